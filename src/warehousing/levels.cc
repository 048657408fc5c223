#include "warehousing/levels.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "catalog/store.h"
#include "stock/snapshot.h"
#include "stock/store.h"
#include "warehousing/store.h"

namespace supercargo {

using stock::ProjectedDay;
using warehousing::Availability;
using warehousing::AvailabilityQuestion;
using warehousing::StockLine;

namespace {

constexpr const char* earliest_names[] = {"stock", "lead_time"};
constexpr Rules shown{.access = Access::read_only};
constexpr Rules shown_code{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered_code{
    .access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field line_fields[] = {
    field<&StockLine::sku>("sku", filtered_code),
    field<&StockLine::warehouse>("warehouse", filtered_code),
    field<&StockLine::on_hand>("on_hand", shown),
    field<&StockLine::reserved>("reserved", shown),
    field<&StockLine::quarantined>("quarantined", shown),
    field<&StockLine::available>("available", shown),
    field<&StockLine::incoming>("incoming", shown),
};
constexpr Field question_fields[] = {
    field<&AvailabilityQuestion::sku>("sku", {.required = true, .personal = Personal::none}),
    field<&AvailabilityQuestion::quantity>(
        "quantity", {.least = 1, .about = "In the product's base unit; one unless given."}),
    field<&AvailabilityQuestion::warehouse>(
        "warehouse",
        {.personal = Personal::none, .about = "Code or id; where it is had first unless given."}),
    field<&AvailabilityQuestion::date>("date", {.about = "Today at the warehouse unless given."}),
};
constexpr Field day_fields[] = {
    field<&ProjectedDay::day>("day", shown),
    field<&ProjectedDay::incoming>("incoming", shown),
    field<&ProjectedDay::outgoing>("outgoing", shown),
    field<&ProjectedDay::projected>("projected", shown),
    field<&ProjectedDay::available_to_promise>("available_to_promise", shown),
};

}  // namespace

template <>
Choices choices<warehousing::EarliestBy>() {
  return {earliest_names, std::size(earliest_names)};
}
template <>
const Entity& entity<StockLine>() {
  static constexpr Entity described = describe<StockLine>("stock_line", "", line_fields);
  return described;
}
template <>
const Entity& entity<AvailabilityQuestion>() {
  static constexpr Entity described =
      describe<AvailabilityQuestion>("availability_question", "", question_fields);
  return described;
}
template <>
const Entity& entity<ProjectedDay>() {
  static constexpr Entity described = describe<ProjectedDay>("projected_day", "", day_fields);
  return described;
}

namespace {

constexpr Field availability_fields[] = {
    field<&Availability::sku>("sku", shown_code),
    field<&Availability::warehouse>("warehouse", shown_code),
    field<&Availability::quantity>("quantity", shown),
    field<&Availability::date>("date", shown),
    field<&Availability::available_to_promise>("available_to_promise", shown),
    field<&Availability::earliest_date>("earliest_date", shown),
    field<&Availability::earliest_by>("earliest_by", shown),
    field<&Availability::days>("days", shown),
};

}  // namespace

template <>
const Entity& entity<Availability>() {
  static constexpr Entity described =
      describe<Availability>("availability", "", availability_fields);
  return described;
}

namespace warehousing {
namespace {

constexpr std::size_t named_max = 500;

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  while (parts.size() < named_max) {
    const auto comma = list.find(',');
    parts.emplace_back(list.substr(0, comma));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return parts;
}

// The filters of a list by what people call things, as far as they were given.
struct Named {
  std::optional<std::vector<std::string>> skus;
  std::optional<std::vector<std::string>> warehouses;
  std::vector<std::pair<std::string, std::string>> others;
};
Named named_in(const db::ListRequest& request) {
  Named named;
  for (const auto& [name, value] : request.filters) {
    if (name == "sku")
      named.skus = parts_of(value);
    else if (name == "warehouse")
      named.warehouses = parts_of(value);
    else
      named.others.emplace_back(name, value);
  }
  return named;
}

std::vector<stock::Warehouse> warehouses_named(const db::Reader& reader, const Named& named) {
  if (!named.warehouses) return stock::all_warehouses(reader);
  const Known known = Known::gather(reader, *named.warehouses, {});
  std::map<WarehouseId, stock::Warehouse> found;
  for (const std::string& reference : *named.warehouses)
    if (const auto* warehouse = known.warehouse(reference))
      found.emplace(warehouse->id, *warehouse);
  std::vector<stock::Warehouse> warehouses;
  warehouses.reserve(found.size());
  for (auto& [id, warehouse] : found) warehouses.push_back(std::move(warehouse));
  return warehouses;
}

std::vector<catalog::Product> products_named(const db::Reader& reader, const Named& named) {
  if (!named.skus) return {};
  return catalog::find_by_skus(reader, *named.skus);
}

// Lists of levels go by warehouse and product; the cursor names the last pair.
std::string cursor_text(const stock::StockKey& key) {
  return std::to_string(key.warehouse.value) + '|' + std::to_string(key.product.value);
}
std::optional<stock::StockKey> parse_cursor(std::string_view text) {
  if (text.empty()) return stock::StockKey{};
  stock::StockKey key;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, key.warehouse.value);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '|') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, key.product.value);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  return key;
}

// Where stock was asked for by sku, places are listed even when they never had any.
std::vector<stock::StockKey> keys_by_sku(const db::Reader& reader, const Named& named,
                                         const std::vector<stock::Warehouse>& warehouses) {
  std::set<stock::StockKey> keys;
  std::set<WarehouseId> wanted;
  std::vector<ProductId> products;
  for (const auto& warehouse : warehouses) wanted.insert(warehouse.id);
  for (const auto& product : products_named(reader, named)) {
    products.push_back(product.id);
    if (!named.warehouses) continue;
    for (const WarehouseId warehouse : wanted) keys.insert({warehouse, product.id});
  }
  for (const stock::Level& level : stock::levels_of(reader, products))
    if (wanted.count(level.warehouse_id) != 0) keys.insert({level.warehouse_id, level.product_id});
  return {keys.begin(), keys.end()};
}

std::vector<stock::StockKey> keys_by_place(const db::Reader& reader,
                                           const std::vector<stock::Warehouse>& warehouses,
                                           const stock::StockKey& last, std::size_t limit) {
  std::vector<stock::StockKey> keys;
  for (const auto& warehouse : warehouses) {
    if (warehouse.id < last.warehouse || keys.size() >= limit) continue;
    const ProductId from = warehouse.id == last.warehouse ? last.product : ProductId{};
    const auto left = static_cast<std::int64_t>(limit - keys.size());
    for (const auto& level : stock::levels_after(reader, {warehouse.id, from, left}))
      keys.push_back({level.warehouse_id, level.product_id});
  }
  return keys;
}

Quantity incoming_of(const stock::Position& position, Day today) {
  Quantity incoming;
  for (const stock::PlanDay& planned : position.plan)
    if (planned.day >= today) incoming += planned.incoming;
  return incoming;
}

// What people call the products and places of these keys.
struct Names {
  std::map<ProductId, std::string> skus;
  std::map<WarehouseId, std::string> codes;
};
Names names_of(const db::Reader& reader, const std::vector<stock::StockKey>& keys) {
  std::vector<ProductId> products;
  std::vector<WarehouseId> warehouses;
  for (const stock::StockKey& key : keys) {
    products.push_back(key.product);
    warehouses.push_back(key.warehouse);
  }
  Names names;
  for (const auto& each : catalog::find_by_ids(reader, products)) names.skus[each.id] = each.sku;
  for (const auto& each : stock::find_warehouses(reader, warehouses))
    names.codes[each.id] = each.code;
  return names;
}

std::vector<StockLine> lines_of(const journal::Query& query,
                                const std::vector<stock::StockKey>& keys) {
  const Names names = names_of(query.db, keys);
  const auto stock = stock::Snapshot::gather(query.db, keys, query.now());
  std::vector<StockLine> lines;
  for (const stock::StockKey& key : keys) {
    const stock::Position& position = stock.position(key);
    lines.push_back({.sku = names.skus.at(key.product),
                     .warehouse = names.codes.at(key.warehouse),
                     .on_hand = position.on_hand,
                     .reserved = position.reserved,
                     .quarantined = position.quarantined,
                     .available = stock::free_on_hand(position),
                     .incoming = incoming_of(position, stock.today(key.warehouse))});
  }
  return lines;
}

std::vector<Reason> not_offered(const db::ListRequest& request, const Named& named) {
  std::vector<Reason> reasons;
  for (const auto& [name, value] : named.others)
    reasons.push_back({"?" + name, "unknown_parameter", ""});
  if (!request.sort.empty()) reasons.push_back({"?sort", "not_sortable", ""});
  if (!request.q.empty()) reasons.push_back({"?q", "unknown_parameter", ""});
  if (request.count) reasons.push_back({"?count", "unknown_parameter", ""});
  return reasons;
}

// Names turned into ids, so that the stored columns can be compared.
template <class List>
std::string ids_text(const List& records) {
  std::string ids;
  for (const auto& record : records) ids.append(ids.empty() ? "" : ",").append(text(record.id));
  return ids;
}

// One way to fulfil a question.
struct Candidate {
  const stock::Warehouse* warehouse = nullptr;
  stock::Position position;
  Day today;
  Day date;
  Quantity available;
  std::optional<Day> earliest;
};

bool is_better(const Candidate& a, const Candidate& b) {
  const auto rank = [](const Candidate& each) {
    return each.earliest ? each.earliest->days : std::numeric_limits<std::int32_t>::max();
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.available > b.available;
}

Availability answer_of(const Candidate& best, const catalog::Product& product, Quantity wanted) {
  Availability answer{.sku = product.sku,
                      .warehouse = best.warehouse->code,
                      .quantity = wanted,
                      .date = best.date,
                      .available_to_promise = best.available,
                      .days = stock::projection(best.position, best.today)};
  if (best.earliest) {
    answer.earliest_date = *best.earliest;
    answer.earliest_by = EarliestBy::stock;
  } else if (product.lead_time_days > 0) {
    answer.earliest_date = working_day_from(best.today + static_cast<int>(product.lead_time_days),
                                            stock::calendar_of(*best.warehouse));
    answer.earliest_by = EarliestBy::lead_time;
  }
  return answer;
}

Result<std::vector<stock::Warehouse>> places_asked(const db::Reader& reader,
                                                   const std::string& reference) {
  std::vector<stock::Warehouse> places;
  if (!reference.empty()) {
    auto warehouse = stock::find_warehouse(reader, reference);
    if (!warehouse) return not_found("warehouse");
    places.push_back(std::move(*warehouse));
    return places;
  }
  for (auto& warehouse : stock::all_warehouses(reader))
    if (warehouse.status == stock::WarehouseStatus::active) places.push_back(std::move(warehouse));
  if (places.empty()) return not_found("warehouse");
  return places;
}

}  // namespace

Result<db::Page<StockLine>> list_stock(const journal::Query& query,
                                       const db::ListRequest& request) {
  const Named named = named_in(request);
  if (auto reasons = not_offered(request, named); !reasons.empty())
    return invalid(std::move(reasons));
  const auto last = parse_cursor(request.after);
  if (!last)
    return Problem{Refusal::malformed, "invalid_cursor", "The cursor is not one of this list."};
  const auto limit = static_cast<std::size_t>(std::clamp(request.limit, 1, db::page_limit_max));
  const auto warehouses = warehouses_named(query.db, named);
  std::vector<stock::StockKey> keys;
  if (named.skus) {
    keys = keys_by_sku(query.db, named, warehouses);
    keys.erase(keys.begin(), std::upper_bound(keys.begin(), keys.end(), *last));
  } else {
    keys = keys_by_place(query.db, warehouses, *last, limit + 1);
  }
  db::Page<StockLine> page;
  if (keys.size() > limit) {
    keys.resize(limit);
    page.after = cursor_text(keys.back());
  }
  page.items = lines_of(query, keys);
  return page;
}

Result<db::Page<stock::Move>> list_moves(const journal::Query& query,
                                         const db::ListRequest& request) {
  const Named named = named_in(request);
  db::ListRequest wanted = request;
  wanted.filters = named.others;
  if (named.skus) {
    const std::string ids = ids_text(products_named(query.db, named));
    if (ids.empty()) return db::Page<stock::Move>{};
    wanted.filters.emplace_back("product_id", ids);
  }
  if (named.warehouses) {
    const std::string ids = ids_text(warehouses_named(query.db, named));
    if (ids.empty()) return db::Page<stock::Move>{};
    wanted.filters.emplace_back("warehouse_id", ids);
  }
  auto page = db::page<stock::Move>(query.db, wanted);
  if (!page) return page;
  std::vector<stock::StockKey> keys;
  for (const auto& move : page->items) keys.push_back({move.warehouse_id, move.product_id});
  const Names names = names_of(query.db, keys);
  for (stock::Move& move : page->items) {
    move.sku = names.skus.at(move.product_id);
    move.warehouse = names.codes.at(move.warehouse_id);
  }
  return page;
}

Result<db::Page<stock::Reservation>> list_reservations(const journal::Query& query,
                                                       const db::ListRequest& request) {
  return db::page<stock::Reservation>(query.db, request);
}

Result<Availability> availability(const journal::Query& query,
                                  const AvailabilityQuestion& question) {
  const auto product = catalog::find(query.db, question.sku);
  if (!product) return not_found("product");
  if (product->kind == catalog::ProductKind::service)
    return invalid({{"?sku", "not_kept_in_stock", "Services have no stock."}});
  const auto places = places_asked(query.db, question.warehouse);
  if (!places) return places.error();
  std::vector<stock::StockKey> keys;
  for (const auto& place : *places) keys.push_back({place.id, product->id});
  const auto stock = stock::Snapshot::gather(query.db, keys, query.now());
  const Quantity wanted = question.quantity.value_or(Quantity{power_of_ten(quantity_scale)});
  std::optional<Candidate> best;
  for (const auto& place : *places) {
    const stock::StockKey key{place.id, product->id};
    const Day today = stock.today(place.id);
    const Day date = question.date ? std::max(question.date, today) : today;
    Candidate candidate{&place,
                        stock.position(key),
                        today,
                        date,
                        stock.available_to_promise(key, date),
                        stock.earliest_day(key, wanted)};
    if (!best || is_better(candidate, *best)) best = std::move(candidate);
  }
  return answer_of(*best, *product, wanted);
}

}  // namespace warehousing
}  // namespace supercargo
