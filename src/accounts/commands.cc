#include "accounts/commands.h"

#include <algorithm>
#include <iterator>

#include "accounts/rules.h"
#include "accounts/store.h"
#include "customers/store.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "policies/store.h"

namespace supercargo::accounts {
namespace {

using journal::Unit;

constexpr std::int64_t items_max = 1000;
constexpr std::int64_t payments_max = 10'000;
constexpr std::int64_t surcharge_e8 = 8'000'000;

Day today_of(const db::Reader& reader, Instant now) {
  return local_day(now, policies::calendar_of(policies::settings_of(reader)));
}

// Those that the remittance names, in its order, or all that are open, the oldest due first; every
// reason why one is not to be settled by it.
std::vector<Receivable> items_for(const Unit& unit, const Payment& payment,
                                  const std::vector<std::string>& named,
                                  std::vector<Reason>& reasons) {
  if (named.empty()) {
    auto open = store::open_of(unit.db, payment.customer_id, payment.currency, items_max);
    if (!payment.sales_order.empty()) {
      std::erase_if(open, [&](const Receivable& each) {
        return each.sales_order_number != payment.sales_order;
      });
    }
    return open;
  }
  auto known = store::receivables(unit.db, named);
  std::vector<Receivable> items;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string pointer = "/invoices/" + std::to_string(i);
    const auto is_it = [&](const Receivable& each) { return each.number == named[i]; };
    const auto found = std::find_if(known.begin(), known.end(), is_it);
    const bool is_theirs = found != known.end() && found->customer_id == payment.customer_id;
    if (!is_theirs || std::any_of(items.begin(), items.end(), is_it)) {
      reasons.push_back(
          {pointer, "unknown_invoice", "The customer has no such invoice, or twice."});
    } else if (found->currency != payment.currency) {
      reasons.push_back({pointer, "other_currency", "The invoice is in another currency."});
    } else if (found->open.minor <= 0) {
      reasons.push_back({pointer, "nothing_open", "Nothing of the invoice is open."});
    } else {
      items.push_back(*found);
    }
  }
  return items;
}

void settle_with(Unit& unit, Payment& payment, Money amount, std::vector<Receivable>& items) {
  Applied applied = apply(amount, payment.received_on, items);
  std::move(applied.allocations.begin(), applied.allocations.end(),
            std::back_inserter(payment.allocations));
  payment.unapplied = applied.left;
  for (Receivable& item : items) item.changed_at = unit.now();
  store::save(unit.db, items);
}

void check_known(const Unit& unit, const Payment& payment, std::vector<Reason>& reasons) {
  if (payment.received_on > today_of(unit.db, unit.now()))
    reasons.push_back({"/received_on", "in_the_future", "It has not come in yet."});
  if (payment.reference.empty()) return;
  if (const auto before = store::booked(unit.db, payment.customer_id, payment.reference))
    reasons.push_back(
        {"/reference", "booked_already", "It is booked already: " + before->number + "."});
}

Payment saved(Unit& unit, const char* fact, const Payment& before, Payment after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  store::save(unit.db, std::vector{after});
  store::count_anew(unit.db, after.customer_id, after.currency);
  unit.tell(journal::changed(fact, before, after, after.customer_id.value));
  return after;
}

Result<Payment> unchanged(const Unit& unit, const std::string& id,
                          std::optional<std::int64_t> revision) {
  auto payment = store::payment(unit.db, id);
  if (!payment) return not_found("payment");
  if (auto conflict = journal::revision_conflict(unit.db, *payment, revision))
    return std::move(*conflict);
  if (payment->status == PaymentStatus::reversed) {
    return Problem{Refusal::not_in_this_state,
                   "not_in_this_state",
                   "The payment was taken back.",
                   {},
                   {{"allowed", "[]"}}};
  }
  return std::move(*payment);
}

Receivable found(const Unit& unit, InvoiceId invoice) {
  auto item = store::receivable(unit.db, text(invoice));
  SUPERCARGO_CHECK(item.has_value());  // every invoice has one
  return std::move(*item);
}

void kept(Unit& unit, Receivable item) {
  item.changed_at = unit.now();
  store::save(unit.db, std::vector{item});
  store::count_anew(unit.db, item.customer_id, item.currency);
}

// What came in for the order before its invoice was there settles that.
void use_advances(Unit& unit, const Receivable& item) {
  std::vector<Receivable> items{item};
  for (const Payment& before : store::payments_for(unit.db, item.sales_order_number)) {
    const bool is_left = before.unapplied.minor > 0 && before.currency == item.currency;
    if (!is_left || before.customer_id != item.customer_id) continue;
    Payment payment = before;
    settle_with(unit, payment, payment.unapplied, items);
    saved(unit, "payment_applied", before, std::move(payment));
  }
}

}  // namespace

void open(Unit& unit, Receivable item) {
  const Money none{0, item.currency};
  item.credited = item.discounted = item.paid = item.written_off = item.contested = none;
  item.changed_at = unit.now();
  settle(item);
  store::add(unit.db, item);
  use_advances(unit, item);
  store::count_anew(unit.db, item.customer_id, item.currency);
}

void credit(Unit& unit, InvoiceId invoice, Money amount) {
  auto item = found(unit, invoice);
  Money beyond = take_back(item, amount);
  item.changed_at = unit.now();
  store::save(unit.db, std::vector{item});
  if (beyond.minor > 0) {
    for (const Payment& before : store::payments_of(unit.db, item.customer_id, payments_max)) {
      Payment after = before;
      const Money freed = release(after.allocations, invoice, beyond);
      if (freed.minor == 0) continue;
      std::erase_if(after.allocations,
                    [](const Allocation& each) { return each.amount.minor == 0; });
      after.unapplied += freed;
      beyond -= freed;
      saved(unit, "payment_freed", before, std::move(after));
    }
  }
  store::count_anew(unit.db, item.customer_id, item.currency);
}

void contest(Unit& unit, InvoiceId invoice, Money sum) {
  auto item = found(unit, invoice);
  item.contested = sum;
  settle(item);
  kept(unit, std::move(item));
}

void write_off(Unit& unit, InvoiceId invoice, Money amount) {
  auto item = found(unit, invoice);
  write_off(item, amount);
  kept(unit, std::move(item));
}

Result<Payment> book(Unit& unit, const Payment& given) {
  Payment payment = given;
  std::vector<Reason> reasons;
  const auto customer = customers::find(unit.db, payment.customer);
  if (!customer)
    return invalid({{"/customer", "unknown_customer", "No customer has this id or code."}});
  payment.customer = customer->code;
  payment.customer_id = customer->id;
  if (!payment.received_on) payment.received_on = today_of(unit.db, unit.now());
  check_known(unit, payment, reasons);
  auto items = items_for(unit, payment, payment.invoices, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  const int year = today_of(unit.db, unit.now()).year();
  payment.id = unit.make_id<PaymentId>();
  payment.number = journal::human_number(
      "PAY", year, journal::take_numbers(unit.db, journal::yearly_counter("PAY", year), 1));
  payment.recorded_by = unit.actor().person;
  payment.recorded_at = payment.changed_at = unit.now();
  payment.revision = 1;
  settle_with(unit, payment, payment.amount, items);
  store::add(unit.db, payment);
  store::count_anew(unit.db, payment.customer_id, payment.currency);
  unit.tell(journal::created("payment_booked", payment, payment.customer_id.value));
  return payment;
}

Result<Payment> apply_rest(Unit& unit, const Apply& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  std::vector<Reason> reasons;
  auto items = items_for(unit, *before, wanted.invoices, reasons);
  if (before->unapplied.minor == 0)
    reasons.push_back({"", "nothing_left", "All of the payment is used."});
  else if (items.empty() && reasons.empty())
    reasons.push_back({"", "nothing_open", "No invoice of the customer is open."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Payment payment = *before;
  settle_with(unit, payment, payment.unapplied, items);
  return saved(unit, "payment_applied", *before, std::move(payment));
}

Result<Payment> reverse(Unit& unit, const Reverse& wanted) {
  auto before = unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  Payment payment = *before;
  std::vector<std::string> numbers;
  for (const Allocation& each : payment.allocations) numbers.push_back(each.number);
  auto items = store::receivables(unit.db, numbers);
  for (const Allocation& each : payment.allocations)
    for (Receivable& item : items)
      if (item.id == each.invoice) give_back(item, each);
  for (Receivable& item : items) item.changed_at = unit.now();
  store::save(unit.db, items);
  payment.allocations.clear();
  payment.unapplied = {0, payment.currency};
  payment.status = PaymentStatus::reversed;
  payment.reversal_reason = wanted.reason;
  return saved(unit, "payment_reversed", *before, std::move(payment));
}

Result<Payment> get_payment(const journal::Query& query, const PaymentReference& reference) {
  auto payment = store::payment(query.db, reference.id);
  if (!payment) return not_found("payment");
  return std::move(*payment);
}

Result<db::Page<Payment>> list_payments(const journal::Query& query,
                                        const db::ListRequest& request) {
  return store::list_payments(query.db, request);
}

Result<Receivable> get_receivable(const journal::Query& query,
                                  const ReceivableReference& reference) {
  auto item = store::receivable(query.db, reference.id);
  if (!item) return not_found("invoice");
  return std::move(*item);
}

Result<db::Page<Receivable>> list_receivables(const journal::Query& query,
                                              const db::ListRequest& request) {
  return store::list(query.db, request);
}

Result<Late> late(const journal::Query& query, const LateWanted& wanted) {
  const auto item = store::receivable(query.db, wanted.id);
  if (!item) return not_found("invoice");
  const auto customer = customers::find_by_id(query.db, item->customer_id);
  const Day on = wanted.on ? wanted.on : today_of(query.db, query.now());
  if (customer && customer->kind == customers::CustomerKind::consumer)
    return invalid({{"", "not_for_consumers", "The law is between businesses."}});
  if (item->open.minor <= 0 || item->due_on >= on)
    return invalid({{"", "not_overdue", "Nothing of the invoice is overdue on that day."}});
  const Money debt = undisputed(*item);
  if (debt.minor <= 0)
    return invalid({{"", "all_disputed", "All that is overdue of the invoice is disputed."}});
  Late answer{.number = item->number,
              .currency = item->currency,
              .open = item->open,
              .disputed = item->disputed,
              .due_on = item->due_on,
              .on = on,
              .days = on - item->due_on,
              .rate = {wanted.reference_rate.e8 + surcharge_e8}};
  const auto costs = late_payment(debt, on - item->due_on, wanted.reference_rate);
  if (!costs) return invalid({{"", "too_large", "The sum is too large."}});
  answer.interest = costs->interest;
  answer.fixed_sum = costs->fixed_sum;
  return answer;
}

}  // namespace supercargo::accounts
