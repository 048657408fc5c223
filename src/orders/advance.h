// One order on its way from draft to confirmed: asks the gates, takes each step that they allow,
// and notes what is to be told and written.
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

// As far as the gates allow, in memory alone. Stock is reserved in the surroundings' snapshot when
// it gets to confirmed; the order's checks say why it went no further.
void advance(Way& way, AdvanceTo wanted, Surroundings& around, journal::Unit unit);

// For the verbs that are a transaction of their own.

// The order, unless it is not there or somebody saved in between.
Result<Order> find_unchanged(const journal::Unit& unit, const std::string& id,
                             std::optional<std::int64_t> revision);
// What the gates say now stands with the order, so that whoever reads it sees what it waits for.
void look_at_gates(const journal::Unit& unit, Order& order);
// As they are after those that lost their subject were voided.
void void_approvals(journal::Unit& unit, Order& order, const std::string& current_hash);
// Gives back what was kept softly for the order.
void release_holds(journal::Unit& unit, const Order& order);
// What the gates found is kept with the order; the fact tells what was done.
journal::Fact changed_fact(const char* name, const Order& before, const Order& after);

}  // namespace supercargo::orders
