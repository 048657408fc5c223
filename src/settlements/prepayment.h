// What has to come in before an order's goods leave, and what has: an order on the terms "prepaid"
// is held once it is confirmed until finance has booked enough for it (domain 3.3, Holds).
#pragma once

#include <optional>
#include <vector>

#include "db/reader.h"
#include "kernel/result.h"
#include "settlements/rules.h"

namespace supercargo::settlements {

customers::PaymentTerms terms_of(const db::Reader& reader, const orders::Order& order,
                                 const customers::Customer& customer);

// As its papers show it: on which terms it is paid may stand in a price agreement.
orders::Order with_terms(const db::Reader& reader, orders::Order order,
                         const customers::Customer& customer);

struct Prepayment {
  Money asked;
  Money paid;  // booked for it, and not taken back

  bool is_missing() const { return paid < asked; }
};
// Nothing when the order is not paid in advance.
std::optional<Prepayment> prepayment_of(const db::Reader& reader, const orders::Order& order);

// Why its goods do not leave although nobody has held it yet; none once somebody has released it.
std::vector<Reason> reasons_to_wait(const db::Reader& reader, const orders::Order& order);

}  // namespace supercargo::settlements
