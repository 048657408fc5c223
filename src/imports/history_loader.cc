#include "imports/history_loader.h"

#include <algorithm>
#include <array>

#include "kernel/value.h"

namespace supercargo::imports {
namespace {

using history::ExactAmount;
using history::GivenLine;
using history::GivenOrder;
using history::Kind;

enum Which : std::size_t {
  field_number,
  field_sku,
  field_description,
  field_quantity,
  field_unit_price,
  field_at,
  field_customer,
  field_country,
  field_currency,
};
constexpr std::array field_names{"number", "sku",      "description", "quantity", "unit_price",
                                 "at",     "customer", "country",     "currency"};
constexpr std::array needed{field_number, field_sku, field_quantity, field_unit_price, field_at};

constexpr std::size_t seen_max = 1'000'000;

void check_text(const Entity& entity, const char* field, const void* record,
                std::vector<Reason>& reasons) {
  const Objection objection = check_value(*entity.find(field), record);
  if (objection.code != nullptr)
    reasons.push_back({std::string("/") + field, objection.code, objection.detail});
}

std::vector<Reason> missing_columns(const sheets::Binding& binding) {
  std::vector<Reason> reasons;
  for (const Which field : needed) {
    if (binding.find(field_names[field]) == nullptr)
      reasons.push_back({std::string("/columns/") + field_names[field], "required",
                         "Nothing in the mapping gives this field."});
  }
  return reasons;
}

void add_note(std::string& note, const char* word) {
  if (!note.empty()) note.append(", ");
  note.append(word);
}

// Odd but true: such lines stood in somebody's books, so they are kept and marked.
void note_what_is_odd(GivenLine& line, Kind kind) {
  if (line.description.empty()) add_note(line.note, "no_description");
  if (line.unit_price.micro == 0) add_note(line.note, "no_price");
  if (line.unit_price.micro < 0) add_note(line.note, "negative_price");
  if (line.quantity.micro == 0) add_note(line.note, "no_quantity");
  if (line.quantity.micro < 0 && kind != Kind::credit) add_note(line.note, "negative_quantity");
  if (line.quantity.micro > 0 && kind == Kind::credit) add_note(line.note, "positive_quantity");
}

std::optional<Kind> kind_named(std::string_view name) {
  const Choices names = choices<Kind>();
  for (std::size_t i = 0; i < names.count; ++i)
    if (name == names.names[i]) return static_cast<Kind>(i);
  return std::nullopt;
}

}  // namespace

HistoryLoader::HistoryLoader(const sheets::Mapping& mapping, const std::string& zone,
                             Currency currency)
    : mapping_(mapping),
      dates_(mapping.dates, mapping.time_zone.empty() ? zone : mapping.time_zone),
      currency_(currency) {}

Result<Done> HistoryLoader::begin(const Table& table) {
  auto bound = sheets::Binding::bind(mapping_, table.heading, [](const std::string& field) {
    return std::find(field_names.begin(), field_names.end(), field) != field_names.end();
  });
  if (!bound) return std::move(bound.error());
  std::vector<Reason> reasons = missing_columns(*bound);
  for (const sheets::KindRule& rule : mapping_.kinds)
    if (!kind_named(rule.kind))
      reasons.push_back({"/kinds", "unknown_kind", "order, credit or adjustment: " + rule.kind});
  if (!reasons.empty()) return invalid(std::move(reasons));
  binding_ = std::move(*bound);
  sources_.clear();
  for (const char* name : field_names) sources_.push_back(binding_->find(name));
  bookkeeper_.emplace(table.run_id,
                      history::CounterSales{mapping_.counter_code, mapping_.counter_name});
  seen_.clear();
  seen_codes_.clear();
  return Done{};
}

std::string_view HistoryLoader::cell(const sheets::Row& row, std::size_t field) {
  return sources_[field] == nullptr ? std::string_view()
                                    : sheets::value(*sources_[field], row, scratch_);
}

std::string_view HistoryLoader::number(const sheets::Row& row, std::size_t field) {
  return sheets::plain_number(mapping_, cell(row, field), scratch_number_);
}

history::Kind HistoryLoader::kind_of(const std::string& number) const {
  for (const sheets::KindRule& rule : mapping_.kinds)
    if (number.starts_with(rule.prefix)) return kind_named(rule.kind).value_or(Kind::order);
  return Kind::order;
}

HistoryLoader::Entry HistoryLoader::read(sheets::Row& row) {
  Entry entry;
  entry.number = cell(row, field_number);
  entry.customer = cell(row, field_customer);
  entry.country = cell(row, field_country);
  entry.line.sku = cell(row, field_sku);
  entry.line.description = cell(row, field_description);
  history::Order order;
  order.number = entry.number;
  order.country = entry.country;
  check_text(entity<history::Order>(), "number", &order, row.reasons);
  check_text(entity<history::Order>(), "country", &order, row.reasons);
  history::Line line;
  line.sku = entry.line.sku;
  line.description = entry.line.description;
  check_text(entity<history::Line>(), "sku", &line, row.reasons);
  check_text(entity<history::Line>(), "description", &line, row.reasons);
  read_figures(entry, row);
  return entry;
}

void HistoryLoader::read_figures(Entry& entry, sheets::Row& row) {
  const auto quantity = parse_quantity(number(row, field_quantity));
  if (!quantity) row.reasons.push_back({"/quantity", "not_a_quantity", ""});
  const auto price = parse_price(number(row, field_unit_price));
  if (!price) row.reasons.push_back({"/unit_price", "not_a_price", ""});
  const auto at = dates_.instant(cell(row, field_at));
  if (!at) row.reasons.push_back({"/at", "not_an_instant", ""});
  const std::string_view code = cell(row, field_currency);
  const auto currency = code.empty() ? currency_ : Currency::parse(code);
  if (!currency || currency->empty()) row.reasons.push_back({"/currency", "unknown_currency", ""});
  entry.line.quantity = quantity.value_or(Quantity{});
  entry.line.unit_price = price.value_or(Price{});
  entry.has_value = quantity && price;
  entry.at = at.value_or(Instant{});
  entry.currency = currency.value_or(Currency{});
}

// The document at the end may go on in rows that are not here yet: it is left for the next slice,
// so that it is written, and told, once. One that fills a whole slice is written in parts.
std::size_t HistoryLoader::whole_documents(std::span<const sheets::Row> rows) {
  std::size_t end = rows.size();
  std::string last;
  for (std::size_t i = rows.size(); i-- > 0;) {
    if (!rows[i].reasons.empty()) continue;
    const std::string_view number = cell(rows[i], field_number);
    if (last.empty()) last = number;
    if (number != last) return end;
    end = i;
  }
  return rows.size();
}

void HistoryLoader::place(std::span<sheets::Row> rows, std::size_t i, Entry entry) {
  const auto [found, is_new] = by_number_.try_emplace(entry.number, orders_.size());
  if (is_new) {
    orders_.push_back({.number = entry.number,
                       .kind = kind_of(entry.number),
                       .customer = entry.customer,
                       .at = entry.at,
                       .currency = entry.currency,
                       .country = entry.country,
                       .lines = {}});
  }
  GivenOrder& order = orders_[found->second];
  if (order.customer != entry.customer || order.currency != entry.currency) {
    rows[i].reasons.push_back(
        {"/number", "differs_from_document", "Its other lines have another customer or currency."});
    return;
  }
  note_what_is_odd(entry.line, order.kind);
  if (entry.at != order.at) add_note(entry.line.note, "other_time");
  places_.push_back({i, found->second, order.lines.size()});
  order.lines.push_back(std::move(entry.line));
}

Slice HistoryLoader::load(journal::Unit& unit, std::span<sheets::Row> rows, Rest rest) {
  orders_.clear();
  by_number_.clear();
  places_.clear();
  Slice slice{.taken = rest == Rest::none ? rows.size() : whole_documents(rows)};
  for (std::size_t i = 0; i < slice.taken; ++i) {
    if (!rows[i].reasons.empty()) continue;
    Entry entry = read(rows[i]);
    const ExactAmount value(entry.line.quantity, entry.line.unit_price);
    const bool has_value = entry.has_value;
    if (rows[i].reasons.empty()) place(rows, i, std::move(entry));
    if (!rows[i].reasons.empty() && has_value) slice.value_rejected += value;
  }
  bookkeeper_->book(unit, orders_);
  for (const Place& place : places_) {
    GivenLine& line = orders_[place.order].lines[place.line];
    const ExactAmount value(line.quantity, line.unit_price);
    (line.reasons.empty() ? slice.value_accepted : slice.value_rejected) += value;
    note_named(slice, orders_[place.order], line);
    rows[place.row].reasons = std::move(line.reasons);
  }
  for (const GivenOrder& order : orders_)
    if (order.is_new) (order.kind == Kind::credit ? slice.credits : slice.orders) += 1;
  return slice;
}

void HistoryLoader::note_named(Slice& slice, const GivenOrder& order, const GivenLine& line) {
  if (!line.reasons.empty()) return;
  if (seen_.size() > seen_max) seen_.clear();
  if (seen_.insert(line.product.value).second)
    slice.named.emplace_back("product", line.product.value);
  // Codes that differ in letter case only are one product, and two codes (decisions 11).
  if (seen_codes_.size() > seen_max) seen_codes_.clear();
  if (seen_codes_.insert(line.sku).second)
    slice.named.emplace_back("product_code", sheets::number_of(line.sku));
  // Those behind the counter are nobody in particular.
  if (!order.customer.empty() && seen_.insert(order.customer_id.value).second)
    slice.named.emplace_back("customer", order.customer_id.value);
}

}  // namespace supercargo::imports
