#include "worklists/rules.h"

#include <algorithm>

namespace supercargo::worklists {
namespace {

using checks::Outcome;
using orders::Line;
using orders::Order;
using orders::Status;

constexpr std::chrono::minutes standard_clock{4 * 60};
constexpr std::chrono::minutes urgent_clock{60};
constexpr int asked_days = 3;
constexpr std::chrono::hours proof_clock{24};
constexpr std::size_t reasons_shown = 3;

bool holds_up(const gates::GateCheck& check) {
  return check.result == Outcome::fail || check.result == Outcome::waiting;
}

std::string told_by_checks(const Order& order) {
  std::string words;
  std::size_t told = 0;
  std::size_t more = 0;
  for (const auto& check : order.checks) {
    if (!holds_up(check)) continue;
    if (++told > reasons_shown) {
      ++more;
      continue;
    }
    words += (words.empty() ? "" : " ") + check.detail;
  }
  if (more > 0) words += " And " + std::to_string(more) + " more.";
  return words;
}

bool fails(const Order& order, std::string_view code) {
  return std::any_of(order.checks.begin(), order.checks.end(), [&](const auto& check) {
    return check.code == code && check.result == Outcome::fail;
  });
}

bool is_late(const Line& line, Day today) {
  return line.original_promise_date && line.original_promise_date < today &&
         owed(line) > Quantity{};
}

Quantity of_late(const Order& order, Day today, Quantity orders::Buckets::*bucket) {
  Quantity sum;
  for (const Line& line : order.lines)
    if (is_late(line, today)) sum += line.quantities.*bucket;
  return sum;
}

}  // namespace

StuckSince stuck_since(Instant now, const Calendar& calendar) {
  const Day asked = add_working_days(local_day(now, calendar), -asked_days, calendar);
  return {.standard = add_working_time(now, -standard_clock, calendar),
          .urgent = add_working_time(now, -urgent_clock, calendar),
          .asked = start_of(asked, calendar)};
}

Instant stuck_due(const Order& order, const Calendar& calendar) {
  if (order.status == Status::awaiting_customer) {
    const Day asked = local_day(order.changed_at, calendar);
    return start_of(add_working_days(asked, asked_days, calendar) + 1, calendar);
  }
  return add_working_time(order.changed_at, order.urgent ? urgent_clock : standard_clock, calendar);
}

std::string why_stuck(const Order& order) {
  std::string told = told_by_checks(order);
  for (const auto& hindrance : order.hindrances)
    if (hindrance.blocks == hindrances::Blocks::fulfilment)
      told += (told.empty() ? "" : " ") + hindrance.detail;
  if (!told.empty()) return told;
  switch (order.status) {
    case Status::draft:
      return "It has not been submitted.";
    case Status::verified:
      return "It is checked and has not been read back to the customer.";
    case Status::pending_approval:
      return "It waits for an approval.";
    case Status::awaiting_customer:
      return "The customer has not answered the read-back.";
    case Status::confirmable:
      return "Everything is agreed and it has not been confirmed.";
    default:
      return "It is held.";
  }
}

Step next_step(const Order& order) {
  const bool is_checked = order.status == Status::verified || order.status == Status::confirmable;
  if (is_checked && fails(order, "G3"))
    return {"Settle the shortage with the customer.", "settle_shortage"};
  switch (order.status) {
    case Status::draft:
      return {"Mend what the checks name, then submit it.", "verify_sales_order"};
    case Status::verified:
      return {"Read it back to the customer.", "read_back_sales_order"};
    case Status::pending_approval:
      return {"Approve or refuse it, as somebody else than who entered it.",
              "decide_sales_order_approval"};
    case Status::awaiting_customer:
      return {"Ask the customer and record the answer.", "read_back_sales_order"};
    case Status::confirmable:
      return {"Confirm it.", "confirm_sales_order"};
    default:
      return {"Have the hold released by whose business it is.", "release_hold"};
  }
}

std::string why_unverified(const shipments::Shipment& shipment) {
  return "Shipment " + shipment.number + " was delivered at " + text(shipment.delivered_at) +
         ", and nobody has looked at the proof.";
}

Instant verified_by(const shipments::Shipment& shipment) {
  return shipment.delivered_at + proof_clock;
}

Quantity owed(const Line& line) {
  return line.base_quantity - line.quantities.delivered - line.quantities.cancelled;
}

std::string why_late(const Order& order, Day today) {
  std::int64_t late = 0;
  const Line* first = nullptr;
  for (const Line& line : order.lines) {
    if (!is_late(line, today)) continue;
    ++late;
    if (first == nullptr || line.original_promise_date < first->original_promise_date)
      first = &line;
  }
  if (first == nullptr) return {};
  std::string words = text(owed(*first)) + ' ' + first->base_unit + " of " + first->sku +
                      " promised for " + text(first->original_promise_date) +
                      " have not been delivered";
  if (late == 2) words += ", and 1 more line is late";
  if (late > 2) words += ", and " + std::to_string(late - 1) + " more lines are late";
  return words + '.';
}

Step next_of_late(const Order& order, Day today) {
  using orders::Buckets;
  if (of_late(order, today, &Buckets::despatched) > Quantity{})
    return {"Find out where the goods are, and record the delivery or its delay.",
            "deliver_shipment"};
  if (of_late(order, today, &Buckets::picked) > Quantity{})
    return {"Despatch what is picked.", "despatch_shipment"};
  if (of_late(order, today, &Buckets::reserved) > Quantity{})
    return {"Plan the shipment: the goods are reserved.", "plan_shipment"};
  return {"Offer the customer another way: another day, warehouse or product.", "settle_shortage"};
}

std::optional<Day> day_in_sight(const stock::Position& position, Day today,
                                std::span<const Waiting> queue) {
  Quantity needed;
  for (const Waiting& each : queue) needed += each.quantity;
  Quantity there = std::max(stock::free_on_hand(position), Quantity{});
  if (there >= needed) return today;
  for (const stock::PlanDay& planned : position.plan) {
    if (planned.day < today) continue;
    there += planned.incoming;
    if (there >= needed) return planned.day;
  }
  return std::nullopt;
}

std::string why_at_risk(const PromiseView& view, Day today) {
  if (view.promise < today)
    return "The day it was promised for has passed" +
           std::string(view.in_sight && *view.in_sight <= today ? ", and the goods are there now."
                                                                : ", and the goods are not there.");
  if (!view.in_sight) return "Nothing that is announced covers it.";
  if (*view.in_sight > view.promise)
    return "The goods are announced for " + text(*view.in_sight) + ", after the promised day.";
  if (view.original && view.original < view.promise)
    return "It slipped: first promised for " + text(view.original) + ".";
  return {};
}

std::int64_t working_minutes(Instant since, Instant now, const Calendar& calendar) {
  return working_time_between(since, now, calendar).count();
}

}  // namespace supercargo::worklists
