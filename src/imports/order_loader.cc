#include "imports/order_loader.h"

#include <algorithm>
#include <charconv>

#include "kernel/record_json.h"
#include "orders/commands.h"

namespace supercargo::imports {
namespace {

using orders::Place;
using orders::PlaceLine;

// Not a field of an order: what parts one from the next.
constexpr std::string_view order_key = "order";
// How a column names a line's field whose name the order has too.
constexpr std::string_view line_prefix = "line/";

bool is_line_field(std::string_view field) {
  return field.starts_with(line_prefix) || !sheets::has_field(entity<Place>(), field);
}

std::string_view line_field(std::string_view field) {
  if (field.starts_with(line_prefix)) field.remove_prefix(line_prefix.size());
  return field;
}

bool is_known(const std::string& field) {
  if (field == order_key) return true;
  if (field.starts_with("lines")) return false;  // each row is one
  return is_line_field(field) ? sheets::has_field(entity<PlaceLine>(), line_field(field)) : true;
}

std::string header_text(Place place) {
  place.lines.clear();
  return to_json(place);
}

// "/lines/3/sku" is line 3's "/sku"; nothing for what concerns the order.
std::optional<std::pair<std::size_t, std::string>> line_of(const std::string& pointer) {
  constexpr std::string_view before = "/lines/";
  if (!pointer.starts_with(before)) return std::nullopt;
  std::size_t line = 0;
  const char* end = pointer.data() + pointer.size();
  const auto [rest, error] = std::from_chars(pointer.data() + before.size(), end, line);
  if (error != std::errc()) return std::nullopt;
  return std::pair{line, std::string(rest, end)};
}

}  // namespace

OrderLoader::OrderLoader(const sheets::Mapping& mapping, const std::string& zone, Currency currency)
    : mapping_(mapping), reader_(mapping, zone, currency) {}

Result<Done> OrderLoader::begin(const Table& table) {
  auto bound = sheets::Binding::bind(mapping_, table.heading, is_known);
  if (!bound) return std::move(bound.error());
  binding_ = std::move(*bound);
  table_ = &table;
  heading_bytes_ = table.source.bytes(0, table.heading_end);
  return Done{};
}

// Empty: nothing ties the row to its neighbours.
std::string OrderLoader::key_of(const sheets::Row& row) {
  if (const auto* source = binding_->find(order_key))
    return std::string(reader_.text(*source, row));
  const auto* number = binding_->find("customer_po_number");
  const auto* customer = binding_->find("customer");
  if (number == nullptr || customer == nullptr) return {};
  std::string key(reader_.text(*number, row));
  if (!key.empty()) key.append(1, '\n').append(reader_.text(*customer, row));
  return key;
}

// The order at the end may go on in rows that are not here yet. One that fills a whole slice has
// more lines than an order may have, and is refused for it.
std::size_t OrderLoader::whole_orders(std::span<sheets::Row> rows) {
  const auto first_bad = [](const sheets::Row& row) { return !row.reasons.empty(); };
  std::size_t end = rows.size();
  while (end > 0 && first_bad(rows[end - 1])) --end;
  if (end == 0) return rows.size();
  const std::string last = key_of(rows[end - 1]);
  while (end > 0 && (first_bad(rows[end - 1]) || key_of(rows[end - 1]) == last)) --end;
  return end == 0 || last.empty() ? rows.size() : end;
}

Place OrderLoader::read(sheets::Row& row) {
  Place place;
  PlaceLine& line = place.lines.emplace_back();
  for (const sheets::Binding::Source& source : binding_->sources()) {
    if (source.field == order_key) continue;
    const std::string_view text = reader_.text(source, row);
    if (is_line_field(source.field))
      reader_.give(entity<PlaceLine>(), &line, line_field(source.field), text, row.reasons);
    else
      reader_.give(entity<Place>(), &place, source.field, text, row.reasons);
  }
  return place;
}

void OrderLoader::add(std::vector<Draft>& drafts, std::span<sheets::Row> rows, std::size_t i) {
  Place place = read(rows[i]);
  std::string key = key_of(rows[i]);
  if (key.empty() || drafts.empty() || drafts.back().key != key) {
    drafts.push_back({std::move(key), std::move(place), {i}});
    return;
  }
  Draft& draft = drafts.back();
  if (header_text(place) != header_text(draft.place))
    rows[i].reasons.push_back(
        {"", "differs_from_document", "Its neighbours say something else of the same order."});
  draft.place.lines.push_back(std::move(place.lines.front()));
  draft.rows.push_back(i);
}

// The heading and the order's own rows, byte for byte: a table by itself.
void OrderLoader::keep_original(Draft& draft, std::span<const sheets::Row> rows) const {
  Place& place = draft.place;
  place.original = heading_bytes_;
  for (const std::size_t i : draft.rows)
    place.original += table_->source.bytes(rows[i].place.offset, rows[i].end);
  const auto first = std::to_string(rows[draft.rows.front()].place.row);
  const auto last = std::to_string(rows[draft.rows.back()].place.row);
  place.original_name = table_->source.file_name() + ", rows " + first + " to " + last + ".csv";
}

void OrderLoader::refuse(const Draft& draft, std::span<sheets::Row> rows,
                         const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) {
    const auto line = line_of(reason.pointer);
    if (line && line->first < draft.rows.size()) {
      rows[draft.rows[line->first]].reasons.push_back({line->second, reason.code, reason.detail});
      continue;
    }
    for (const std::size_t i : draft.rows) rows[i].reasons.push_back(reason);
  }
  for (const std::size_t i : draft.rows)
    if (rows[i].reasons.empty())
      rows[i].reasons.push_back({"", "order_refused", "Another line of its order was refused."});
}

Slice OrderLoader::load(journal::Unit& unit, std::span<sheets::Row> rows, Rest rest) {
  Slice slice{.taken = rest == Rest::none ? rows.size() : whole_orders(rows)};
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < slice.taken; ++i)
    if (rows[i].reasons.empty()) add(drafts, rows, i);
  std::vector<Place> places;
  std::vector<const Draft*> placed;
  for (Draft& draft : drafts) {
    std::vector<Reason> reasons;
    sheets::check_record(entity<Place>(), &draft.place, "", reasons);
    const bool is_read =
        reasons.empty() && std::all_of(draft.rows.begin(), draft.rows.end(),
                                       [&](std::size_t i) { return rows[i].reasons.empty(); });
    if (!is_read) {
      refuse(draft, rows, reasons);
      continue;
    }
    keep_original(draft, rows);
    places.push_back(std::move(draft.place));
    placed.push_back(&draft);
  }
  journal::Batch batch(unit, places.size());
  const auto answers = orders::place(batch, places);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i])
      ++slice.orders;
    else
      refuse(*placed[i], rows, sheets::reasons_of(answers[i].error()));
  }
  return slice;
}

}  // namespace supercargo::imports
