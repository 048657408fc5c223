// What was done to a shipment is kept, told on it and on every order that it carries, and followed
// up where it did not go as promised.
#include <algorithm>

#include "agreements/keeping.h"
#include "customers/store.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "policies/messages.h"
#include "shipments/load.h"
#include "shipments/store.h"

namespace supercargo::shipments {

using orders::Order;

namespace {

std::string quoted(std::string_view words) { return '"' + std::string(words) + '"'; }
std::string quoted(Status status) {
  return quoted(choices<Status>().names[static_cast<int>(status)]);
}

journal::Fact about(const Shipment& shipment, const char* name) {
  return {.name = name,
          .record = entity<Shipment>().name,
          .record_id = shipment.id.value,
          .prefix = ShipmentId::prefix,
          .revision = shipment.revision,
          .subject = shipment.customer_id.value};
}

}  // namespace

void Load::settle(Order& order) {
  order.status = orders::status_by_lines(order);
  if (order.status == orders::Status::delivered && !order.delivered_at)
    order.delivered_at = unit_.now();
  for (const orders::Line& line : order.lines)
    order.promise_date = std::max(order.promise_date, line.promise_date);
  ++order.revision;
  order.changed_at = unit_.now();
}

void Load::tell_shipment(const std::string& reason) {
  for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
    journal::Fact fact = about(shipment, steps_[i].fact);
    fact.changes.push_back({"status", quoted(steps_[i].from), quoted(steps_[i].to)});
    unit_.tell(std::move(fact));
  }
  const Stepped& last = steps_.back();
  Shipment from = before_;
  from.status = last.from;
  journal::Fact fact =
      before_.revision == 0
          ? journal::created(last.fact, shipment, shipment.customer_id.value)
          : journal::changed(last.fact, from, shipment, shipment.customer_id.value);
  fact.reason = reason;
  unit_.tell(std::move(fact));
}

void Load::tell_orders(const News& news) {
  for (std::size_t i = 0; i < orders_.size(); ++i) {
    journal::Fact fact = moves_orders_
                             ? agreements::changed_fact(news.fact, orders_before_[i], orders_[i])
                             : orders::about(orders_[i], news.fact);
    fact.changes.push_back({"shipment", "null", quoted(shipment.number)});
    if (shipment.eta != before_.eta && before_.revision != 0)
      fact.changes.push_back(
          {"shipment_eta", quoted(text(before_.eta)), quoted(text(shipment.eta))});
    fact.reason = news.reason;
    unit_.tell(std::move(fact));
  }
}

std::string Load::shortfall(const Order& order, const std::string& detail) const {
  std::string words = detail;
  const auto at = anew_.find(order.id);
  if (at == anew_.end()) return words;
  for (const auto& [number, promised] : at->second) {
    for (const orders::Line& line : order.lines) {
      if (line.line == number)
        words += " " + text(promised.first) + " " + line.base_unit + " of " + line.sku +
                 " are promised anew for " + text(promised.second) + ".";
    }
  }
  return words;
}

std::string Load::language_of(const Order& order) const {
  const auto found = customers::find_by_ids(unit_.db, {order.customer_id});
  return found.empty() ? std::string() : found.front().language;
}

void Load::follow_up(const News& news) {
  if (!news.follow_up) return;
  for (const Order& order : orders_) {
    if (!news.for_all && anew_.count(order.id) == 0) continue;
    followups::Exception exception{
        .subject = text(order.id),
        .subject_kind = entity<Order>().name,
        .subject_id = order.id.value,
        .cause = *news.follow_up,
        .detail = shortfall(order, news.detail),
        .owner = order.owner,
        .urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard,
        .party_id = order.customer_id.value,
        .occasion = shipment.id.value};
    if (*news.follow_up == followups::Cause::delayed) {
      exception.draft =
          policies::delay_message(settings_, {order.customer_name, order.number, shipment.eta,
                                              shipment.delay_cause, language_of(order)});
    }
    followups::open(unit_, exception);
  }
}

Shipment Load::write(const News& news) {
  shipment.revision = before_.revision + 1;
  shipment.changed_at = unit_.now();
  if (before_.revision == 0)
    add(unit_.db, shipment);
  else
    save(unit_.db, shipment);
  if (moves_orders_) {
    for (Order& order : orders_) settle(order);
    orders::save(unit_.db, orders_before_, orders_);
  }
  if (moves_stock_) stock_.write(unit_.db, unit_.services().ids, unit_.now());
  if (capacity_) capacity_->write(unit_.db, unit_.services().ids, unit_.now());
  tell_shipment(news.reason);
  tell_orders(news);
  follow_up(news);
  return shown(std::move(shipment), unit_.actor());
}

}  // namespace supercargo::shipments
