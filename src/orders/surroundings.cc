#include "orders/surroundings.h"

#include <algorithm>

#include "catalog/store.h"
#include "charges/store.h"
#include "discounts/store.h"
#include "gates/severity.h"
#include "habits/likely_codes.h"
#include "kernel/text_keys.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "policies/store.h"
#include "stock/store.h"

namespace supercargo::orders {

Surroundings::Surroundings(const db::Reader& reader, Instant now)
    : approval_policies(mandates::Known::gather(reader)),
      settings_(policies::settings_of(reader)),
      calendar_(policies::calendar_of(settings_)),
      now_(now),
      today_(local_day(now, calendar_)),
      warehouses_(stock::all_warehouses(reader)) {}

Surroundings Surroundings::of_requests(const db::Reader& reader, std::span<const Place> requests,
                                       Instant now, Shelf& shelf) {
  Surroundings made(reader, now);
  std::vector<std::string> customers;
  std::vector<std::string> skus;
  std::vector<std::string> po_keys;
  std::vector<ProductId> ids;
  for (const Place& request : requests) {
    customers.push_back(request.customer);
    if (!request.customer_po_number.empty())
      po_keys.push_back(loose_key(request.customer_po_number));
    for (const PlaceLine& line : request.lines) {
      if (const auto id = parse<ProductId>(line.sku))
        ids.push_back(*id);
      else
        skus.push_back(line.sku);
    }
  }
  made.customers_ = customers::find_by_references(reader, customers);
  made.products_.add(reader, ids, std::move(skus));
  made.add_earlier(reader, std::move(po_keys));
  made.look_for_likely_codes(reader, requests, now, shelf);
  made.prices = specials::Book::gather(reader, made.products_.ids(), made.customers_.ids());
  made.charges = charges::in_force(reader);
  made.discounts = discounts::in_force(reader);
  made.taxes = taxes::Known::gather(reader, made.customers_.ids());
  made.accounts_ = accounts::Known::gather(reader, made.customers_.ids());
  return made;
}

Surroundings Surroundings::of_orders(const db::Reader& reader, const std::vector<Order>& orders,
                                     Instant now) {
  Surroundings made(reader, now);
  std::vector<CustomerId> customers;
  std::vector<ProductId> products;
  std::vector<std::string> po_keys;
  for (const Order& order : orders) {
    customers.push_back(order.customer_id);
    if (!order.po_loose_key.empty()) po_keys.push_back(order.po_loose_key);
    for (const Line& line : order.lines) products.push_back(line.product);
  }
  made.accounts_ = accounts::Known::gather(reader, customers);
  made.customers_.add(customers::find_by_ids(reader, customers));
  made.products_.add(catalog::find_by_ids(reader, products));
  made.add_earlier(reader, std::move(po_keys));
  return made;
}

void Surroundings::gather_stock(const db::Reader& reader, const std::vector<const Order*>& orders,
                                Instant now) {
  std::vector<stock::StockKey> keys;
  std::vector<capacity::SlotKey> slots;
  std::vector<std::int64_t> read_back;
  habits::Known::Pairs pairs;
  for (const Order* order : orders) {
    if (may_hold(*order) || (order->id && order->status == Status::draft))
      read_back.push_back(order->id.value);
    for (const Line& line : order->lines) {
      pairs.emplace_back(order->customer_id, line.product);
      for (const auto& ask : capacity_asks(*order, line, line.base_quantity))
        slots.push_back(ask.key);
      for (const stock::Claim& claim : stock_claims(*order, line)) keys.push_back(claim.key);
    }
  }
  stock = stock::Snapshot::gather(reader, keys, now);
  if (!read_back.empty()) stock.add_holds(reader, read_back);
  habits = habits::Known::gather(reader, pairs);
  if (!slots.empty()) capacity = capacity::Snapshot::gather(reader, slots, now);
}

void Surroundings::write_promises(db::Writer& writer, IdSource& ids, Instant now) {
  stock.write(writer, ids, now);
  capacity.write(writer, ids, now);
}

void Surroundings::add_earlier(const db::Reader& reader, std::vector<std::string> loose_keys) {
  std::erase(loose_keys, std::string());
  for (const Earlier& found : find_by_po_keys(reader, loose_keys)) {
    checks::EarlierOrder earlier;
    earlier.number = found.number;
    earlier.po_number = found.customer_po_number;
    earlier.received = local_day(found.received_at, calendar_);
    earlier.cancelled = found.status == Status::cancelled;
    earlier_.add({found.customer_id.value, found.po_loose_key}, std::move(earlier));
  }
}

// Only when a code is unknown: most orders never pay for it.
void Surroundings::look_for_likely_codes(const db::Reader& reader, std::span<const Place> requests,
                                         Instant now, Shelf& shelf) {
  std::vector<CustomerId> asking;
  for (const Place& request : requests) {
    const customers::Customer* buyer = customer(request.customer);
    const CustomerId id = buyer == nullptr ? CustomerId{} : buyer->id;
    if (std::any_of(request.lines.begin(), request.lines.end(),
                    [&](const PlaceLine& line) { return product(line.sku, id) == nullptr; }))
      asking.push_back(id);
  }
  if (!asking.empty())
    likely_ = std::make_shared<habits::LikelyCodes>(
        habits::LikelyCodes::gather(reader, asking, shelf, now));
}

std::vector<Suggestion> Surroundings::suggestions(std::string_view code, CustomerId by) const {
  return likely_ == nullptr ? std::vector<Suggestion>() : likely_->like(code, by);
}

taxes::Supply Surroundings::supply(const Order& order) const {
  taxes::Supply supply{.day = local_day(order.received_at, calendar_)};
  if (!taxes.asks_tax()) return supply;
  if (const auto* from = warehouse(order.warehouse)) supply.from = from->country;
  if (order.delivery_address) supply.to = order.delivery_address->country;
  if (const auto* buyer = customer(order.customer)) {
    supply.to_consumer = buyer->kind == customers::CustomerKind::consumer;
    supply.vat_id = buyer->vat_id;
  }
  supply.day = std::max(supply.day, order.requested_date);
  return supply;
}

gates::Pace Surroundings::pace(const Order& order) const {
  return gates::pace_of({name_of(order.order_type), order.urgent}, settings_, now_, calendar_);
}

Day Surroundings::wanted_day(const Order& order, const Line& line) const {
  const Day asked = line.requested_date ? line.requested_date : order.requested_date;
  if (asked) return std::max(asked, today_);
  return gates::usual_day(pace(order), calendar_);
}

std::vector<stock::Claim> Surroundings::stock_claims(const Order& order, const Line& line) const {
  if (line.is_service) return {};
  const stock::Claim whole{.key = {order.warehouse_id, line.product},
                           .order_id = order.id.value,
                           .line = line.line,
                           .quantity = line.base_quantity,
                           .day = wanted_day(order, line)};
  if (line.plan.empty()) return {whole};
  std::vector<stock::Claim> parts;
  for (const Part& part : line.plan) {
    stock::Claim& claim = parts.emplace_back(whole);
    claim.key.warehouse = part.warehouse_id;
    claim.quantity = part.quantity;
    claim.day = std::max(part.day, today_);
  }
  return parts;
}

std::vector<capacity::Ask> Surroundings::capacity_asks(const Order& order, const Line& line,
                                                       Quantity quantity) const {
  if (!line.is_service || quantity <= Quantity{}) return {};
  const capacity::Ask whole{
      .key = {order.warehouse_id, line.product, wanted_day(order, line)},
      .quantity = quantity,
      .urgency = order.urgent ? capacity::Urgency::urgent : capacity::Urgency::standard,
      .order_id = order.id.value,
      .line = line.line};
  if (line.plan.empty()) return {whole};
  std::vector<capacity::Ask> parts;
  for (const Part& part : line.plan) {
    if (quantity == Quantity{}) break;
    capacity::Ask& ask = parts.emplace_back(whole);
    ask.key = {part.warehouse_id, line.product, std::max(part.day, today_)};
    ask.quantity = std::min(part.quantity, quantity);
    quantity -= ask.quantity;
  }
  parts.back().quantity += quantity;
  return parts;
}

std::vector<checks::EarlierOrder> Surroundings::earlier(const Order& order) const {
  return earlier_.of({order.customer_id.value, order.po_loose_key}, order.number);
}

void Surroundings::remember(const Order& order) {
  if (order.status >= Status::confirmed) {
    const auto owed = owed_.find(order.customer_id.value);
    if (owed != owed_.end()) owed->second += order.totals.gross.minor;
  }
  if (order.po_loose_key.empty()) return;
  checks::EarlierOrder earlier;
  earlier.number = text(order.id);  // it has no number of its own yet
  earlier.po_number = order.customer_po_number;
  earlier.received = today_;
  earlier_.add({order.customer_id.value, order.po_loose_key}, std::move(earlier));
}

credit::Asked Surroundings::credit(const db::Reader& reader, const customers::Customer& customer,
                                   Money more) {
  const auto [at, is_new] = owed_.try_emplace(customer.id.value, 0);
  if (is_new && customer.credit_limit) at->second = confirmed_not_billed_minor(reader, customer.id);
  return accounts_.asked(customer, more, {at->second, customer.currency}, today_);
}

}  // namespace supercargo::orders
