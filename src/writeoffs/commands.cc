#include "writeoffs/commands.h"

#include "accounts/commands.h"
#include "accounts/store.h"
#include "agreements/beside.h"
#include "approvals/commands.h"
#include "invoices/store.h"
#include "journal/attempt.h"
#include "journal/content_hash.h"
#include "journal/counter.h"
#include "kernel/record_json.h"
#include "policies/store.h"
#include "writeoffs/rules.h"
#include "writeoffs/store.h"

namespace supercargo::writeoffs {
namespace {

using invoices::Invoice;
using journal::Unit;

constexpr char number_prefix[] = "WOF";

std::string next_number(Unit& unit) {
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  const int year = local_day(unit.now(), calendar).year();
  return journal::human_number(
      number_prefix, year,
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1));
}

accounts::Receivable item_of(const Unit& unit, InvoiceId invoice) {
  auto item = accounts::store::receivable(unit.db, text(invoice));
  SUPERCARGO_CHECK(item.has_value());  // every invoice has one
  return std::move(*item);
}

WriteOff assembled(Unit& unit, const Invoice& invoice, const Ask& wanted, Money amount) {
  return {.id = unit.make_id<WriteOffId>(),
          .number = next_number(unit),
          .invoice = invoice.id,
          .invoice_number = invoice.number,
          .sales_order = invoice.sales_order,
          .sales_order_number = invoice.sales_order_number,
          .customer = invoice.customer,
          .customer_name = invoice.customer_name,
          .customer_id = invoice.customer_id,
          .currency = invoice.currency,
          .amount = amount,
          .reason = wanted.reason,
          .asked_by = unit.actor().person,
          .asked_at = unit.now(),
          .party_id = invoice.customer_id.value};
}

void tell_on_order(Unit& unit, const WriteOff& write_off, const char* fact,
                   const std::string& words) {
  agreements::tell_on_order(unit, agreements::order_of(unit.db, write_off.sales_order),
                            {.fact = fact,
                             .record = entity<WriteOff>().name,
                             .record_id = text(write_off.id),
                             .field = "reason",
                             .words = words});
}

// Asks a sales manager, once: the same that waits already is the answer.
approvals::Approval approval_of(Unit& unit, const WriteOff& write_off) {
  const WriteOff content{.number = write_off.number,
                         .invoice_number = write_off.invoice_number,
                         .currency = write_off.currency,
                         .amount = write_off.amount,
                         .reason = write_off.reason};
  auto wanted = approvals::wanted_for(
      {.rule = "write_off",
       .detail = text(write_off.amount) + " " + std::string(write_off.currency.code()) +
                 " of invoice " + write_off.invoice_number + " of " + write_off.customer +
                 " is to be given up.",
       .roles = {"sales_manager"}},
      {.kind = entity<WriteOff>().name,
       .prefix = WriteOffId::prefix,
       .id = write_off.id.value,
       .hash = journal::content_hash(to_json(content)),
       .party_id = write_off.party_id},
      unit.now(), policies::calendar_of(policies::settings_of(unit.db)));
  wanted.requested_by = write_off.asked_by;
  return approvals::request(unit, wanted);
}

WriteOff decided(Unit& unit, const WriteOff& before, bool is_yes, const std::string& words) {
  WriteOff after = before;
  after.status = is_yes ? Status::done : Status::refused;
  after.decided_by = unit.actor().person;
  after.decided_at = unit.now();
  after.decision_reason = words;
  return agreements::kept(unit, is_yes ? "write_off_approved" : "write_off_refused", before,
                          std::move(after));
}

}  // namespace

Result<WriteOff> ask(Unit& unit, const Ask& wanted) {
  const auto invoice = invoices::find(unit.db, wanted.id);
  if (!invoice) return not_found("invoice");
  if (invoice->kind == invoices::Kind::credit_note)
    return invalid({{"", "not_an_invoice", "A credit note asks for nothing."}});
  if (const auto standing = find_asked(unit.db, invoice->id))
    return invalid({{"", "asked_already", "A write-off waits already: " + standing->number + "."}});
  const auto item = item_of(unit, invoice->id);
  const auto amount = amount_of(wanted.amount, item);
  if (!amount) return amount.error();
  WriteOff write_off = assembled(unit, *invoice, wanted, *amount);
  if (is_beyond(*amount, item, policies::settings_of(unit.db).write_off_limit)) {
    write_off = agreements::opened(unit, "write_off_asked", std::move(write_off));
    static_cast<void>(approval_of(unit, write_off));
    tell_on_order(unit, write_off, "sales_order_write_off_asked", write_off.reason);
    return write_off;
  }
  write_off.status = Status::done;
  write_off.decided_at = unit.now();
  write_off = agreements::opened(unit, "write_off_done", std::move(write_off));
  accounts::write_off(unit, write_off.invoice, write_off.amount);
  tell_on_order(unit, write_off, "sales_order_invoice_written_off", write_off.reason);
  return write_off;
}

Result<WriteOff> decide(Unit& unit, const Decide& wanted) {
  auto before = agreements::unchanged(unit, find(unit.db, wanted.id), "write-off", wanted.revision);
  if (!before) return before;
  if (before->status != Status::asked)
    return agreements::over_already("The write-off is decided already.");
  const bool is_yes = wanted.decision == Verdict::approve;
  if (auto refusal = check_still_open(*before, item_of(unit, before->invoice)); is_yes && refusal)
    return std::move(*refusal);
  const auto asked = approval_of(unit, *before);
  auto given = approvals::decide(
      unit, {.id = asked.id,
             .decision = is_yes ? approvals::Decision::approve : approvals::Decision::reject,
             .reason = wanted.reason,
             .subject_hash_now = asked.subject_hash});
  if (!given) return journal::not_theirs(std::move(given.error()), text(before->id));
  const auto after = decided(unit, *before, is_yes, wanted.reason);
  if (is_yes) accounts::write_off(unit, after.invoice, after.amount);
  tell_on_order(unit, after,
                is_yes ? "sales_order_invoice_written_off" : "sales_order_write_off_refused",
                is_yes ? after.reason : wanted.reason);
  return after;
}

Result<WriteOff> get(const journal::Query& query, const WriteOffReference& reference) {
  auto write_off = find(query.db, reference.id);
  if (!write_off) return not_found("write-off");
  return std::move(*write_off);
}

Result<db::Page<WriteOff>> list_write_offs(const journal::Query& query,
                                           const db::ListRequest& request) {
  db::ListRequest known = request;
  for (auto& [name, value] : known.filters) {
    if (name != "invoice" || parse<InvoiceId>(value)) continue;
    if (const auto item = accounts::store::receivable(query.db, value)) value = text(item->id);
  }
  return list(query.db, known);
}

}  // namespace supercargo::writeoffs
