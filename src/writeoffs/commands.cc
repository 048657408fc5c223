#include "writeoffs/commands.h"

#include "accounts/commands.h"
#include "accounts/store.h"
#include "agreements/beside.h"
#include "agreements/keeping.h"
#include "invoices/store.h"
#include "journal/counter.h"
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

// Recorded instead of refused while one person does everything (decisions 1).
void tell_waived(Unit& unit, const WriteOff& write_off) {
  unit.tell({.name = "separation_waived",
             .record = entity<WriteOff>().name,
             .record_id = write_off.id.value,
             .prefix = WriteOffId::prefix,
             .revision = write_off.revision,
             .reason = "Who asked for a write-off approved it: there is nobody else."});
}

// One that waits, for whoever decides it.
Result<WriteOff> waiting(const Unit& unit, const Decide& wanted) {
  auto found = agreements::unchanged(unit, find(unit.db, wanted.id), "write-off", wanted.revision);
  if (!found) return found;
  if (found->status != Status::asked)
    return agreements::over_already("The write-off is decided already.");
  if (auto refusal = check_can_decide(*found, unit.actor()))
    return agreements::not_theirs(std::move(*refusal), text(found->id));
  return found;
}

WriteOff decided(Unit& unit, const char* fact, const WriteOff& before, Status status,
                 const std::string& words) {
  WriteOff after = before;
  after.status = status;
  after.decided_by = unit.actor().person;
  after.decided_at = unit.now();
  after.decision_reason = words;
  return agreements::kept(unit, fact, before, std::move(after));
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

Result<WriteOff> approve(Unit& unit, const Decide& wanted) {
  auto before = waiting(unit, wanted);
  if (!before) return before;
  if (auto refusal = check_still_open(*before, item_of(unit, before->invoice)))
    return std::move(*refusal);
  const auto after = decided(unit, "write_off_approved", *before, Status::done, wanted.reason);
  accounts::write_off(unit, after.invoice, after.amount);
  tell_on_order(unit, after, "sales_order_invoice_written_off", after.reason);
  if (is_own(after, unit.actor())) tell_waived(unit, after);
  return after;
}

Result<WriteOff> refuse(Unit& unit, const Decide& wanted) {
  auto before = waiting(unit, wanted);
  if (!before) return before;
  if (wanted.reason.empty()) return invalid({{"/reason", "required", "A refusal says why."}});
  const auto after = decided(unit, "write_off_refused", *before, Status::refused, wanted.reason);
  tell_on_order(unit, after, "sales_order_write_off_refused", wanted.reason);
  if (is_own(after, unit.actor())) tell_waived(unit, after);
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
