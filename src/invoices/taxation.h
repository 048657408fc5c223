// How what goes on an invoice is taxed at its tax point, which may be another day than the order
// expected (domain 9.3).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "charges/charge.h"
#include "customers/customer.h"
#include "db/reader.h"
#include "invoices/rules.h"
#include "kernel/result.h"
#include "orders/order.h"
#include "taxes/rules.h"

namespace supercargo::invoices {

struct Sale {
  const orders::Order& order;
  const customers::Customer& customer;
  Day tax_point;
};

struct Decisions {
  std::vector<taxes::LineTax> lines;     // of what is taken, in its order; none asked: empty
  std::vector<charges::Charge> charges;  // that are due, each with its tax
  std::string tax_number;                // under which we charge it
};

// A line or charge that no rate is kept for on that day is a reason.
Decisions decide_taxes(const db::Reader& reader, const Sale& sale, std::span<const Taken> taken,
                       std::vector<Reason>& reasons);

}  // namespace supercargo::invoices
