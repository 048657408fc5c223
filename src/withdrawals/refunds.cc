#include "withdrawals/refunds.h"

#include <algorithm>
#include <set>
#include <span>

#include "invoices/rules.h"
#include "invoices/store.h"
#include "seals/store.h"

namespace supercargo::withdrawals {
namespace {

using invoices::Invoice;

// What was withdrawn from and came back unsealed is not paid back.
bool is_about(const Withdrawal& withdrawal, std::span<const seals::BrokenSeal> unsealed,
              std::int64_t order_line) {
  for (const seals::BrokenSeal& each : unsealed)
    if (each.line == order_line) return false;
  return std::any_of(withdrawal.lines.begin(), withdrawal.lines.end(),
                     [&](const WithdrawnLine& each) { return each.line == order_line; });
}

// What is left on the invoice to be credited, of the lines that were withdrawn from.
std::vector<invoices::CreditLine> left_of(const db::Reader& reader, const Invoice& invoice,
                                          const Withdrawal& withdrawal) {
  const auto credited = invoices::lines_crediting(reader, invoice.id);
  const auto unsealed = seals::store::of_order(reader, withdrawal.sales_order);
  std::vector<invoices::CreditLine> lines;
  for (const invoices::Line& line : invoice.lines) {
    if (line.sales_order != withdrawal.sales_order ||
        !is_about(withdrawal, unsealed, line.order_line))
      continue;
    Quantity left = line.base_quantity;
    for (const invoices::Line& each : credited)
      if (each.credits_line == line.line) left = left - each.base_quantity;
    if (left > Quantity{}) lines.push_back({line.line, left});
  }
  return lines;
}

// He is paid back what delivery cost him once all of it is withdrawn from, but not what he paid for
// it to come sooner (Directive 2011/83/EU, article 13(1) and (2)).
std::vector<std::string> charges_of(const db::Reader& reader, const Invoice& invoice,
                                    const Withdrawal& withdrawal) {
  const auto unsealed = seals::store::of_order(reader, withdrawal.sales_order);
  const bool is_all = std::all_of(
      invoice.lines.begin(), invoice.lines.end(),
      [&](const invoices::Line& line) { return is_about(withdrawal, unsealed, line.order_line); });
  if (!is_all || invoice.charges.empty()) return {};
  auto codes = invoices::charges_left(invoice, invoices::notes_crediting(reader, invoice.id));
  for (const charges::Charge& each : invoice.charges)
    if (each.kind == charges::Kind::urgent) std::erase(codes, each.code);
  return codes;
}

}  // namespace

Result<Credited> credit_all(journal::Unit& unit, const Withdrawal& withdrawal) {
  Credited made{.sum = {0, withdrawal.currency}};
  std::set<std::int64_t> ids;
  for (const auto& line : invoices::lines_of_order(unit.db, withdrawal.sales_order))
    ids.insert(line.invoice.value);
  for (const std::int64_t id : ids) {
    const auto invoice = invoices::find(unit.db, text(InvoiceId{id}));
    if (!invoice || invoice->kind != invoices::Kind::invoice) continue;
    const auto lines = left_of(unit.db, *invoice, withdrawal);
    if (lines.empty()) continue;
    const auto note =
        invoices::credit(unit, {.id = text(invoice->id),
                                .cause = invoices::Cause::returned_goods,
                                .reason = "Withdrawal " + withdrawal.number + ".",
                                .lines = lines,
                                .charges = charges_of(unit.db, *invoice, withdrawal)});
    if (!note) return note.error();
    made.numbers.push_back(note->number);
    made.sum += note->totals.gross;
  }
  return made;
}

}  // namespace supercargo::withdrawals
