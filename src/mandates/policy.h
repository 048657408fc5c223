// An approval policy: which orders need whose yes, in which steps, and the clause of the company's
// own rules that says so. Drafted by one administrator and put in force by another; never changed
// after that, but by its next version (domain A1.4, 2.6 BX4). What the design fixes stays needed: a
// policy only adds to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "approvals/approval.h"
#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct ApprovalPolicyTag {
  static constexpr char prefix[] = "apo";
};
using ApprovalPolicyId = Id<ApprovalPolicyTag>;

namespace mandates {

enum class Status : std::uint8_t { draft, in_force };

// A need of the design that the policy sharpens; none: it stands for itself.
enum class Tightens : std::uint8_t { none, urgent_order, bespoke_order, special_price };

// It applies to an order that meets every condition that is given; of a list one is enough.
struct Policy {
  ApprovalPolicyId id;
  std::string code;
  std::int64_t version = 0;
  std::string name;
  Status status = Status::draft;
  Tightens tightens = Tightens::none;
  std::string clause;  // as people cite it: Order policy 4.2
  std::string words;   // what the clause says
  std::vector<std::string> order_types;
  std::vector<std::string> channels;
  std::vector<std::string> customers;       // codes
  std::vector<std::string> customer_kinds;  // business, consumer, public_body
  std::vector<std::string> entered_by;      // persons
  Currency currency;                        // of the amounts; orders in others do not meet them
  std::optional<Money> gross_from;
  std::optional<Money> credit_excess_from;  // above what the customer may owe
  std::optional<Rate> margin_below;         // of any line; a margin nobody can tell is below
  std::optional<Rate> discount_above;       // of any line; a price the list has not is above
  std::vector<approvals::Step> steps;       // in their order
  Day valid_from;
  Day valid_until;
  PersonId made_by;
  PersonId put_in_force_by;
  Instant put_in_force_at;
  std::string code_key;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: its id, or its code for the newest version.
struct PolicyReference {
  std::string id;
};

struct PutInForce {
  std::string id;
  std::optional<std::int64_t> revision;
};

}  // namespace mandates

template <>
Choices choices<mandates::Status>();
template <>
Choices choices<mandates::Tightens>();
template <>
const Entity& entity<mandates::Policy>();
template <>
const Entity& entity<mandates::PolicyReference>();
template <>
const Entity& entity<mandates::PutInForce>();

}  // namespace supercargo
