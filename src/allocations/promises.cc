#include "allocations/promises.h"

#include <algorithm>
#include <numeric>

#include "agreements/keeping.h"
#include "allocations/store.h"
#include "catalog/store.h"
#include "customers/store.h"
#include "followups/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "policies/store.h"
#include "stock/store.h"

namespace supercargo::allocations {
namespace {

using orders::Line;
using orders::Order;
using stock::Reservation;
using stock::ReservationStatus;

bool is_open(const Reservation& claim) {
  return claim.open() > Quantity{} && (claim.status == ReservationStatus::requested ||
                                       claim.status == ReservationStatus::committed);
}

std::vector<Claimant> chosen(const std::vector<Claimant>& from,
                             const std::vector<std::size_t>& places) {
  std::vector<Claimant> some;
  some.reserve(places.size());
  for (const std::size_t n : places) some.push_back(from[n]);
  return some;
}

// Where nothing is in sight a promise stands until its day has come or its supply is lost: nobody
// is told every day that there is no news.
bool is_to_be_moved(const Claimant& waiting, const Dated& dated, Day today, Trigger trigger) {
  if (dated.in_sight) return dated.day != waiting.promise;
  return trigger == Trigger::supply_lost || waiting.promise <= today;
}

std::string slip_words(const Line& line, const Claimant& waiting, const Dated& dated) {
  std::string words = "Line " + std::to_string(line.line) + " (" + line.sku +
                      "): " + text(waiting.quantity) + ' ' + line.base_unit + " promised for " +
                      text(waiting.promise);
  if (dated.in_sight) return words + " can be had on " + text(dated.day) + " now.";
  return words + ": nothing is announced; " + text(dated.day) + " is what it usually takes.";
}

}  // namespace

Promises::Promises(const db::Reader& reader, std::vector<stock::StockKey> keys, Instant now)
    : stock(stock::Snapshot::gather(reader, keys, now)),
      reader_(reader),
      keys_(std::move(keys)),
      now_(now) {}

void Promises::load(const std::vector<Claimant>& claimants) {
  std::vector<std::int64_t> ids;
  ids.reserve(claimants.size());
  for (const Claimant& each : claimants) ids.push_back(each.order_id);
  load(std::move(ids));
}

void Promises::load(std::vector<std::int64_t> order_ids) {
  std::sort(order_ids.begin(), order_ids.end());
  order_ids.erase(std::unique(order_ids.begin(), order_ids.end()), order_ids.end());
  std::erase_if(order_ids, [&](std::int64_t id) { return known_.count(id) > 0; });
  if (order_ids.empty()) return;
  std::vector<std::string> references;
  references.reserve(order_ids.size());
  for (const std::int64_t id : order_ids) references.push_back(text(OrderId{id}));
  for (Order& order : orders::find_all(reader_, references))
    known_[order.id.value] = {.before = order, .now = order, .claims = {}};
  for (const Reservation& claim : stock::reservations_of(reader_, order_ids))
    known_.at(claim.order_id).claims.push_back(claim);
}

Order& Promises::order(std::int64_t id) { return known_.at(id).now; }

Line& Promises::line(const Claimant& of) {
  for (Line& each : order(of.order_id).lines)
    if (each.line == of.line) return each;
  throw Fault("a claim names a line that its order does not have");
}

Reservation& Promises::claim(const Claimant& of) {
  for (Reservation& each : known_.at(of.order_id).claims)
    if (each.id == of.claim) return each;
  throw Fault("a claim is gone that was there a moment ago");
}

void Promises::reserve(const Claimant& waiting, Quantity quantity) {
  Reservation& known = claim(waiting);
  const Day day = released_day(waiting, stock.today(known.warehouse_id));
  Reservation reserved = known;
  reserved.id = {};
  reserved.status = ReservationStatus::committed;
  reserved.quantity = quantity;
  reserved.promise_day = day;
  const bool is_part = quantity < known.open();
  stock.bind(known, quantity, day);
  if (is_part) known_.at(waiting.order_id).claims.push_back(reserved);
  Line& of = line(waiting);
  of.quantities.backordered -= quantity;
  of.quantities.reserved += quantity;
}

void Promises::give_up(const Claimant& firm, Quantity quantity) {
  stock.reduce(claim(firm), quantity);
  Line& of = line(firm);
  of.quantities.reserved -= quantity;
  of.quantities.backordered += quantity;
}

void Promises::wait(const Claimant& again, const stock::StockKey& key) {
  stock.wait({key, again.order_id, again.line, again.quantity, again.promise});
  note(again, key, ReservationStatus::requested);
}

// As it will be written: what is asked of the order's claims from now on counts it.
void Promises::note(const Claimant& made, const stock::StockKey& key, ReservationStatus status) {
  known_.at(made.order_id)
      .claims.push_back({.warehouse_id = key.warehouse,
                         .product_id = key.product,
                         .order_id = made.order_id,
                         .line = made.line,
                         .status = status,
                         .quantity = made.quantity,
                         .promise_day = made.promise});
}

void Promises::replan(std::int64_t order_id, std::int64_t number,
                      const std::vector<orders::Part>& parts) {
  Known& known = known_.at(order_id);
  for (Reservation& each : known.claims)
    if (each.line == number && each.waiting() && each.id) stock.release(each);
  Line& of = line({.order_id = order_id, .line = number});
  for (const orders::Part& part : parts) {
    const stock::StockKey key{part.warehouse_id, of.product};
    const Claimant claimant{.order_id = order_id,
                            .line = number,
                            .quantity = part.quantity,
                            .promise = std::max(part.day, stock.today(key.warehouse))};
    if (!stock.reserve({key, order_id, number, part.quantity, claimant.promise})) {
      wait(claimant, key);
      continue;
    }
    note(claimant, key, ReservationStatus::committed);
    of.quantities.backordered -= part.quantity;
    of.quantities.reserved += part.quantity;
  }
}

void Promises::happened(std::int64_t order_id, const Happened& what) {
  auto& known = known_.at(order_id).what;
  if (!known) {
    known = what;
    return;
  }
  if (!known->cause) known->cause = what.cause;
  if (!what.words.empty()) known->words += (known->words.empty() ? "" : " ") + what.words;
  known->later.insert(known->later.end(), what.later.begin(), what.later.end());
}

policies::Later Promises::later(const Line& line, Quantity quantity, Day before, const Dated& now) {
  return {.goods = text(quantity) + ' ' + line.base_unit + ' ' + line.name + " (" + line.sku + ')',
          .before = before,
          .now = now.in_sight ? now.day : Day{}};
}

// A line is promised for the day on which the last of it is.
void Promises::keep_promise_dates(Known& known) const {
  Day last;
  for (Line& line : known.now.lines) {
    Day day;
    for (const Reservation& claim : known.claims)
      if (claim.line == line.line && is_open(claim)) day = std::max(day, claim.promise_day);
    if (day) line.promise_date = day;
    last = std::max(last, line.promise_date);
    SUPERCARGO_CHECK(gates::sum_of(line.quantities) == line.base_quantity);
  }
  known.now.promise_date = last;
}

// Somebody talks to the customer, with a message at hand in the customer's language.
void Promises::follow_up(journal::Unit& unit) const {
  std::vector<CustomerId> ids;
  for (const auto& [id, known] : known_)
    if (known.what && known.what->cause) ids.push_back(known.now.customer_id);
  if (ids.empty()) return;
  auto languages = languages_of(reader_, ids);
  const auto settings = policies::settings_of(reader_);
  for (const auto& [id, known] : known_) {
    if (!known.what || !known.what->cause) continue;
    const Order& order = known.now;
    followups::open(
        unit, {.subject = text(order.id),
               .subject_kind = entity<Order>().name,
               .subject_id = order.id.value,
               .cause = *known.what->cause,
               .detail = "Order " + order.number + ". " + known.what->words,
               .owner = order.owner,
               .urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard,
               .party_id = order.customer_id.value,
               .draft = policies::later_message(
                   settings, {order.customer_name, languages[order.customer_id], order.number,
                              known.what->later})});
  }
}

void Promises::write(journal::Unit& unit, const std::string& reason) {
  std::vector<Order> before;
  std::vector<Order> changed;
  for (auto& [id, known] : known_) {
    if (!known.what) continue;
    keep_promise_dates(known);
    known.now.revision = known.before.revision + 1;
    known.now.changed_at = now_;
    before.push_back(known.before);
    changed.push_back(known.now);
    auto fact = agreements::changed_fact(known.what->fact, known.before, known.now);
    fact.reason = reason;
    unit.tell(std::move(fact));
  }
  follow_up(unit);
  orders::save(unit.db, before, changed);
  stock.write(unit.db, unit.services().ids, now_);
}

std::map<CustomerId, std::string> languages_of(const db::Reader& reader,
                                               const std::vector<CustomerId>& customers) {
  std::map<CustomerId, std::string> languages;
  for (const auto& customer : customers::find_by_ids(reader, customers))
    languages[customer.id] = customer.language;
  return languages;
}

Day usual_day(const catalog::Product& product, const stock::Warehouse& warehouse,
              const policies::Settings& settings, Instant now) {
  const Calendar calendar = stock::calendar_of(warehouse);
  const Day today = local_day(now, calendar);
  const auto lead = static_cast<int>(product.lead_time_days);
  if (lead > 0) return working_day_from(today + lead, calendar);
  return add_working_days(today, static_cast<int>(settings.standard_lead_days), calendar);
}

Promises::Dating& Promises::dating() {
  constexpr std::int64_t queue_max = 50'000;
  if (dating_) return *dating_;
  dating_.emplace();
  dating_->settings = policies::settings_of(reader_);
  std::vector<WarehouseId> warehouses;
  std::vector<ProductId> products;
  for (const stock::StockKey& key : keys_) {
    warehouses.push_back(key.warehouse);
    products.push_back(key.product);
  }
  for (auto& each : stock::find_warehouses(reader_, warehouses))
    dating_->warehouses.emplace(each.id, std::move(each));
  for (auto& each : catalog::find_by_ids(reader_, products))
    dating_->products.emplace(each.id, std::move(each));
  dating_->queues = queues_for(reader_, keys_, queue_max);
  return *dating_;
}

Day Promises::usual_day_of(const stock::StockKey& key) {
  const Dating& known = dating();
  return usual_day(known.products.at(key.product), known.warehouses.at(key.warehouse),
                   known.settings, now_);
}

// As the books say, and as was changed in memory since.
std::vector<Claimant> Promises::queue_now(const stock::StockKey& key) {
  auto queue = dating().queues[key];
  std::erase_if(queue, [&](Claimant& each) {
    const auto known = known_.find(each.order_id);
    if (known == known_.end()) return false;
    for (const Reservation& claim : known->second.claims) {
      if (claim.id != each.claim) continue;
      each.quantity = claim.open();
      each.promise = claim.promise_day;
      return !claim.waiting();
    }
    return true;
  });
  return queue;
}

void Promises::tell_moved(const Claimant& waiting, const Dated& dated, Trigger trigger) {
  const bool is_later = dated.day > waiting.promise;
  const bool is_lost = !dated.in_sight && trigger == Trigger::supply_lost;
  const auto cause =
      is_later || is_lost ? std::optional(followups::Cause::backorder_slipped) : std::nullopt;
  happened(
      waiting.order_id,
      {.fact = dated.day != waiting.promise ? "sales_order_promise_moved"
                                            : "sales_order_promise_at_risk",
       .cause = cause,
       .words = cause ? slip_words(line(waiting), waiting, dated) : std::string(),
       .later = cause ? std::vector{later(line(waiting), waiting.quantity, waiting.promise, dated)}
                      : std::vector<policies::Later>{}});
  if (dated.day != waiting.promise) stock.promise(claim(waiting), dated.day);
}

std::vector<Dated> Promises::requeue(const stock::StockKey& key, const std::vector<Claimant>& more,
                                     Trigger trigger) {
  auto queue = queue_now(key);
  stock::Position position = stock.position(key);
  for (const Claimant& each : queue) stock::plan_outgoing(position, each.promise, -each.quantity);
  const std::size_t before = queue.size();
  queue.insert(queue.end(), more.begin(), more.end());
  if (queue.empty()) return {};
  std::vector<std::size_t> places(queue.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return goes_before(queue[a], queue[b]); });
  std::vector<Claimant> in_order;
  in_order.reserve(places.size());
  for (const std::size_t n : places) in_order.push_back(queue[n]);
  const Day today = stock.today(key.warehouse);
  const auto dated = dates_of(position, today, in_order, usual_day_of(key));
  std::vector<Dated> days(more.size());
  std::vector<std::size_t> moved;
  for (std::size_t n = 0; n < places.size(); ++n) {
    if (places[n] >= before)
      days[places[n] - before] = dated[n];
    else if (is_to_be_moved(in_order[n], dated[n], today, trigger))
      moved.push_back(n);
  }
  load(chosen(in_order, moved));
  for (const std::size_t n : moved) tell_moved(in_order[n], dated[n], trigger);
  return days;
}

}  // namespace supercargo::allocations
