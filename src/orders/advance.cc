#include "orders/advance.h"

#include <algorithm>

#include "approvals/commands.h"
#include "catalog/rules.h"
#include "gates/severity.h"
#include "habits/rules.h"
#include "orders/rules.h"
#include "taxes/amount_rules.h"

namespace supercargo::orders {
namespace {

gates::ReadBackNeed read_back_need(const Order& order, const customers::Customer& customer,
                                   const policies::Settings& settings) {
  return gates::read_back_need(customer, name_of(order.channel), settings);
}

checks::CheckedLine checked_line(const Order& order, const Line& line, const Surroundings& around) {
  checks::CheckedLine checked;
  checked.habits = habits::usual(around.habits.habit(order.customer_id, line.product),
                                 around.habits.habit({}, line.product), order.currency);
  checked.sku = line.sku;
  if (const catalog::Product* product = around.product(line.product))
    checked.product = catalog::product_facts(*product, around.pace(order).terms.lead_days);
  checked.quantity = line.quantity;
  checked.unit = line.unit;
  checked.price_resolved = line.list_price;
  if (line.price_given) checked.price_entered = line.unit_price;
  // A price below the list is a matter of authority (G4), not of a slip of the hand.
  if (line.price_given && line.list_price && *line.unit_price < *line.list_price)
    checked.price_resolved = line.unit_price;
  checked.requested_date = line.requested_date;
  checked.note = line.note;
  return checked;
}

checks::CheckedOrder checked_order(const Order& order, const customers::Customer& customer,
                                   const Surroundings& around) {
  const auto need = read_back_need(order, customer, around.settings());
  checks::CheckedOrder checked;
  checked.customer = customers::order_facts(customer);
  checked.customer.read_back_follows = need != gates::ReadBackNeed::not_asked;
  checked.entered_by_customer = need == gates::ReadBackNeed::by_channel;
  checked.number = order.number;
  checked.po_number = order.customer_po_number;
  checked.received = local_day(order.received_at, around.calendar());
  checked.bespoke = order.order_type == OrderType::bespoke;
  checked.urgent = order.urgent;
  checked.requested_date = order.requested_date;
  checked.currency = order.currency;
  checked.notes = order.notes;
  if (order.delivery_address)
    checked.delivery_address = customers::address_facts(*order.delivery_address);
  checked.specification_version = static_cast<int>(order.specification_version);
  checked.specification_version_signed = static_cast<int>(order.specification_version_signed);
  for (const Line& line : order.lines) checked.lines.push_back(checked_line(order, line, around));
  checked.earlier = around.earlier(order);
  if (const auto* recent = around.habits.recent(order.customer_id)) {
    habits::add_known_address(checked, *recent);
    // Over the counter one buyer after another takes the same.
    if (!customer.counter_sales) habits::add_earlier(checked, *recent);
  }
  return checked;
}

gates::LineStock stock_for(const Line& line, const stock::Claim& claim, const Surroundings& around,
                           Quantity& taken) {
  const auto found = around.stock.look(claim, taken);
  taken += claim.quantity;
  return {.line = line.line,
          .sku = line.sku,
          .wanted = claim.quantity,
          .day = claim.day,
          .available = found.available,
          .earliest = found.earliest,
          .settled = !line.plan.empty()};
}

std::vector<gates::LineStock> line_stock(const Order& order, Surroundings& around) {
  std::vector<gates::LineStock> all;
  around.stock.lift_holds(order.id.value);  // what is kept for it does not stand in its way
  std::map<stock::StockKey, Quantity> taken;
  for (const Line& line : order.lines) {
    if (line.is_service) all.push_back({.line = line.line, .sku = line.sku, .is_service = true});
    for (const stock::Claim& claim : around.stock_claims(order, line))
      all.push_back(stock_for(line, claim, around, taken[claim.key]));
  }
  around.stock.put_holds_back(order.id.value);
  return all;
}

prices::Offer offer_of(const Order& order, const Line& line, const catalog::Product& product) {
  // A cost is without tax: so is what is compared with it.
  const Rate within = order.prices_include_tax && line.tax ? line.tax->rate : Rate{};
  prices::Offer offer;
  if (line.list_price) offer.list = taxes::without_tax(*line.list_price, within)->micro;
  const Rate discount = order.discount_rate.value_or(Rate{});
  offer.given = discounted(*taxes::without_tax(*line.unit_price, within), discount).micro;
  if (const auto cost = prices::unit_cost(product, line.unit)) offer.cost = cost->micro;
  return offer;
}

// The design's needs, and those of policies: of an order that was verified and is not confirmed,
// those that held when it was.
std::vector<gates::Need> needs_of(const Order& order, const customers::Customer& customer,
                                  const Surroundings& around, const credit::Asked& credit,
                                  Instant now) {
  gates::Unusual unusual{.urgent = order.urgent, .bespoke = order.order_type == OrderType::bespoke};
  mandates::Matter matter{.order_type = name_of(order.order_type),
                          .urgent = order.urgent,
                          .channel = name_of(order.channel),
                          .customer = order.customer,
                          .customer_kind = name_of(customer.kind),
                          .entered_by = text(order.entered_by),
                          .gross = order.totals.gross,
                          .credit_excess = credit::excess(credit)};
  for (const Line& line : order.lines) {
    const catalog::Product* product = around.product(line.product);
    const bool is_ours = line.price_given || line.discount_rate.value_or(Rate{}) != Rate{} ||
                         order.discount_rate.value_or(Rate{}) != Rate{};
    if (product == nullptr || !line.unit_price) continue;
    if (!is_ours && line.discounts.empty() && around.approval_policies.empty()) continue;
    matter.offers.push_back(offer_of(order, line, *product));
    // What finance has put in force is nobody's to allow again, up to the cap.
    if (is_ours || prices::is_beyond_cap(matter.offers.back()))
      unusual.offers.push_back(matter.offers.back());
  }
  unusual.waived = charges::waived_of(order.charges, order.totals.net);
  const Instant at = may_hold(order) ? order.verified_at : now;
  return around.approval_policies.needs(gates::needs_of(unusual, around.settings(), around.today()),
                                        matter, {at, local_day(at, around.calendar())});
}

checks::Check capacity_of(const Order& order, const Surroundings& around) {
  std::vector<std::vector<capacity::Ask>> asks;
  for (const Line& line : order.lines)
    asks.push_back(around.capacity_asks(order, line, line.base_quantity));
  return capacity::check(around.capacity, asks);
}

void promise_goods(const Order& order, Line& line, Surroundings& around) {
  line.quantities = {};
  for (const stock::Claim& claim : around.stock_claims(order, line)) {
    if (around.stock.reserve(claim)) {
      line.quantities.reserved += claim.quantity;
    } else if (around.stock.may_wait(claim)) {
      around.stock.wait(claim);
      line.quantities.backordered += claim.quantity;
    } else {
      throw Fault("stock that the gate had seen could not be reserved");
    }
    line.promise_date = std::max(line.promise_date, claim.day);
  }
}

void promise_service(const Order& order, Line& line, Surroundings& around) {
  for (const capacity::Ask& ask : around.capacity_asks(order, line, line.base_quantity)) {
    if (around.capacity.book(ask) == capacity::Answer::full)
      throw Fault("capacity that the gate had seen could not be booked");
    line.promise_date = std::max(line.promise_date, ask.key.day);
  }
  line.quantities = {.reserved = line.base_quantity};
}

void promise(Order& order, Surroundings& around) {
  for (Line& line : order.lines) {
    line.promise_date = {};
    line.is_service ? promise_service(order, line, around) : promise_goods(order, line, around);
    line.original_promise_date = line.promise_date;
    order.promise_date = std::max(order.promise_date, line.promise_date);
  }
}

void take(Way& way, Verb verb, const char* fact) {
  const auto status = after(way.order.status, verb);
  SUPERCARGO_CHECK(status.has_value());
  way.steps.push_back({fact, way.order.status, *status});
  way.order.status = *status;
}

}  // namespace

Look look_again(Order& order, Surroundings& around, const journal::Unit& unit) {
  const customers::Customer* customer = around.customer(order.customer);
  SUPERCARGO_CHECK(customer != nullptr);
  order.findings = gates::weighed(
      checks::check_order(checked_order(order, *customer, around),
                          {around.today(), around.pace(order).counted_from, around.calendar()}),
      around.settings(), around.today());
  const auto owed = around.credit(unit.db, *customer, order.totals.gross);
  Look look{.facts = {}, .needs = needs_of(order, *customer, around, owed, unit.now())};
  gates::Facts& facts = look.facts;
  facts.is_customer_active = customer->status == customers::CustomerStatus::active;
  facts.checks = order.findings;
  facts.acknowledgements = order.acknowledgements;
  facts.stock = line_stock(order, around);
  facts.is_every_price_known =
      std::all_of(order.lines.begin(), order.lines.end(),
                  [](const Line& line) { return line.unit_price.has_value(); });
  for (const gates::Need& need : look.needs)
    facts.approvals.push_back(gates::standing_of(need, order.approvals, order.content_hash));
  facts.capacity = capacity_of(order, around);
  facts.credit = accounts::check(unit.db, owed, order.verified_at ? order.id.value : 0, unit.now());
  facts.read_back = read_back_need(order, *customer, around.settings());
  facts.was_read_back_sent = order.read_back.has_value();
  const bool is_current = order.read_back && order.read_back->content_hash == order.content_hash;
  facts.is_agreed_by_customer = is_current && order.read_back->outcome == ReadBackOutcome::agreed;
  facts.is_consumer = customer->kind == customers::CustomerKind::consumer;
  facts.is_consumer_informed = is_current && order.read_back->consumer_informed;
  order.checks = gates::evaluate(facts, unit.now());
  return look;
}

void advance(Way& way, AdvanceTo wanted, Surroundings& around, journal::Unit unit) {
  Order& order = way.order;
  const Look look = look_again(order, around, unit);
  if (wanted == AdvanceTo::draft) return;
  if (order.status == Status::draft) {
    if (!gates::may_verify(order.checks, look.facts)) return;
    take(way, Verb::verify, "sales_order_verified");
    order.verified_at = unit.now();
    order.was_verified = true;
    way.asked = approvals::ask(unit,
                               {.kind = entity<Order>().name,
                                .prefix = OrderId::prefix,
                                .id = order.id.value,
                                .hash = order.content_hash,
                                .entered_by = order.entered_by,
                                .party_id = order.customer_id.value},
                               look.needs, {order.approvals, around.calendar()});
    if (!way.asked.empty()) {
      take(way, Verb::ask_approval, "sales_order_approval_requested");
      order.approvals.insert(order.approvals.end(), way.asked.begin(), way.asked.end());
    }
  }
  if (wanted != AdvanceTo::confirmed || !gates::may_confirm(order.checks)) return;
  if (order.status == Status::verified)
    take(way, Verb::make_confirmable, "sales_order_made_confirmable");
  if (order.status != Status::confirmable) return;
  promise(order, around);
  take(way, Verb::confirm, "sales_order_confirmed");
  order.confirmed_at = unit.now();
}

}  // namespace supercargo::orders
