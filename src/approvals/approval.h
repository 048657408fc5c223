// An approval: somebody other than the one who asked says yes or no to something that the rules do
// not leave to one person (G8, domain 2.6 BX4). It is bound to what was approved by a hash: when
// the subject changes, it is void and must be asked for again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct ApprovalTag {
  static constexpr char prefix[] = "apv";
};
using ApprovalId = Id<ApprovalTag>;

namespace approvals {

enum class Status : std::uint8_t {
  pending,
  approved,
  rejected,
  voided,  // the subject changed since
};
enum class Decision : std::uint8_t { approve, reject };

// One of several that follow each other: the next begins when this one has its signatures.
struct Step {
  std::vector<std::string> roles;
  bool each_role = false;   // one holder of each; else as many holders of any as the quorum says
  std::int64_t quorum = 1;  // persons
  std::int64_t hours = 4;   // of work, until it is brought to the manager
};

// A rule of the company's own that asked for it, as it stood then (domain A1.4, BX4).
struct Basis {
  std::string policy;  // its code
  std::int64_t version = 0;
  Day since;  // from when that version holds
  std::string clause;
  std::string words;  // what the clause says
};

struct Approval {
  ApprovalId id;
  std::string subject;       // the record as printed: so_…; filled from the two below
  std::string subject_kind;  // its entity: sales_order
  std::int64_t subject_id = 0;
  std::string subject_prefix;
  std::string subject_hash;             // of the content that is to be approved
  std::string rule;                     // urgent_order, bespoke_order, special_price …
  std::string detail;                   // what exceeds what, in our words
  std::string tier;                     // T1 … T4 where the rule has tiers (domain 9.5)
  std::vector<Basis> basis;             // the company's own clauses; none: the design's rules
  std::vector<std::string> roles;       // who may decide now: a holder of any of these
  bool each_role = false;               // or: one holder of each must approve
  std::vector<Step> steps;              // none: that is all
  std::int64_t step = 1;                // which of them is being decided
  std::int64_t signed_before = 0;       // signatures that the steps before it have
  std::vector<std::string> signed_as;   // the roles that have approved so far
  std::vector<std::string> signed_by;   // and, in the same order, the persons
  std::vector<std::string> signed_for;  // and for whom each stood in; empty: for nobody
  Instant due_at;                       // by when the step is to be decided
  Instant escalated_at;                 // when nobody had
  std::vector<std::string> barred;      // persons who may not decide: who entered the order …
  Status status = Status::pending;
  PersonId requested_by;
  Instant requested_at;
  PersonId decided_by;
  Instant decided_at;
  PersonId decided_for;       // who stood in for this person
  std::string reason;         // the decider's words
  std::int64_t party_id = 0;  // whose personal data those words may hold; 0: nobody's
  std::int64_t revision = 0;
};

struct ApprovalReference {
  std::string id;
};

// One approval that rules ask for.
struct Need {
  std::string rule;  // urgent_order, bespoke_order, special_price, or the code of a policy
  std::string tier;
  std::string detail;  // what exceeds what, in our words
  std::vector<std::string> roles;
  bool each_role = false;         // one holder of each must agree; else any of them
  std::vector<Step> steps = {};   // none: that is all
  std::vector<Basis> basis = {};  // the company's own clauses that ask for it too
};

}  // namespace approvals

template <>
const Entity& entity<approvals::Step>();
template <>
const Entity& entity<approvals::Basis>();

}  // namespace supercargo
