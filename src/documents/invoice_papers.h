// What stands on invoices, credit notes and statements. Pure, as compose.h.
#pragma once

#include <vector>

#include "documents/sheet.h"
#include "invoices/invoice.h"

namespace supercargo::documents {

// Also of a credit note. Who we were when it was issued stands on it, whatever the letterhead says
// now.
printing::Document invoice_document(const invoices::Invoice& invoice, const Setting& setting);

// What stands open up to a day: each invoice with what of it was credited.
struct Account {
  const customers::Customer& customer;
  const std::vector<invoices::Invoice>& papers;  // of the customer, the oldest first
  Day until;
};
printing::Document statement(const Account& account, const Setting& setting);

}  // namespace supercargo::documents
