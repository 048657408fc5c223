// May this customer owe us the order too (domain 9.7, gate G5)? Pure: whoever asks brings the
// figures; what is not kept yet (invoices, payments) is zero in the customer's currency.
#pragma once

#include <optional>

#include "checks/check.h"
#include "kernel/money.h"

namespace supercargo::credit {

// Gross, in the currency of the limit. A default amount is none.
struct Exposure {
  Money open_invoices = {};
  Money delivered_not_invoiced = {};
  Money confirmed_not_delivered = {};
  Money unapplied_payments = {};  // payments and credits that no invoice has used
};

// What stops any new order, whatever the sum.
struct Standing {
  bool stopped = false;  // the customer
  bool overdue = false;  // an invoice, for more than 30 days
  bool plan_broken = false;
};

struct Asked {
  std::optional<Money> limit;  // none: not limited, the check does not apply
  Exposure exposure;
  Money order_gross;
  Standing standing;
};

// Nothing when the parts are of several currencies or leave 64 bits.
std::optional<Money> total(const Exposure& exposure, Currency currency);

// What the order is above the limit; nothing while it is within, or cannot be compared.
std::optional<Money> excess(const Asked& asked);

// The check `credit`: not_applicable without a limit, pass, or fail with every reason and the
// figures it saw; `excess` in the evidence is what the order is above the limit.
checks::Check check(const Asked& asked);

}  // namespace supercargo::credit
