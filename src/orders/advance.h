// One order on its way from draft to confirmed: asks the gates, takes each step that they allow,
// and notes what is to be told and written. Decides in memory; writes nothing.
#pragma once

#include <string>
#include <vector>

#include "approvals/approval.h"
#include "gates/rules.h"
#include "journal/unit.h"
#include "orders/requests.h"
#include "orders/surroundings.h"

namespace supercargo::orders {

// A step that was taken, and the fact that tells it.
struct Stepped {
  const char* fact;
  Status from;
  Status to;
};

struct Way {
  Order order;
  std::vector<approvals::Approval> asked = {};  // approvals to be added
  std::vector<Stepped> steps = {};              // in the order they happened
};

// Answers again what every gate says about the order as it is now.
gates::Facts look_again(Order& order, Surroundings& around, const journal::Unit& unit);

// As far as the gates allow. Stock is reserved in the surroundings' snapshot when it gets to
// confirmed; the order's checks say why it went no further.
void advance(Way& way, AdvanceTo wanted, Surroundings& around, journal::Unit unit);

}  // namespace supercargo::orders
