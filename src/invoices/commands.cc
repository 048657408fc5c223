#include "invoices/commands.h"

#include "accounts/commands.h"
#include "agreements/beside.h"
#include "agreements/keeping.h"
#include "customers/store.h"
#include "invoices/rules.h"
#include "invoices/store.h"
#include "invoices/taxation.h"
#include "journal/attempt.h"
#include "journal/counter.h"
#include "letterheads/store.h"
#include "orders/store.h"
#include "policies/store.h"
#include "settlements/prepayment.h"

namespace supercargo::invoices {
namespace {

using customers::Customer;
using journal::Unit;
using orders::Order;

constexpr char invoice_prefix[] = "INV";
constexpr char credit_prefix[] = "CN";

std::string next_number(Unit& unit, const char* prefix, Day day) {
  const std::string counter = journal::yearly_counter(prefix, day.year());
  return journal::human_number(prefix, day.year(), journal::take_numbers(unit.db, counter, 1));
}

std::optional<customers::Address> billing_address(const Customer& customer, const Order& order) {
  for (const customers::Address& each : customer.addresses)
    if (each.kind == customers::AddressKind::billing) return each;
  if (!customer.addresses.empty()) return customer.addresses.front();
  return order.delivery_address;
}

Seller seller_now(const Unit& unit) {
  const auto letterhead = letterheads::letterhead_of(unit.db);
  return {.name = letterhead.company,
          .address = letterhead.address,
          .footer_left = letterhead.footer_left,
          .footer_middle = letterhead.footer_middle,
          .footer_right = letterhead.footer_right,
          .identity = letterhead.identity};
}

Invoice kept(Unit& unit, Invoice invoice, const char* prefix, const char* fact) {
  invoice.number = next_number(unit, prefix, invoice.issued_on);
  invoice.issued_by = unit.actor().person;
  invoice.issued_at = unit.now();
  stamp_currency(entity<Invoice>(), &invoice, {});
  add(unit.db, invoice);
  unit.tell(journal::created(fact, invoice, invoice.customer_id.value));
  return invoice;
}

// So much more or less of the order stands on invoices; it is invoiced once all that arrived does,
// and not any more when that was corrected (domain 3.3).
void bill(Unit& unit, const Order& before, const Invoice& invoice, const char* fact) {
  Order order = before;
  const bool is_credit = invoice.kind == Kind::credit_note;
  order.billed = {before.billed.minor, order.currency};
  order.billed += is_credit ? -billed_again(invoice) : invoice.totals.gross;
  const bool is_done = is_all_invoiced(order, lines_of_order(unit.db, order.id));
  const auto verb = is_done ? gates::Verb::invoice : gates::Verb::take_back;
  order.status = gates::after(order.status, verb).value_or(order.status);
  order.revision = before.revision + 1;
  order.changed_at = unit.now();
  orders::save(unit.db, {before}, {order});
  auto told = agreements::changed_fact(fact, before, order);
  told.changes.push_back({entity<Invoice>().name, "null", json_text(text(invoice.id))});
  told.changes.push_back({"number", "null", json_text(invoice.number), true});
  unit.tell(std::move(told));
}

// What it asks is owed from now on.
void open_account(Unit& unit, const Invoice& invoice, const customers::PaymentTerms& terms) {
  accounts::open(unit, {.id = invoice.id,
                        .number = invoice.number,
                        .customer_id = invoice.customer_id,
                        .customer = invoice.customer,
                        .customer_name = invoice.customer_name,
                        .sales_order_number = invoice.sales_order_number,
                        .currency = invoice.currency,
                        .issued_on = invoice.issued_on,
                        .due_on = invoice.due_on,
                        .discount_until = invoice.discount_until,
                        .discount_rate = terms.discount,
                        .amount = invoice.totals.gross});
}

// Recorded instead of refused while one person does everything (decisions 1).
void tell_waived(Unit& unit, const Invoice& note) {
  unit.tell({.name = "separation_waived",
             .record = entity<Invoice>().name,
             .record_id = note.id.value,
             .prefix = InvoiceId::prefix,
             .revision = note.revision,
             .reason = "Who entered the order credited it: there is nobody else."});
}

Day today_of(const Unit& unit, Instant at) {
  return local_day(at, policies::calendar_of(policies::settings_of(unit.db)));
}

}  // namespace

Result<Invoice> issue(Unit& unit, const Issue& wanted) {
  const auto order = orders::find(unit.db, wanted.sales_order);
  if (!order) return not_found("sales order");
  const auto customer = customers::find_by_id(unit.db, order->customer_id);
  SUPERCARGO_CHECK(customer.has_value());
  std::vector<Reason> reasons;
  const auto lines = taken(*order, lines_of_order(unit.db, order->id), wanted, reasons);
  const Day today = today_of(unit, unit.now());
  Invoice invoice{.id = unit.make_id<InvoiceId>(),
                  .kind = Kind::invoice,
                  .sales_order = order->id,
                  .sales_order_number = order->number,
                  .customer = order->customer,
                  .customer_id = order->customer_id,
                  .customer_name = customer->name,
                  .billing_address = billing_address(*customer, *order),
                  .customer_vat_id = customer->vat_id,
                  .customer_po_number = order->customer_po_number,
                  .language = customer->language,
                  .currency = order->currency,
                  .prices_include_tax = order->prices_include_tax,
                  .issued_on = today,
                  .tax_point = order->delivered_at ? today_of(unit, order->delivered_at) : today,
                  .discount_rate = order->discount_rate,
                  .seller = seller_now(unit)};
  const Decisions decided =
      decide_taxes(unit.db, {*order, *customer, invoice.tax_point}, lines, reasons);
  if (lines.empty() && (decided.charges.empty() || !has_arrived(*order)))
    reasons.push_back(
        {"", "nothing_to_invoice", "Nothing of this order was delivered that is not invoiced."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  invoice.seller.tax_number = decided.tax_number;
  invoice.charges = decided.charges;
  draw_up(invoice, *order, lines, decided.lines);
  const auto terms = settlements::terms_of(unit.db, *order, *customer);
  set_due(invoice, terms);
  invoice = kept(unit, std::move(invoice), invoice_prefix, "invoice_issued");
  open_account(unit, invoice, terms);
  bill(unit, *order, invoice, "sales_order_invoice_issued");
  return invoice;
}

Result<Invoice> credit(Unit& unit, const Credit& wanted) {
  const auto invoice = find(unit.db, wanted.id);
  if (!invoice) return not_found("invoice");
  std::vector<Reason> reasons;
  if (invoice->kind == Kind::credit_note)
    return invalid({{"", "not_an_invoice", "A credit note is not credited."}});
  const Order order = agreements::order_of(unit.db, invoice->sales_order);
  const bool is_own = order.entered_by && order.entered_by == unit.actor().person;
  if (is_own && !unit.actor().sole_person) {
    return journal::attempt_on(
        invalid({{"", "separation_of_duties",
                  "Who entered order " + order.number + " does not credit it (domain 11)."}}),
        text(invoice->id));
  }
  Invoice note = *invoice;
  note.id = unit.make_id<InvoiceId>();
  note.kind = Kind::credit_note;
  note.lines.clear();
  note.taxes.clear();
  note.issued_on = today_of(unit, unit.now());
  note.due_on = {};
  note.payment_terms.clear();
  note.discount_until = {};
  note.early_discount.reset();
  note.credits = invoice->id;
  note.credits_number = invoice->number;
  note.cause = wanted.cause;
  note.reason = wanted.reason;
  const std::string tax_number = invoice->seller.tax_number;
  note.seller = seller_now(unit);
  note.seller.tax_number = tax_number;
  const auto lines_before = lines_crediting(unit.db, invoice->id);
  const auto notes_before = notes_crediting(unit.db, invoice->id);
  draw_up_credit(note, *invoice, {lines_before, notes_before}, wanted, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  note = kept(unit, std::move(note), credit_prefix, "credit_note_issued");
  if (is_own) tell_waived(unit, note);
  accounts::credit(unit, invoice->id, note.totals.gross);
  bill(unit, order, note, "sales_order_credit_note_issued");
  return note;
}

Result<Invoice> get(const journal::Query& query, const InvoiceReference& reference) {
  auto invoice = find(query.db, reference.id);
  const auto& actor = query.actor();
  if (!invoice || (actor.portal() && actor.party != invoice->customer_id.value))
    return not_found("invoice");
  return std::move(*invoice);
}

Result<db::Page<Invoice>> list_invoices(const journal::Query& query,
                                        const db::ListRequest& request) {
  const auto& actor = query.actor();
  const CustomerId party{actor.portal() ? actor.party : 0};
  return list(query.db, agreements::with_order_ids(query.db, request), party);
}

}  // namespace supercargo::invoices
