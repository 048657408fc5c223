// Who may decide on an approval, and which approvals still stand. Pure. It is always the person
// that counts: a key, a second role or a batch is no other person (security T4), and whoever stands
// in for a person may do nothing that this person may not.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "approvals/approval.h"
#include "delegations/rules.h"
#include "kernel/result.h"

namespace supercargo::approvals {

using delegations::StandIn;
using StandIns = std::span<const StandIn>;

// Not pending: `not_in_this_state`. No role for it: `forbidden`. Otherwise every reason at once:
// `separation_of_duties` (requester_may_not_decide, barred_person_may_not_decide,
// second_signature_of_same_person) and `subject_changed` when the hash is not what was submitted.
// The separation rules point at /decision, which is what may not be given.
// A sole person is not held to the separation rules (decisions 1).
std::optional<Problem> check_can_decide(const Approval& approval, const journal::Actor& actor,
                                        std::string_view subject_hash_now, StandIns for_whom = {});

// The separation rules that the actor breaks by deciding, whether or not they are waived.
std::vector<Reason> separation_reasons(const Approval& approval, const journal::Actor& actor);

// In which role the actor decides: his own, else that of the first he stands in for who may decide
// himself. Nothing when there is none.
struct Voice {
  std::string role;
  PersonId for_whom;  // nobody: himself
};
std::optional<Voice> voice_of(const Approval& approval, const journal::Actor& actor,
                              StandIns for_whom = {});

// The approval after the actor said yes; it stays pending while others must sign or a step follows.
Approval with_signature(Approval approval, const journal::Actor& actor, StandIns for_whom = {});

// The newest approval for this rule that is bound to this content and still counts: approved,
// rejected or pending. Null: it must be asked for.
const Approval* standing(std::span<const Approval> approvals, std::string_view rule,
                         std::string_view subject_hash);
// True for what a change of the subject makes void: pending or decided for another content.
bool is_stale(const Approval& approval, std::string_view subject_hash_now);

// Working hours that its step leaves (K14 where no policy says).
std::int64_t hours_of(const Approval& approval);
// The clauses it rests on, in one line; empty when the design's own rules alone ask for it.
std::string cited(std::span<const Basis> basis);

}  // namespace supercargo::approvals
