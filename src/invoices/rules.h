// What an invoice or a credit note comes to: quantities that were delivered, their share of what
// was agreed, tax by category and rate. Pure; every reason at once.
#pragma once

#include <span>
#include <vector>

#include "invoices/invoice.h"
#include "kernel/result.h"

namespace supercargo::invoices {

// So much of a line, after so much of it before.
struct Portion {
  Quantity before;
  Quantity now;
  Quantity all;
};
// Its share of an amount: all portions of a whole sum to it exactly, whatever they are rounded to.
Money share_of(Money whole, const Portion& portion);

// What of the order's line may be invoiced; nothing when the request asks for more, or there is
// nothing. `invoiced` counts every line of the order that stands on an invoice.
struct Taken {
  const orders::Line* line = nullptr;
  Portion portion;
};
std::vector<Taken> taken(const orders::Order& order, std::span<const Line> invoiced,
                         const Issue& wanted, std::vector<Reason>& reasons);

// The order's charges that stand on no invoice: the next one asks them, whatever it is of. What was
// corrected is asked again.
std::vector<charges::Charge> charges_due(const orders::Order& order,
                                         std::span<const Invoice> issued);

// Whether anything of it has arrived; whether nothing of it is goods.
bool has_arrived(const orders::Order& order);
bool is_of_services(const orders::Order& order);
// Whether all that arrived stands on invoices.
bool is_all_invoiced(const orders::Order& order, std::span<const Line> invoiced);

// When it is due and what is taken off for paying early.
void set_due(Invoice& invoice, const customers::PaymentTerms& terms);

// Of the credit note, what may be invoiced anew: after a correction all of it.
Money billed_again(const Invoice& note);

// Fills in lines, taxes and totals; its charges are there already, taxed. `decided` is how each is
// taxed at the tax point, none: we are registered nowhere.
void draw_up(Invoice& invoice, const orders::Order& order, std::span<const Taken> taken,
             std::span<const taxes::LineTax> decided);

// The credit note of an invoice, and what of it was credited before; every reason against it.
struct Credited {
  std::span<const Line> lines;
  std::span<const Invoice> notes;
};
std::vector<std::string> charges_left(const Invoice& invoice, std::span<const Invoice> notes);
void draw_up_credit(Invoice& note, const Invoice& invoice, const Credited& credited,
                    const Credit& wanted, std::vector<Reason>& reasons);

}  // namespace supercargo::invoices
