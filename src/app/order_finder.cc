#include "app/order_finder.h"

#include <algorithm>

#include "db/search.h"
#include "kernel/search_text.h"
#include "outlines/outline.h"

namespace supercargo::app {
namespace {

// SO-2026-000150 is also asked for as 150.
std::string short_number(const std::string& number) {
  const auto dash = number.rfind('-');
  const auto digits = number.find_first_not_of('0', dash == std::string::npos ? 0 : dash + 1);
  return digits == std::string::npos ? std::string() : number.substr(digits);
}

std::string words_of(const outlines::Outline& order) {
  constexpr std::size_t lines_most = 300;  // what a person would search an order by
  std::string text = order.number + ' ' + short_number(order.number) + ' ' + order.customer + ' ' +
                     order.customer_name + ' ' + order.customer_po_number;
  std::size_t lines = 0;
  for (const outlines::Line& line : order.lines) {
    if (++lines > lines_most) break;
    text.append(" ").append(line.sku).append(" ").append(line.name);
  }
  return search_tokens(text);
}

}  // namespace

bool OrderFinder::wants(std::string_view fact) const {
  static constexpr std::string_view wanted[] = {"sales_order_placed", "sales_order_changed",
                                                "sales_order_amended"};
  return std::find(std::begin(wanted), std::end(wanted), fact) != std::end(wanted);
}

void OrderFinder::handle(journal::Unit& unit, const journal::Entry& entry) {
  Heard heard{unit, entry};
  handle_all({&heard, 1});
}

// The words of many orders are written in one go: the company's writers wait meanwhile.
void OrderFinder::handle_all(std::span<Heard> heard) {
  db::Writer& writer = heard.front().unit.db;
  std::vector<OrderId> ids;
  ids.reserve(heard.size());
  for (const Heard& each : heard) ids.push_back({each.entry.record_id});
  const auto found = outlines::of_orders(writer, std::move(ids));
  std::vector<std::string> words;
  words.reserve(found.size());  // the entries look into them
  std::vector<db::SearchEntry> entries;
  entries.reserve(found.size());
  for (const outlines::Outline& order : found) {
    words.push_back(words_of(order));
    entries.push_back({order.id.value, words.back()});
  }
  db::index_words(writer.session(), "sales_order", entries);
}

}  // namespace supercargo::app
