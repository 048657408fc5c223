// Issuing invoices and credit notes, each in one transaction, and the reads. Nothing is ever
// changed: the number, once given, stands for these words and amounts.
#pragma once

#include "db/listing.h"
#include "invoices/invoice.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::invoices {

// What was delivered of an order and is not invoiced, or the part that is named, at the rates of
// the day of delivery.
Result<Invoice> issue(journal::Unit& unit, const Issue& wanted);
// Takes back what an invoice asks, or the part that is named. Who entered the order does not credit
// it (domain 11).
Result<Invoice> credit(journal::Unit& unit, const Credit& wanted);

Result<Invoice> get(const journal::Query& query, const InvoiceReference& reference);
Result<db::Page<Invoice>> list_invoices(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::invoices
