// A payment plan: what a customer owes, paid in instalments that sum to it exactly. Proposed,
// approved by finance, told to the customer and those who work with him, and kept; or broken, which
// holds his orders until it is made good (domain 9.8, 3.8 and A3.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/order.h"
#include "plans/change.h"
#include "terms/agreement.h"

namespace supercargo {

struct PaymentPlanTag {
  static constexpr char prefix[] = "ppl";
};
using PaymentPlanId = Id<PaymentPlanTag>;

namespace plans {

using terms::Decide;
using terms::Inform;
using terms::Informed;
using terms::Step;
using terms::Verdict;

enum class Status : std::uint8_t {
  pending_approval,
  approved,
  rejected,
  active,
  breached,
  completed,
  terminated,
};

struct Instalment {
  Day due;
  Currency currency;
  Money amount;
  Money paid;
  Day paid_on;          // when the last of it was
  bool waived = false;  // what was not paid of it is let off
};

struct Plan {
  PaymentPlanId id;
  std::string number;
  Status status = Status::pending_approval;
  std::string customer;  // its code
  std::string customer_name;
  CustomerId customer_id;
  Currency currency;
  Money debt;
  std::optional<Rate> deposit_rate;  // of the debt, paid first
  std::int64_t parts = 0;            // of instalments after the deposit
  Day first_due;
  std::int64_t interval_days = 30;
  std::string reason;
  std::vector<Instalment> instalments;
  std::int64_t version = 1;      // of the instalments: another each time they were divided anew
  std::optional<Change> change;  // asked for and not decided
  std::vector<Informed> informed;
  PersonId proposed_by;
  Instant approved_at;
  std::vector<approvals::Approval> approvals;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: id or number.
struct PlanReference {
  std::string id;
};

// What came in; it goes to what was due first.
struct Pay {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string amount;  // in the plan's currency
  Day on;              // today unless given
};

}  // namespace plans
}  // namespace supercargo
