// Worklists: what waits for somebody, one row a matter, each with why, what to do next, by when and
// by whom (domain 2.6, BM3; decisions 17). They are read from what the slices to the left keep;
// nothing is stored here.
#pragma once

#include <optional>
#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo::worklists {

struct Item {
  std::string record;  // as printed: so_…, fup_…
  std::string link;    // where it is read: /api/v1/sales-orders/so_…
  std::string sales_order;
  std::string sales_order_number;
  std::string customer_name;
  std::string status;  // of the record
  bool urgent = false;
  std::string why;
  std::string clause;     // of the company's own policies, that a decision rests on
  std::int64_t step = 0;  // of so many, of an approval in steps
  std::int64_t steps = 0;
  std::string next;       // what to do, in words
  std::string operation;  // the API's name for it: confirm_sales_order
  Instant due_at;         // by when
  bool overdue = false;
  Instant since;                     // when it began to wait
  std::int64_t working_minutes = 0;  // that it has waited
  PersonId owner;
  std::string team;  // a role, where nobody is named
  std::optional<std::int64_t> line;
  std::string sku;
  std::optional<Quantity> quantity;  // that is owed, in the product's base unit
  Day promise_date;
  Day expected_date;  // when it can be had, as far as is known
};

// How many, counted up to a bound.
struct Count {
  std::int64_t count = 0;
  bool more = false;
};

// A list that the reader may not see is missing.
struct Summary {
  std::optional<Count> stuck_orders;
  std::optional<Count> promises_at_risk;
  std::optional<Count> late_orders;
  std::optional<Count> follow_ups;
  std::optional<Count> escalations;
  std::optional<Count> proofs;
  std::optional<Count> questions;
  std::optional<Count> approvals;
  std::optional<Count> handovers;
};

struct AskSummary {
  PersonId owner;  // only what is this person's; everybody's unless given
};

}  // namespace supercargo::worklists
