// Who may decide on an approval, and which approvals still stand. Pure. It is always the person
// that counts: a key, a second role or a batch is no other person (security T4).
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "approvals/approval.h"
#include "kernel/result.h"

namespace supercargo::approvals {

// Not pending: `not_in_this_state`. No role for it: `forbidden`. Otherwise every reason at once:
// `separation_of_duties` (requester_may_not_decide, barred_person_may_not_decide,
// second_signature_of_same_person) and `subject_changed` when the hash is not what was submitted.
// The separation rules point at /decision, which is what may not be given.
// A sole person is not held to the separation rules (decisions 1).
std::optional<Problem> check_can_decide(const Approval& approval, const journal::Actor& actor,
                                        std::string_view subject_hash_now);

// The separation rules that the actor breaks by deciding, whether or not they are waived.
std::vector<Reason> separation_reasons(const Approval& approval, const journal::Actor& actor);

// The approval after the actor said yes; it stays pending while other roles must sign.
Approval with_signature(Approval approval, const journal::Actor& actor);

// The newest approval for this rule that is bound to this content and still counts: approved,
// rejected or pending. Null: it must be asked for.
const Approval* standing(std::span<const Approval> approvals, std::string_view rule,
                         std::string_view subject_hash);
// True for what a change of the subject makes void: pending or decided for another content.
bool is_stale(const Approval& approval, std::string_view subject_hash_now);

}  // namespace supercargo::approvals
