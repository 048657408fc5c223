#include <algorithm>
#include <set>

#include "allocations/promises.h"
#include "capacity/store.h"
#include "catalog/rules.h"
#include "catalog/store.h"
#include "journal/content_hash.h"
#include "kernel/text_keys.h"
#include "kernel/units.h"
#include "orders/rules.h"
#include "prices/rules.h"
#include "shortages/settle.h"
#include "stock/store.h"

namespace supercargo::shortages {
namespace {

using orders::Line;
using orders::Order;
using stock::ReservationStatus;

bool is_confirmed(const Order& order) { return order.status >= orders::Status::confirmed; }

// What of the line could still be settled, and what a sales unit of it is.
Quantity unsettled(const Order& order, const Line& line) {
  return is_confirmed(order) ? line.quantities.backordered : line.base_quantity;
}
Quantity unit_of(const Order& order, const Line& line) {
  if (is_confirmed(order) || line.unit == line.base_unit) return {};
  const auto size = to_base({1'000'000}, {line.base_quantity.micro, line.quantity.micro});
  return size.value_or(Quantity{});
}

std::string words_of(const Option& option, const ShortLine& line) {
  std::string words;
  const std::string goods = line.unit + ' ' + (option.sku.empty() ? line.sku : option.sku);
  for (const Part& part : option.parts)
    words += (words.empty() ? "" : ", ") + text(part.quantity) + ' ' + goods + " from " +
             part.warehouse + " on " + text(part.day);
  if (option.cancelled > Quantity{})
    words += (words.empty() ? "" : ", ") + text(option.cancelled) + ' ' + line.unit + ' ' +
             line.sku + " not at all";
  return words + '.';
}

// Each once, the one that was named first before the others.
std::vector<catalog::Product> in_named_order(std::vector<catalog::Product> products,
                                             const std::vector<std::string>& skus) {
  std::map<std::string, std::size_t> places;
  for (std::size_t n = 0; n < skus.size(); ++n) places.emplace(comparison_key(skus[n]), n);
  std::sort(products.begin(), products.end(), [&](const auto& a, const auto& b) {
    return places.at(a.sku_key) < places.at(b.sku_key);
  });
  const auto is_same = [](const auto& a, const auto& b) { return a.id == b.id; };
  products.erase(std::unique(products.begin(), products.end(), is_same), products.end());
  return products;
}

std::string canonical(const Order& order, const ShortLine& line, const Option& option) {
  std::string out = text(order.id) + '|' + std::to_string(order.version) + '|' +
                    std::to_string(line.line) + '|' + text(line.wanted) + '|' + option.words;
  out += option.net_difference ? '|' + text(*option.net_difference) : "|?";
  return out + '|' + std::to_string(static_cast<int>(option.choice));
}

}  // namespace

Shortages::Shortages(const db::Reader& reader, const Order& order,
                     const std::vector<std::string>& substitutes, Instant now)
    : order_(order), around_(orders::Surroundings::of_orders(reader, {order}, now)) {
  auto skus = substitutes;
  for (const std::string& sku : substitutes) asked_.insert(comparison_key(sku));
  for (const Line& line : order.lines)
    if (const auto* product = around_.product(line.product))
      skus.insert(skus.end(), product->substitutes.begin(), product->substitutes.end());
  substitutes_ = in_named_order(catalog::find_by_skus(reader, skus), skus);
  for (stock::Warehouse& place : stock::all_warehouses(reader))
    if (place.status == stock::WarehouseStatus::active || place.id == order.warehouse_id)
      places_.emplace(place.id, std::move(place));
  gather(reader, now);
  gather_services(reader, now);
  lines();
}

void Shortages::gather(const db::Reader& reader, Instant now) {
  std::set<ProductId> products;
  for (const Line& line : order_.lines)
    if (!line.is_service) products.insert(line.product);
  for (const catalog::Product& product : substitutes_)
    if (product.kind == catalog::ProductKind::goods) products.insert(product.id);
  std::set<stock::StockKey> keys;
  const std::vector<ProductId> all(products.begin(), products.end());
  for (const ProductId product : all) keys.insert({order_.warehouse_id, product});
  for (const auto& level : stock::levels_of(reader, all))
    if (places_.count(level.warehouse_id) > 0) keys.insert({level.warehouse_id, level.product_id});
  for (const auto& row : stock::plan_of(reader, all))
    if (places_.count(row.warehouse_id) > 0) keys.insert({row.warehouse_id, row.product_id});
  auto own = stock::reservations_of(reader, {order_.id.value});
  for (const auto& claim : own) keys.insert(claim.key());
  auto stock = stock::Snapshot::gather(reader, {keys.begin(), keys.end()}, now);
  for (auto& claim : own)
    if (claim.status == ReservationStatus::requested || claim.status == ReservationStatus::held)
      stock.release(claim);
  for (const stock::StockKey& key : keys) {
    const auto place = places_.find(key.warehouse);
    if (place == places_.end()) continue;
    auto& sites = sites_[key.product];
    const bool is_home = key.warehouse == order_.warehouse_id;
    sites.insert(
        is_home ? sites.begin() : sites.end(),
        {key.warehouse, place->second.code, stock.today(key.warehouse), stock.position(key), {}});
  }
  for (const auto& [product, sites] : sites_) {
    const auto* const known = around_.product(product);
    if (known == nullptr) continue;
    usual_days_[product] =
        allocations::usual_day(*known, places_.at(order_.warehouse_id), around_.settings(), now);
  }
}

// Where nothing was declared there is nothing to ask: a place that never did it is not offered, and
// a line from such a place is never short.
void Shortages::gather_services(const db::Reader& reader, Instant now) {
  std::vector<ProductId> services;
  for (const Line& line : order_.lines)
    if (line.is_service) services.push_back(line.product);
  const auto urgency = order_.urgent ? capacity::Urgency::urgent : capacity::Urgency::standard;
  std::map<stock::StockKey, std::vector<FreeDay>> free;
  for (const capacity::Slot& slot : capacity::slots_of(reader, services)) {
    const auto place = places_.find(slot.warehouse_id);
    if (place == places_.end()) continue;
    const Day today = stock::today_at(place->second, now);
    auto& days = free[{slot.warehouse_id, slot.product_id}];
    if (slot.day >= today) days.push_back({slot.day, capacity::free_for(slot, today, urgency)});
  }
  for (auto& [key, days] : free) {
    std::sort(days.begin(), days.end(),
              [](const FreeDay& a, const FreeDay& b) { return a.day < b.day; });
    const stock::Warehouse& place = places_.at(key.warehouse);
    auto& sites = sites_[key.product];
    sites.insert(key.warehouse == order_.warehouse_id ? sites.begin() : sites.end(),
                 {key.warehouse, place.code, stock::today_at(place, now), {}, std::move(days)});
  }
  std::erase_if(sites_, [&](const auto& each) {
    const Site& first = each.second.front();
    return first.capacity && first.warehouse != order_.warehouse_id;
  });
}

std::optional<Shortfall> Shortages::shortfall_of(const Line& line, Sites& sites) const {
  const Quantity wanted = unsettled(order_, line);
  if (wanted == Quantity{} || sites.count(line.product) == 0) return std::nullopt;
  const Day day = around_.wanted_day(order_, line);
  if (is_confirmed(order_)) return Shortfall{wanted, day, {}};
  std::vector<Part> parts;
  for (const stock::Claim& claim : around_.stock_claims(order_, line))
    parts.push_back({{}, claim.key.warehouse, claim.quantity, claim.day});
  for (const auto& ask : around_.capacity_asks(order_, line, line.base_quantity))
    parts.push_back({{}, ask.key.warehouse, ask.quantity, ask.key.day});
  auto after = sites.at(line.product);
  if (!take_parts(after, parts).empty()) return Shortfall{wanted, day, unit_of(order_, line)};
  sites[line.product] = std::move(after);
  return std::nullopt;
}

std::vector<ShortLine> Shortages::lines() {
  if (!lines_.empty()) return lines_;
  Sites sites = sites_;
  for (const Line& line : order_.lines) {
    const auto shortfall = shortfall_of(line, sites);
    if (!shortfall) continue;
    auto& here = sites[line.product];
    const std::span<const Site> all(here);
    ShortLine shown{.line = line.line,
                    .sku = line.sku,
                    .name = line.name,
                    .unit = line.base_unit,
                    .wanted = shortfall->quantity,
                    .wanted_date = shortfall->day,
                    .available = at_hand(all.front(), *shortfall),
                    .promise_date = line.promise_date,
                    .usual_date = line.is_service ? Day{} : usual_days_.at(line.product),
                    .options = {}};
    for (const Outcome& outcome : outcomes(all.front(), all.subspan(1), *shortfall))
      add_option(shown, line, outcome, nullptr);
    for (const catalog::Product& product : substitutes_) {
      if (!may_replace(line, product)) continue;
      const auto outcome = substituted(sites.at(product.id).front(), *shortfall);
      if (outcome) add_option(shown, line, *outcome, &product);
    }
    // The next line of the same goods finds what this one leaves.
    here.front().take({shown.available, shortfall->day});
    lines_.push_back(std::move(shown));
  }
  return lines_;
}

// What the catalogue approves of, or somebody asked for; counted alike and for sale.
bool Shortages::may_replace(const Line& line, const catalog::Product& substitute) const {
  const bool is_alike = substitute.unit == line.base_unit && substitute.id != line.product &&
                        substitute.kind == catalog::ProductKind::goods &&
                        substitute.status == catalog::ProductStatus::active;
  const auto* wanted = around_.product(line.product);
  const bool is_known = wanted != nullptr && catalog::may_stand_for(substitute, *wanted);
  return is_alike && (is_known || asked_.count(substitute.sku_key) > 0);
}

void Shortages::add_option(ShortLine& shown, const Line& line, const Outcome& outcome,
                           const catalog::Product* substitute) const {
  Option option{.choice = outcome.choice,
                .sku = substitute == nullptr ? "" : substitute->sku,
                .parts = outcome.parts,
                .cancelled = outcome.cancelled,
                .promise_date = {},
                .net_difference = difference(line, outcome, substitute),
                .words = {},
                .shown = {}};
  for (const Part& part : outcome.parts)
    option.promise_date = std::max(option.promise_date, part.day);
  option.words = words_of(option, shown);
  option.shown = journal::content_hash(canonical(order_, shown, option));
  shown.options.push_back(std::move(option));
}

std::optional<Money> Shortages::difference(const Line& line, const Outcome& outcome,
                                           const catalog::Product* substitute) const {
  if (order_.currency.empty() || !line.unit_price) return std::nullopt;
  const Quantity gone = substitute == nullptr ? outcome.cancelled : unsettled(order_, line);
  const PackSize size{line.base_quantity.micro, line.quantity.micro};
  const auto left = from_base(line.base_quantity - line.quantities.cancelled - gone, size);
  const auto net = left ? line_net(*left, *line.unit_price, order_.currency) : std::nullopt;
  if (!net) return std::nullopt;
  const auto now =
      line_net(live_quantity(line).value_or(line.quantity), *line.unit_price, order_.currency);
  const Money less = *net - now.value_or(*net);
  if (substitute == nullptr) return less;
  const auto price = prices::resolve(
      *substitute, {substitute->unit, gone, order_.customer_id, order_.currency, around_.today()});
  const auto more = price.price ? line_net(gone, *price.price, order_.currency) : std::nullopt;
  return more ? std::optional(less + *more) : std::nullopt;
}

std::optional<Outcome> Shortages::planned(const SettleLine& given, const ShortLine& shown,
                                          const std::string& pointer,
                                          std::vector<Reason>& reasons) const {
  Outcome outcome{.choice = given.choice, .parts = {}, .cancelled = {}};
  const std::size_t before = reasons.size();
  Quantity sum;
  for (std::size_t n = 0; n < given.parts.size(); ++n) {
    const GivenPart& part = given.parts[n];
    const std::string at = pointer + "/parts/" + std::to_string(n);
    const auto* place =
        around_.warehouse(part.warehouse.empty() ? order_.warehouse : part.warehouse);
    if (place == nullptr || place->status != stock::WarehouseStatus::active)
      reasons.push_back({at + "/warehouse", "unknown_warehouse", "An active one is wanted."});
    else
      outcome.parts.push_back({place->code, place->id, part.quantity, part.date});
    if (part.date < around_.today())
      reasons.push_back({at + "/date", "in_the_past", "It is " + text(around_.today()) + "."});
    sum += part.quantity;
  }
  if (sum != shown.wanted)
    reasons.push_back({pointer + "/parts", "parts_do_not_sum",
                       "They sum to " + text(sum) + " of " + text(shown.wanted) + "."});
  if (given.choice >= Choice::substitute)
    reasons.push_back({pointer + "/choice", "not_by_parts", "It is chosen as it was shown."});
  std::stable_sort(outcome.parts.begin(), outcome.parts.end(),
                   [](const Part& a, const Part& b) { return a.day < b.day; });
  return reasons.size() == before ? std::optional(std::move(outcome)) : std::nullopt;
}

std::optional<Shortages::Chosen> Shortages::chosen(const SettleLine& given, std::size_t index,
                                                   std::vector<Reason>& reasons) {
  const std::string pointer = "/lines/" + std::to_string(index);
  const auto line = std::find_if(order_.lines.begin(), order_.lines.end(),
                                 [&](const Line& each) { return each.line == given.line; });
  const auto shown = std::find_if(lines_.begin(), lines_.end(),
                                  [&](const ShortLine& each) { return each.line == given.line; });
  if (line == order_.lines.end() || shown == lines_.end()) {
    const bool is_there = line != order_.lines.end();
    reasons.push_back({pointer + "/line", is_there ? "not_short" : "unknown_line",
                       is_there ? "Nothing is missing there." : "It has no such line."});
    return std::nullopt;
  }
  Chosen chosen{.line = &*line, .outcome = {}, .substitute = nullptr, .index = index};
  if (!given.parts.empty()) {
    auto outcome = planned(given, *shown, pointer, reasons);
    if (outcome) chosen.outcome = std::move(*outcome);
    return outcome ? std::optional(std::move(chosen)) : std::nullopt;
  }
  Reason stale{pointer + "/shown", given.shown.empty() ? "required" : "effects_changed",
               "What can be had now is shown; the customer agrees to exactly that."};
  for (const Option& option : shown->options) {
    if (option.choice == given.choice)
      stale.suggestions.push_back({option.shown, option.words, "can be had now"});
    if (option.choice != given.choice || option.shown != given.shown) continue;
    chosen.outcome = {option.choice, option.parts, option.cancelled};
    for (const catalog::Product& product : substitutes_)
      if (product.sku == option.sku) chosen.substitute = &product;
    return chosen;
  }
  reasons.push_back(std::move(stale));
  return std::nullopt;
}

void Shortages::check_together(const std::vector<Chosen>& all, std::vector<Reason>& reasons) const {
  Sites sites = sites_;
  for (const Line& line : order_.lines) {
    const auto each =
        std::find_if(all.begin(), all.end(), [&](const Chosen& one) { return one.line == &line; });
    if (each == all.end()) {
      shortfall_of(line, sites);
      continue;
    }
    const ProductId product = each->substitute == nullptr ? line.product : each->substitute->id;
    const auto& parts = each->outcome.parts;
    for (const Unkept& unkept : take_parts(sites.at(product), parts)) {
      const Part& part = parts[unkept.part];
      Reason reason{"/lines/" + std::to_string(each->index), "cannot_be_kept",
                    text(part.quantity) + " from " + part.warehouse + " on " + text(part.day) +
                        ": " + text(unkept.obtainable) + " can be promised for that day."};
      if (unkept.earliest)
        reason.suggestions.push_back({text(*unkept.earliest), text(part.quantity),
                                      "all of it can be promised for that day"});
      reasons.push_back(std::move(reason));
    }
  }
}

}  // namespace supercargo::shortages
