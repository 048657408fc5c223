// Booking what customers pay, and the reads. Invoices and credit notes tell here what is to be paid
// by calls to the left.
#pragma once

#include "accounts/payment.h"
#include "accounts/release.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::accounts {

// An invoice was issued: from now on it is owed.
void open(journal::Unit& unit, Receivable item);
// A credit note was issued; what was paid beyond the rest waits on its payment to be used again.
void credit(journal::Unit& unit, InvoiceId invoice, Money amount);
// So much of it is in disputes that are open.
void contest(journal::Unit& unit, InvoiceId invoice, Money sum);
// So much of what is open is given up.
void write_off(journal::Unit& unit, InvoiceId invoice, Money amount);

// Money came in: to the invoices that are named, else to those due first; what is left stays with
// the payment. The same reference of a customer's bank is booked once.
Result<Payment> book(journal::Unit& unit, const Payment& given);
// What is left of it goes to invoices.
Result<Payment> apply_rest(journal::Unit& unit, const Apply& wanted);
// It was none: what it settled is open again.
Result<Payment> reverse(journal::Unit& unit, const Reverse& wanted);

Result<Payment> get_payment(const journal::Query& query, const PaymentReference& reference);
Result<db::Page<Payment>> list_payments(const journal::Query& query,
                                        const db::ListRequest& request);
Result<Receivable> get_receivable(const journal::Query& query,
                                  const ReceivableReference& reference);
Result<db::Page<Receivable>> list_receivables(const journal::Query& query,
                                              const db::ListRequest& request);
Result<Late> late(const journal::Query& query, const LateWanted& wanted);

}  // namespace supercargo::accounts
