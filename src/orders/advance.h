// One order on its way from draft to confirmed: asks the gates, takes each step that they allow,
// and notes what is to be told and written.
#pragma once

#include <string>
#include <vector>

#include "approvals/approval.h"
#include "gates/approval_needs.h"
#include "journal/unit.h"
#include "orders/requests.h"
#include "orders/store.h"
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
  Content content = {};                         // of an order that is placed; so are the next two
  Version version = {};
  journal::Fact receipt = {};
};

// What the gates were told, and the approvals that the rules ask for.
struct Look {
  gates::Facts facts;
  std::vector<gates::Need> needs;
};
// Answers again what every gate says about the order as it is now.
Look look_again(Order& order, Surroundings& around, const journal::Unit& unit);

// As far as the gates allow, in memory alone. Stock is reserved in the surroundings' snapshot when
// it gets to confirmed; the order's checks say why it went no further.
void advance(Way& way, AdvanceTo wanted, Surroundings& around, journal::Unit unit);

}  // namespace supercargo::orders
