#include "withdrawals/rules.h"

#include <algorithm>

#include "rights/public_holidays.h"

namespace supercargo::withdrawals {
namespace {

using orders::Line;
using orders::Order;

bool is_of_services_alone(const Order& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const Line& line) { return line.is_service; });
}

Quantity not_arrived(const Line& line) {
  return line.base_quantity - line.quantities.delivered - line.quantities.cancelled;
}

// The period begins with the last of the goods: while some are to come it does not.
bool has_all_arrived(const Order& order) {
  bool is_any = false;
  for (const Line& line : order.lines) {
    if (line.is_service) continue;
    if (not_arrived(line) > Quantity{}) return false;
    is_any = is_any || line.quantities.delivered > Quantity{};
  }
  return is_any;
}

bool is_withdrawn(std::span<const Withdrawal> before, std::int64_t line) {
  return std::any_of(before.begin(), before.end(), [&](const Withdrawal& each) {
    return std::any_of(each.lines.begin(), each.lines.end(),
                       [&](const WithdrawnLine& one) { return one.line == line; });
  });
}

// What was told before the contract counts; while nothing was, what the product says.
rights::LineFacts facts_of(const Facts& facts, const Line& line) {
  auto made = notices::facts_of(facts.order, line, facts.goods);
  if (facts.notices.empty()) return made;
  made.exemption.reset();
  made.reason.clear();
  for (const notices::ToldExemption& each : facts.notices.back().exemptions) {
    if (each.line != line.line) continue;
    made.exemption = each.exemption;
    made.reason = each.reason;
  }
  made.is_unsealed =
      std::find(facts.unsealed.begin(), facts.unsealed.end(), line.line) != facts.unsealed.end();
  return made;
}

LineRight right_of(const Facts& facts, const Line& line, Jurisdiction jurisdiction) {
  const auto known = facts_of(facts, line);
  return {.line = line.line,
          .sku = line.sku,
          .name = line.name,
          .unit = line.base_unit,
          .is_service = line.is_service,
          .delivered = line.quantities.delivered,
          .not_sent = not_arrived(line),
          .verdict = verdict_on(known, jurisdiction),
          .exemption = known.exemption,
          .reason = known.reason,
          .withdrawn = is_withdrawn(facts.before, line.line)};
}

bool is_left(const LineRight& line) {
  return line.delivered > Quantity{} || line.not_sent > Quantity{};
}

const LineRight* line_of(const OrderRights& rights, std::int64_t number) {
  for (const LineRight& line : rights.lines)
    if (line.line == number) return &line;
  return nullptr;
}

std::string period_words(const OrderRights& rights) {
  return "The period began on " + text(rights.begins) + " and ended with " + text(rights.ends) +
         ".";
}

std::optional<Reason> against_standing(const OrderRights& rights) {
  if (!rights.applies)
    return Reason{"/sales_order", "not_a_consumers_contract",
                  "Only a consumer withdraws, from what was confirmed to him."};
  switch (rights.standing) {
    case Standing::no_right:
      return Reason{"/sales_order", "no_right_to_withdraw",
                    "The law there gives no right to withdraw."};
    case Standing::not_distant:
      return Reason{"/sales_order", "bought_at_the_counter",
                    "What was bought at the counter is not withdrawn from."};
    case Standing::over:
      return Reason{"/declared_at", "withdrawal_too_late", period_words(rights)};
    case Standing::not_begun:
    case Standing::running:
      break;
  }
  return std::nullopt;
}

std::optional<Reason> against_line(const LineRight& line, const std::string& pointer) {
  if (line.withdrawn) return Reason{pointer, "withdrawn_already", "It was withdrawn from before."};
  if (line.verdict == Verdict::exempt) {
    return Reason{pointer, "exempt_from_withdrawal",
                  "Line " + std::to_string(line.line) + " is exempt: " + line.reason +
                      " What is wrong with it may be claimed all the same."};
  }
  if (!is_left(line)) return Reason{pointer, "cancelled_already", "All of it was cancelled."};
  return std::nullopt;
}

}  // namespace

namespace {

// Public holidays where the consumer is, from the year in which his time begins: a period that ends
// on one ends later by that state's law, whatever the company's own calendar says (Regulation
// 1182/71, Art. 2(1) and 3(4)).
std::vector<Day> closed_days(const Facts& facts, const rights::Contract& contract) {
  constexpr int years = 3;  // with the months that the time may be longer
  std::vector<Day> days = facts.holidays;
  const Day begins = contract.services_alone ? contract.concluded : contract.last_parcel;
  if (!begins || !facts.order.delivery_address) return days;
  for (int year = begins.year(); year < begins.year() + years; ++year) {
    const auto more = rights::public_holidays(facts.order.delivery_address->country, year);
    days.insert(days.end(), more.begin(), more.end());
  }
  return days;
}

}  // namespace

OrderRights rights_of(const Facts& facts) {
  const Order& order = facts.order;
  OrderRights made{.sales_order = order.id, .sales_order_number = order.number};
  made.jurisdiction = notices::jurisdiction_of(facts.law, order);
  if (!facts.notices.empty()) {
    made.jurisdiction = facts.notices.back().jurisdiction;
    made.told_at = facts.notices.front().shown_at;
  }
  const rights::Law& law = rights::law_of(made.jurisdiction);
  made.applies = facts.customer.kind == customers::CustomerKind::consumer && order.confirmed_at;
  made.period_days = law.period_days;
  made.refund_days = law.refund_days;
  made.sends_back_at_own_cost = law.consumer_sends_back_at_own_cost;
  for (const auto& [where, says] : law.sources)
    made.sources.push_back({std::string(where), std::string(says)});
  rights::Contract contract{.jurisdiction = made.jurisdiction,
                            .at_a_distance = order.channel != orders::Channel::counter,
                            .services_alone = is_of_services_alone(order)};
  if (order.confirmed_at) contract.concluded = local_day(order.confirmed_at, facts.calendar);
  if (has_all_arrived(order) && facts.last_parcel)
    contract.last_parcel = local_day(facts.last_parcel, facts.calendar);
  if (made.told_at) contract.told = local_day(made.told_at, facts.calendar);
  const rights::Period period = period_of(contract, closed_days(facts, contract), facts.day);
  made.standing = period.standing;
  made.begins = period.begins;
  made.ends = period.ends;
  made.extended = period.extended;
  for (const Line& line : order.lines)
    made.lines.push_back(right_of(facts, line, made.jurisdiction));
  return made;
}

std::vector<Reason> check_declared(const OrderRights& rights, const Declare& wanted) {
  std::vector<Reason> reasons;
  if (auto reason = against_standing(rights)) reasons.push_back(std::move(*reason));
  if (wanted.name.find_first_not_of(" \t\r\n") == std::string::npos)
    reasons.push_back({"/name", "required", "Who withdraws says who he is."});
  for (std::size_t i = 0; i < wanted.lines.size(); ++i) {
    const std::string pointer = "/lines/" + std::to_string(i) + "/line";
    const LineRight* line = line_of(rights, wanted.lines[i].line);
    if (line == nullptr) {
      reasons.push_back({pointer, "unknown_line", "The order has no such line."});
    } else if (auto reason = against_line(*line, pointer)) {
      reasons.push_back(std::move(*reason));
    }
  }
  if (wanted.lines.empty() && reasons.empty() && lines_of(rights, wanted).empty()) {
    for (std::size_t i = 0; i < rights.lines.size(); ++i)
      if (auto reason = against_line(rights.lines[i], "/lines"))
        reasons.push_back(std::move(*reason));
  }
  return reasons;
}

std::vector<WithdrawnLine> lines_of(const OrderRights& rights, const Declare& wanted) {
  std::vector<WithdrawnLine> lines;
  for (const LineRight& line : rights.lines) {
    const bool is_named = std::any_of(wanted.lines.begin(), wanted.lines.end(),
                                      [&](const auto& each) { return each.line == line.line; });
    if (!wanted.lines.empty() && !is_named) continue;
    if (against_line(line, "")) continue;
    lines.push_back({.line = line.line,
                     .sku = line.sku,
                     .name = line.name,
                     .unit = line.unit,
                     .to_return = line.is_service ? Quantity{} : line.delivered,
                     .not_sent = line.not_sent,
                     .depends = line.verdict == Verdict::depends});
  }
  return lines;
}

rights::Notice notice_of(const Withdrawal& withdrawal, const Calendar& calendar) {
  const bool has_goods =
      std::any_of(withdrawal.lines.begin(), withdrawal.lines.end(),
                  [](const WithdrawnLine& line) { return line.to_return > Quantity{}; });
  return {.jurisdiction = withdrawal.jurisdiction,
          .declared = local_day(withdrawal.declared_at, calendar),
          .has_goods = has_goods,
          .goods_back = withdrawal.goods_back_on,
          .proof_of_sending = withdrawal.proof_of_sending_on};
}

void set_clocks(Withdrawal& withdrawal, const Calendar& calendar) {
  const rights::Refund refund = refund_of(notice_of(withdrawal, calendar));
  withdrawal.send_back_by = refund.send_back_by;
  withdrawal.refund_due_on = refund.due;
}

Day look_again_on(const Withdrawal& withdrawal) {
  constexpr int days_before = 3;
  if (withdrawal.refund_due_on) return withdrawal.refund_due_on - days_before;
  return withdrawal.send_back_by ? withdrawal.send_back_by + 1 : Day{};
}

std::string words_of(const Withdrawal& withdrawal) {
  std::string words;
  for (const WithdrawnLine& line : withdrawal.lines)
    words += (words.empty() ? "" : "; ") + std::to_string(line.line) + ". " + line.name + ", " +
             text(line.to_return + line.not_sent) + ' ' + line.unit;
  return words;
}

}  // namespace supercargo::withdrawals
