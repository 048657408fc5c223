// What stands on invoices, credit notes and statements. Pure, as compose.h.
#pragma once

#include <vector>

#include "accounts/receivable.h"
#include "documents/sheet.h"
#include "invoices/invoice.h"

namespace supercargo::documents {

// Also of a credit note. Who we were when it was issued stands on it, whatever the letterhead says
// now.
printing::Document invoice_document(const invoices::Invoice& invoice, const Setting& setting);

// What stands open up to a day, and what came in that no invoice has used.
struct Account {
  const customers::Customer& customer;
  const std::vector<invoices::Invoice>& papers;  // of the customer, the oldest first
  const std::vector<accounts::Receivable>& items;
  const std::vector<accounts::Account>& sums;
  Day until;
};
printing::Document statement(const Account& account, const Setting& setting);

}  // namespace supercargo::documents
