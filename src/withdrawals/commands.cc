#include "withdrawals/commands.h"

#include <algorithm>

#include "agreements/beside.h"
#include "customers/store.h"
#include "endings/commands.h"
#include "followups/commands.h"
#include "jobs/job.h"
#include "journal/counter.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "withdrawals/letters.h"
#include "withdrawals/refunds.h"
#include "withdrawals/store.h"

namespace supercargo::withdrawals {
namespace {

using journal::Query;
using journal::Unit;
using orders::Order;

Withdrawal saved(Unit& unit, const char* fact, const Withdrawal& before, Withdrawal after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  store::save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

Result<Withdrawal> unchanged(const Unit& unit, const std::string& id,
                             std::optional<std::int64_t> revision) {
  auto found = agreements::unchanged(unit, store::find(unit.db, id), "withdrawal", revision);
  if (found && found->status == Status::refunded)
    return agreements::over_already("The money was paid back.");
  return found;
}

// Goods that somebody has begun to pick or that are on the road are not cancelled at a desk.
bool can_cancel(const Unit& unit, const Order& order) {
  const auto reasons = orders::reasons_to_keep(order);
  return !agreements::check_can_cancel(order, unit.actor()) &&
         std::all_of(reasons.begin(), reasons.end(),
                     [](const Reason& reason) { return reason.code == "on_a_shipment"; });
}

// Whether all that has not arrived of the order is withdrawn from.
bool is_all_that_is_open(const Order& order, const Withdrawal& withdrawal) {
  return std::all_of(order.lines.begin(), order.lines.end(), [&](const orders::Line& line) {
    const Quantity open =
        line.base_quantity - line.quantities.delivered - line.quantities.cancelled;
    return open <= Quantity{} ||
           std::any_of(withdrawal.lines.begin(), withdrawal.lines.end(),
                       [&](const WithdrawnLine& each) { return each.line == line.line; });
  });
}

// What is left to be done by somebody about goods that have not arrived; empty: nothing is.
std::string cancel_rest(Unit& unit, const Order& order, const Withdrawal& withdrawal) {
  const bool is_any =
      std::any_of(withdrawal.lines.begin(), withdrawal.lines.end(),
                  [](const WithdrawnLine& line) { return line.not_sent > Quantity{}; });
  if (!is_any) return {};
  const char* by_hand = " Stop what has not arrived of it.";
  if (!is_all_that_is_open(order, withdrawal) || !can_cancel(unit, order)) return by_hand;
  const auto cancelled = endings::cancel(
      unit, {.id = text(order.id), .reason = "The consumer withdrew: " + withdrawal.number + "."});
  return cancelled ? "" : by_hand;
}

void follow_up(Unit& unit, const Order& order, const Withdrawal& withdrawal,
               const std::string& what) {
  followups::open(unit, {.subject = text(order.id),
                         .subject_kind = entity<Order>().name,
                         .subject_id = order.id.value,
                         .cause = followups::Cause::withdrawn,
                         .detail = what,
                         .owner = order.owner,
                         .urgency = followups::Urgency::standard,
                         .party_id = order.customer_id.value,
                         .occasion = withdrawal.id.value});
  unit.tell(orders::about(order, "sales_order_follow_up_opened"));
}

std::string what_comes(const Withdrawal& withdrawal) {
  std::string what = withdrawal.declared_by + " withdrew from order " +
                     withdrawal.sales_order_number + " (" + withdrawal.number +
                     "): " + words_of(withdrawal) + ".";
  if (withdrawal.send_back_by)
    what += " The goods go back by " + text(withdrawal.send_back_by) + ".";
  return what + (withdrawal.refund_due_on
                     ? " The refund is due by " + text(withdrawal.refund_due_on) + "."
                     : std::string(" The refund is due once they are back or proved to be sent."));
}

void look_again_later(Unit& unit, const Withdrawal& withdrawal) {
  jobs::cancel(unit, remind_job, withdrawal.id.value);
  const Day day = look_again_on(withdrawal);
  if (withdrawal.status == Status::refunded || !day) return;
  const Instant due = start_of(day, calendar_here(unit.db));
  jobs::schedule(
      unit,
      {.kind = remind_job, .subject = withdrawal.id.value, .due_at = std::max(due, unit.now())});
}

Withdrawal made(Unit& unit, const Order& order, const OrderRights& rights, const Declare& wanted) {
  const Calendar calendar = calendar_here(unit.db);
  const int year = local_day(unit.now(), calendar).year();
  Withdrawal withdrawal{
      .id = unit.make_id<WithdrawalId>(),
      .number = journal::human_number(
          "WD", year, journal::take_numbers(unit.db, journal::yearly_counter("WD", year), 1)),
      .sales_order = order.id,
      .sales_order_number = order.number,
      .customer_id = order.customer_id,
      .jurisdiction = rights.jurisdiction,
      .declared_at = wanted.declared_at ? wanted.declared_at : unit.now(),
      .declared_by = wanted.name,
      .channel = wanted.channel,
      .words = wanted.words,
      .declared_from = wanted.address,
      .lines = lines_of(rights, wanted),
      .period_begins = rights.begins,
      .period_ends = rights.ends,
      .currency = order.currency,
      .created_by = unit.actor().person,
      .revision = 1,
      .created_at = unit.now(),
      .changed_at = unit.now()};
  set_clocks(withdrawal, calendar);
  return withdrawal;
}

void check_days(const Unit& unit, const GoodsBack& given, std::vector<Reason>& reasons) {
  const Day today = local_day(unit.now(), calendar_here(unit.db));
  if (!given.goods_back_on && !given.proof_of_sending_on)
    reasons.push_back({"/goods_back_on", "required", "Say when they came, or were sent."});
  if (given.goods_back_on && given.goods_back_on > today)
    reasons.push_back({"/goods_back_on", "in_the_future", "That day is yet to come."});
  if (given.proof_of_sending_on && given.proof_of_sending_on > today)
    reasons.push_back({"/proof_of_sending_on", "in_the_future", "That day is yet to come."});
}

}  // namespace

Result<Withdrawal> declare(Unit& unit, const Declare& wanted) {
  const auto order = orders::find(unit.db, wanted.sales_order);
  if (!order) return not_found("sales order");
  const Instant declared = wanted.declared_at ? wanted.declared_at : unit.now();
  const OrderRights rights = rights_at(unit.db, *order, declared);
  auto reasons = check_declared(rights, wanted);
  if (declared > unit.now())
    reasons.push_back({"/declared_at", "in_the_future", "That is yet to come."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const Withdrawal withdrawal = made(unit, *order, rights, wanted);
  store::add(unit.db, withdrawal);
  unit.tell(journal::created("withdrawal_declared", withdrawal, withdrawal.customer_id.value));
  agreements::tell_on_order(unit, *order,
                            {.fact = "sales_order_withdrawn",
                             .record = entity<Withdrawal>().name,
                             .record_id = text(withdrawal.id),
                             .field = "words",
                             .words = withdrawal.words});
  const std::string rest = cancel_rest(unit, *order, withdrawal);
  follow_up(unit, *order, withdrawal, what_comes(withdrawal) + rest);
  look_again_later(unit, withdrawal);
  acknowledge(unit, *order, withdrawal);
  return withdrawal;
}

Result<Withdrawal> take_back(Unit& unit, const GoodsBack& given) {
  auto before = unchanged(unit, given.id, given.revision);
  if (!before) return before;
  std::vector<Reason> reasons;
  check_days(unit, given, reasons);
  if (!before->send_back_by)
    reasons.push_back({"", "nothing_to_send_back", "Nothing of it had arrived."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Withdrawal after = *before;
  if (given.goods_back_on) after.goods_back_on = given.goods_back_on;
  if (given.proof_of_sending_on) after.proof_of_sending_on = given.proof_of_sending_on;
  set_clocks(after, calendar_here(unit.db));
  after = saved(unit, "withdrawal_goods_back", *before, std::move(after));
  look_again_later(unit, after);
  return after;
}

Result<Withdrawal> refund(Unit& unit, const MakeRefund& given) {
  auto before = unchanged(unit, given.id, given.revision);
  if (!before) return before;
  const Day today = local_day(unit.now(), calendar_here(unit.db));
  if (given.refunded_on && given.refunded_on > today)
    return invalid({{"/refunded_on", "in_the_future", "That day is yet to come."}});
  auto credited = credit_all(unit, *before);
  if (!credited) return std::move(credited.error());
  Withdrawal after = *before;
  after.credit_notes = credited->numbers;
  if (credited->numbers.empty()) {
    const auto amount = parse_money(given.amount, before->currency);
    if (!amount)
      return invalid({{"/amount", "not_an_amount", "Nothing was invoiced here: say how much."}});
    after.refunded = *amount;
  } else {
    after.refunded = credited->sum;
  }
  after.status = Status::refunded;
  after.refunded_on = given.refunded_on ? given.refunded_on : today;
  after.refund_reference = given.reference;
  after = saved(unit, "withdrawal_refunded", *before, std::move(after));
  jobs::cancel(unit, remind_job, after.id.value);
  return after;
}

void remind(Unit& unit, std::int64_t withdrawal_id) {
  const auto withdrawal = store::find(unit.db, text(WithdrawalId{withdrawal_id}));
  if (!withdrawal || withdrawal->status == Status::refunded) return;
  const Order order = agreements::order_of(unit.db, withdrawal->sales_order);
  follow_up(unit, order, *withdrawal,
            withdrawal->refund_due_on
                ? "The refund of " + withdrawal->number + " is due by " +
                      text(withdrawal->refund_due_on) + " and not made."
                : "The goods of " + withdrawal->number + " should have been sent back by " +
                      text(withdrawal->send_back_by) + ": ask for them or for proof of sending.");
}

Result<OrderRights> get_rights(const Query& query, const orders::OrderReference& reference) {
  const auto order = orders::find(query.db, reference.id);
  if (!order) return not_found("sales order");
  return rights_at(query.db, *order, query.now());
}

Result<Withdrawal> get(const Query& query, const WithdrawalReference& reference) {
  auto withdrawal = store::find(query.db, reference.id);
  if (!withdrawal) return not_found("withdrawal");
  return std::move(*withdrawal);
}

Result<db::Page<Withdrawal>> list_withdrawals(const Query& query, const db::ListRequest& request) {
  return store::list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::withdrawals
