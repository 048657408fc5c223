// An issue of an order: something went wrong or has to be decided. Who found it, what it means,
// which ways were considered, what was decided and why, who did what, how it ended and when the
// customer was told: one record that a stranger understands (domain 2.6, BX3 and BE4).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/order.h"

namespace supercargo {

struct IssueTag {
  static constexpr char prefix[] = "iss";
};
using IssueId = Id<IssueTag>;

namespace issues {

enum class Kind : std::uint8_t {
  shortage,
  delay,
  damage,
  wrong_goods,
  wrong_details,  // of the customer, the product or the address
  price,
  quality,
  capacity,
  paperwork,
  customer_change,
  other,
};
enum class Status : std::uint8_t { open, decided, closed };

// A way that was considered, and what it would have led to.
struct Option {
  std::string option;
  std::string consequence;
};

struct Action {
  std::string what;
  PersonId owner;
  Instant due_at;
  Instant done_at;
};

struct Issue {
  IssueId id;
  std::string number;
  OrderId sales_order;
  std::string sales_order_number;
  std::optional<std::int64_t> line;
  Kind kind = Kind::other;
  Status status = Status::open;
  Instant detected_at;
  PersonId detected_by;
  std::string description;
  std::string impact;
  std::vector<Option> options;
  std::string criteria;
  std::string decision;
  std::string decision_reason;
  std::string policy_clause;            // which the decision rests on, as people cite it
  std::string policy_version;           // of the policy that the clause stands in
  std::vector<approvals::Basis> basis;  // as it stood then, where the policy is kept here
  PersonId decided_by;
  Instant decided_at;
  std::vector<Action> actions;
  std::string outcome;
  Instant customer_informed_at;
  std::string customer_informed_how;
  std::string not_informed_reason;  // when there was nothing to tell him
  PersonId owner;
  PersonId closed_by;
  Instant closed_at;
  std::int64_t party_id = 0;  // whose personal data the words may hold
  std::int64_t revision = 0;
  Instant changed_at;
};

struct IssueReference {
  std::string id;  // or its number
};

struct Raise {
  std::string id;  // of the order, or its number
  std::optional<std::int64_t> line;
  std::optional<Kind> kind;
  Instant detected_at;   // now unless given
  PersonId detected_by;  // whoever tells it unless given
  std::string description;
  std::string impact;
  std::vector<Option> options;
  std::string criteria;
  std::vector<Action> actions;
  PersonId owner;  // of the order unless given
};

struct Decide {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string decision;
  std::string reason;
  std::string policy;          // a code of the company's own: its clause and version of today
  std::string policy_clause;   // else of a policy that is kept elsewhere
  std::string policy_version;  // of that one
};

// What is told here stands in the issue; what stands there already need not be told again.
struct Close {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string outcome;
  Instant customer_informed_at;
  std::string customer_informed_how;
  std::string not_informed_reason;
};

}  // namespace issues
}  // namespace supercargo
