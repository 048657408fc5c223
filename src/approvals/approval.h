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

struct Approval {
  ApprovalId id;
  std::string subject;       // the record as printed: so_…; filled from the two below
  std::string subject_kind;  // its entity: sales_order
  std::int64_t subject_id = 0;
  std::string subject_prefix;
  std::string subject_hash;            // of the content that is to be approved
  std::string rule;                    // urgent_order, bespoke_order, special_price …
  std::string detail;                  // what exceeds what, in our words
  std::string tier;                    // T1 … T4 where the rule has tiers (domain 9.5)
  std::vector<std::string> roles;      // who may decide: a holder of any of these
  bool each_role = false;              // or: one holder of each must approve
  std::vector<std::string> signed_as;  // the roles that have approved so far
  std::vector<std::string> signed_by;  // and, in the same order, the persons
  std::vector<std::string> barred;     // persons who may not decide: who entered the order …
  Status status = Status::pending;
  PersonId requested_by;
  Instant requested_at;
  PersonId decided_by;
  Instant decided_at;
  std::string reason;         // the decider's words
  std::int64_t party_id = 0;  // whose personal data those words may hold; 0: nobody's
  std::int64_t revision = 0;
};

struct ApprovalReference {
  std::string id;
};

}  // namespace approvals
}  // namespace supercargo
