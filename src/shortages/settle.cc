#include "shortages/settle.h"

#include <algorithm>

#include "agreements/keeping.h"
#include "allocations/promises.h"
#include "amendments/amend.h"
#include "amendments/commands.h"
#include "kernel/units.h"
#include "orders/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "policies/store.h"
#include "stock/store.h"

namespace supercargo::shortages {
namespace {

using journal::Unit;
using orders::Line;
using orders::Order;
using orders::Status;
using Chosen = Shortages::Chosen;

bool changes_content(const Chosen& chosen) {
  return chosen.substitute != nullptr || chosen.outcome.cancelled > Quantity{};
}

const Chosen* chosen_for(const std::vector<Chosen>& all, std::int64_t line) {
  for (const Chosen& each : all)
    if (each.line->line == line) return &each;
  return nullptr;
}

orders::Consent consent_of(const Unit& unit, const allocations::GivenConsent& given) {
  return {.contact = given.contact,
          .channel = given.channel,
          .words = given.words,
          .by = unit.actor().person,
          .at = unit.now()};
}

// A part of the line in its own unit, where it is a whole number of it.
std::optional<Quantity> in_own_unit(const Line& line, Quantity base) {
  return from_base(base, {line.base_quantity.micro, line.quantity.micro});
}

void append_member(std::string& out, const char* name, const std::string& value) {
  if (value.empty()) return;
  out += std::string(out.back() == '{' ? "\"" : ",\"") + name + "\":";
  append_json_text(out, value);
}

std::string line_json(const Line& line, const Chosen* chosen) {
  std::string out = "{\"line\":" + std::to_string(line.line);
  const bool is_other = chosen != nullptr && chosen->substitute != nullptr;
  Quantity quantity = is_other ? line.base_quantity : line.quantity;
  if (chosen != nullptr && !is_other)
    quantity = in_own_unit(line, line.base_quantity - chosen->outcome.cancelled).value_or(quantity);
  append_member(out, "sku", is_other ? chosen->substitute->sku : line.sku);
  append_member(out, "quantity", text(quantity));
  append_member(out, "unit", is_other ? chosen->substitute->unit : line.unit);
  if (line.price_given && !is_other) append_member(out, "unit_price", text(*line.unit_price));
  if (line.requested_date) append_member(out, "requested_date", text(line.requested_date));
  append_member(out, "note", line.note);
  return out + '}';
}

// The order with less, or with other goods: a new version, as any change before the confirmation.
Result<Order> with_other_content(Unit& unit, const Order& before, const std::vector<Chosen>& all) {
  std::string lines;
  for (const Line& line : before.lines) {
    const Chosen* const chosen = chosen_for(all, line.line);
    if (chosen != nullptr && chosen->outcome.cancelled == line.base_quantity) continue;
    lines += (lines.empty() ? "" : ",") + line_json(line, chosen);
  }
  if (lines.empty())
    return invalid({{"/lines", "nothing_left", "Nothing would be left: the order is cancelled."}});
  auto changed = amendments::change(
      unit, {.id = text(before.id),
             .revision = before.revision,
             .body = R"({"correction_cause":"customer_request","lines":[)" + lines + "]}",
             .roles = unit.actor().roles});
  if (!changed) return changed;
  return *orders::find(unit.db, text(before.id));
}

// What was held for the order is held as it was agreed now.
void hold_as_planned(Unit& unit, const Order& order) {
  if (order.status != Status::awaiting_customer && order.status != Status::confirmable) return;
  const auto days = policies::settings_of(unit.db).soft_hold_days;
  if (days == 0) return;
  const auto around = orders::Surroundings::of_orders(unit.db, {order}, unit.now());
  std::vector<stock::Claim> claims;
  for (const Line& line : order.lines)
    for (stock::Claim& claim : around.stock_claims(order, line)) claims.push_back(claim);
  stock::hold_again(unit.db, unit.services().ids, claims,
                    {unit.now(), unit.now() + std::chrono::hours(24 * days)});
}

Result<Order> settle_before_confirmation(Unit& unit, const Settle& given, const Order& found,
                                         const std::vector<Chosen>& all) {
  Order before = found;
  if (std::any_of(all.begin(), all.end(), changes_content)) {
    auto changed = with_other_content(unit, found, all);
    if (!changed) return changed;
    before = std::move(*changed);
  }
  Order order = before;
  // What was settled before for other lines stands.
  for (Line& line : order.lines) {
    for (const Line& was : found.lines) {
      if (was.line != line.line) continue;
      const Chosen* const chosen = chosen_for(all, line.line);
      line.plan = chosen == nullptr ? was.plan : chosen->outcome.parts;
    }
  }
  order.consent = consent_of(unit, given.consent);
  order.revision = before.revision + 1;
  order.changed_at = unit.now();
  agreements::look_at_gates(unit, order);
  orders::save_agreed_anew(unit.db, before, order);
  unit.tell(agreements::changed_fact("sales_order_shortage_settled", before, order));
  hold_as_planned(unit, order);
  if (order.status != Status::draft || found.status == Status::draft)
    return shown(std::move(order), unit.actor());
  // It was verified before: it is again as soon as it can be.
  journal::Batch batch(unit, 1);
  const orders::Advance again{.id = text(order.id)};
  auto verified = std::move(orders::verify(batch, {&again, 1}).front());
  return verified ? verified : Result<Order>(shown(std::move(order), unit.actor()));
}

// What waits is given back and promised as it was agreed.
void promise_anew(Unit& unit, const Settle& given, const Order& order,
                  const std::vector<Chosen>& all) {
  std::vector<stock::StockKey> keys;
  for (const stock::Reservation& claim : stock::reservations_of(unit.db, {order.id.value}))
    keys.push_back(claim.key());
  for (const Chosen& each : all)
    for (const Part& part : each.outcome.parts)
      keys.push_back({part.warehouse_id, each.line->product});
  allocations::Promises promises(unit.db, std::move(keys), unit.now());
  promises.load(std::vector{order.id.value});
  for (const Chosen& each : all)
    if (!changes_content(each))
      promises.replan(order.id.value, each.line->line, each.outcome.parts);
  promises.order(order.id.value).consent = consent_of(unit, given.consent);
  promises.happened(order.id.value, {.fact = "sales_order_shortage_settled"});
  promises.write(unit);
}

// Less of it, or other goods instead, is amended as anything else (domain 3.3).
std::optional<Problem> amend(Unit& unit, const Settle& given, const Order& order,
                             const std::vector<Chosen>& all) {
  amendments::Amend wanted{.id = text(order.id), .reason = given.consent.words};
  for (const Chosen& each : all) {
    if (!changes_content(each)) continue;
    const Line& line = *each.line;
    const Quantity less =
        each.substitute == nullptr ? each.outcome.cancelled : line.quantities.backordered;
    const auto left = in_own_unit(line, line.base_quantity - line.quantities.cancelled - less);
    if (!left)
      return invalid({{"/lines/" + std::to_string(each.index), "not_in_this_unit",
                       "What is left is no whole number of " + line.unit + "."}});
    wanted.lines.push_back({.line = line.line, .quantity = *left});
    if (each.substitute != nullptr) {
      wanted.lines.push_back({.sku = each.substitute->sku,
                              .quantity = less,
                              .unit = each.substitute->unit,
                              .requested_date = each.outcome.parts.front().day});
    }
  }
  if (wanted.lines.empty()) return std::nullopt;
  wanted.agreed = amendments::Agreed{.contact = given.consent.contact,
                                     .channel = given.consent.channel,
                                     .words = given.consent.words};
  auto amended = amendments::amend(unit, wanted);
  return amended ? std::nullopt : std::optional(std::move(amended.error()));
}

Result<Order> settle_confirmed(Unit& unit, const Settle& given, const Order& order,
                               const std::vector<Chosen>& all) {
  promise_anew(unit, given, order, all);
  if (auto refusal = amend(unit, given, order, all)) return std::move(*refusal);
  return shown(*orders::find(unit.db, text(order.id)), unit.actor());
}

bool is_settled_after_confirmation(Status status) {
  return status == Status::confirmed || status == Status::in_fulfilment ||
         status == Status::partially_delivered;
}

}  // namespace

Result<Shortage> shortage_of(const journal::Query& query, const ShortageQuestion& question) {
  const auto order = orders::find(query.db, question.id);
  if (!order) return not_found("sales order");
  std::vector<std::string> substitutes;
  if (!question.substitute.empty()) substitutes.push_back(question.substitute);
  Shortages shortages(query.db, *order, substitutes, query.now());
  return Shortage{.id = order->id,
                  .number = order->number,
                  .revision = order->revision,
                  .currency = order->currency,
                  .lines = order->status > Status::partially_delivered ? std::vector<ShortLine>()
                                                                       : shortages.lines()};
}

Result<Order> settle(Unit& unit, const Settle& given) {
  auto before = agreements::find_unchanged(unit, given.id, given.revision);
  if (!before) return before;
  const bool is_confirmed = is_settled_after_confirmation(before->status);
  if (before->status > Status::confirmable && !is_confirmed)
    return not_in_this_state(*before, "shortage");
  std::vector<std::string> substitutes;
  for (const SettleLine& line : given.lines)
    if (!line.substitute.empty()) substitutes.push_back(line.substitute);
  Shortages shortages(unit.db, *before, substitutes, unit.now());
  std::vector<Chosen> all;
  std::vector<Reason> reasons;
  for (std::size_t n = 0; n < given.lines.size(); ++n) {
    if (chosen_for(all, given.lines[n].line) != nullptr) {
      reasons.push_back(
          {"/lines/" + std::to_string(n) + "/line", "named_twice", "A line is settled once."});
    } else if (auto chosen = shortages.chosen(given.lines[n], n, reasons)) {
      all.push_back(std::move(*chosen));
    }
  }
  if (reasons.empty()) shortages.check_together(all, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  return is_confirmed ? settle_confirmed(unit, given, *before, all)
                      : settle_before_confirmation(unit, given, *before, all);
}

}  // namespace supercargo::shortages
