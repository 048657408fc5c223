// An invoice or a credit note as UBL 2.1, after EN 16931 (domain 9.3, 12). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "invoices/invoice.h"
#include "kernel/result.h"
#include "transmittals/ubl_parts.h"

namespace supercargo::transmittals {

struct Billed {
  const invoices::Invoice& invoice;
  const letterheads::Identity& seller;  // as it was at issue, else as it is
  std::optional<customers::Address> delivered_to;
};

// Why it cannot be written so that EN 16931 holds, each reason with its rule; empty: it can.
std::vector<Reason> check_billed(const Billed& billed);
std::string ubl_invoice(const Billed& billed);

}  // namespace supercargo::transmittals
