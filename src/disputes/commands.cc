#include "disputes/commands.h"

#include "accounts/commands.h"
#include "accounts/store.h"
#include "agreements/beside.h"
#include "disputes/rules.h"
#include "disputes/store.h"
#include "followups/commands.h"
#include "hindrances/store.h"
#include "invoices/store.h"
#include "issues/store.h"
#include "journal/attempt.h"
#include "journal/counter.h"
#include "policies/store.h"
#include "printing/figures.h"

namespace supercargo::disputes {
namespace {

using invoices::Invoice;
using journal::Unit;
using orders::Order;

constexpr char number_prefix[] = "DSP";

std::string next_number(Unit& unit) {
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  const int year = local_day(unit.now(), calendar).year();
  return journal::human_number(
      number_prefix, year,
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1));
}

// The issue that tells what went wrong is one of the same order.
void name_issue(const Unit& unit, const std::string& reference, Dispute& dispute,
                std::vector<Reason>& reasons) {
  if (reference.empty()) return;
  const auto issue = issues::find(unit.db, reference);
  if (issue && issue->sales_order == dispute.sales_order) {
    dispute.issue = issue->id;
    dispute.issue_number = issue->number;
  } else {
    reasons.push_back({"/issue", "unknown_issue", "The order has no such issue."});
  }
}

Dispute assembled(const Unit& unit, const Invoice& invoice, const Raise& wanted) {
  return {.invoice = invoice.id,
          .invoice_number = invoice.number,
          .sales_order = invoice.sales_order,
          .sales_order_number = invoice.sales_order_number,
          .customer = invoice.customer,
          .customer_name = invoice.customer_name,
          .customer_id = invoice.customer_id,
          .currency = invoice.currency,
          .cause = *wanted.cause,
          .reason = wanted.reason,
          .raised_by = unit.actor().person,
          .raised_at = unit.now(),
          .party_id = invoice.customer_id.value};
}

void tell_on_order(Unit& unit, const Order& order, const Dispute& dispute, agreements::News news) {
  news.record = entity<Dispute>().name;
  news.record_id = text(dispute.id);
  agreements::tell_on_order(unit, order, news);
}

// Somebody speaks with the customer, and the order is not closed before it is settled (domain 2.0,
// EXCEPTION→FOLLOW-UP; 3.3).
void open_beside(Unit& unit, const Order& order, const Dispute& dispute) {
  followups::open(
      unit, {.subject = text(order.id),
             .subject_kind = entity<Order>().name,
             .subject_id = order.id.value,
             .cause = followups::Cause::disputed,
             .detail = printing::shown_with_currency(dispute.amount) + " of invoice " +
                       dispute.invoice_number + " are disputed: " + dispute.number + ".",
             .owner = order.owner,
             .urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard,
             .party_id = dispute.party_id,
             .occasion = dispute.id.value});
  hindrances::add(unit.db, {.order_id = order.id.value,
                            .record_id = dispute.id.value,
                            .kind = hindrances::Kind::dispute,
                            .record = text(dispute.id),
                            .detail = "Dispute " + dispute.number + " is not resolved.",
                            .since = unit.now()});
}

void close_beside(Unit& unit, const Dispute& dispute) {
  followups::settle(unit, {.subject_id = dispute.sales_order.value,
                           .cause = followups::Cause::disputed,
                           .occasion = dispute.id.value});
  hindrances::remove(unit.db, dispute.sales_order.value, dispute.id.value);
}

void contest(Unit& unit, const Dispute& dispute) {
  accounts::contest(unit, dispute.invoice,
                    contested_of(unit.db, dispute.invoice, dispute.currency));
}

// Recorded instead of refused while one person does everything (decisions 1).
void tell_waived(Unit& unit, const Dispute& dispute) {
  unit.tell({.name = "separation_waived",
             .record = entity<Dispute>().name,
             .record_id = dispute.id.value,
             .prefix = DisputeId::prefix,
             .revision = dispute.revision,
             .reason = "Who raised a dispute resolved it: there is nobody else."});
}

}  // namespace

Result<Dispute> raise(Unit& unit, const Raise& wanted) {
  const auto invoice = invoices::find(unit.db, wanted.id);
  if (!invoice) return not_found("invoice");
  if (invoice->kind == invoices::Kind::credit_note)
    return invalid({{"", "not_an_invoice", "A credit note asks for nothing."}});
  const auto item = accounts::store::receivable(unit.db, text(invoice->id));
  SUPERCARGO_CHECK(item.has_value());  // every invoice has one
  Dispute dispute = assembled(unit, *invoice, wanted);
  const auto amount = amount_of(wanted.amount, *item);
  std::vector<Reason> reasons = amount ? std::vector<Reason>{} : amount.error().reasons;
  name_issue(unit, wanted.issue, dispute, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  dispute.amount = *amount;
  dispute.id = unit.make_id<DisputeId>();
  dispute.number = next_number(unit);
  dispute = agreements::opened(unit, "invoice_dispute_raised", std::move(dispute));
  contest(unit, dispute);
  const Order order = agreements::order_of(unit.db, dispute.sales_order);
  open_beside(unit, order, dispute);
  tell_on_order(
      unit, order, dispute,
      {.fact = "sales_order_invoice_disputed", .field = "reason", .words = dispute.reason});
  return dispute;
}

Result<Dispute> resolve(Unit& unit, const Resolve& wanted) {
  auto before = agreements::unchanged(unit, find(unit.db, wanted.id), "dispute", wanted.revision);
  if (!before) return before;
  if (before->status == Status::resolved)
    return agreements::over_already("The dispute is resolved already.");
  if (auto refusal = check_can_resolve(*before, unit.actor()))
    return journal::not_theirs(std::move(*refusal), text(before->id));
  Dispute after = *before;
  after.status = Status::resolved;
  after.outcome = wanted.outcome;
  after.resolution = wanted.resolution;
  after.resolved_by = unit.actor().person;
  after.resolved_at = unit.now();
  after = agreements::kept(unit, "invoice_dispute_resolved", *before, std::move(after));
  contest(unit, after);
  close_beside(unit, after);
  tell_on_order(unit, agreements::order_of(unit.db, after.sales_order), after,
                {.fact = "sales_order_invoice_dispute_resolved",
                 .field = "resolution",
                 .words = after.resolution});
  if (is_own(after, unit.actor())) tell_waived(unit, after);
  return after;
}

Result<Dispute> get(const journal::Query& query, const DisputeReference& reference) {
  auto dispute = find(query.db, reference.id);
  if (!dispute) return not_found("dispute");
  return std::move(*dispute);
}

Result<db::Page<Dispute>> list_disputes(const journal::Query& query,
                                        const db::ListRequest& request) {
  db::ListRequest known = agreements::with_order_ids(query.db, request);
  for (auto& [name, value] : known.filters) {
    if (name != "invoice" || parse<InvoiceId>(value)) continue;
    if (const auto item = accounts::store::receivable(query.db, value)) value = text(item->id);
  }
  return list(query.db, known);
}

}  // namespace supercargo::disputes
