#include "approvals/rules.h"

#include <algorithm>

namespace supercargo::approvals {
namespace {

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Roles of which the approval still wants a holder.
std::vector<std::string> open_roles(const Approval& approval) {
  std::vector<std::string> open;
  for (const std::string& role : approval.roles)
    if (!contains(approval.signed_as, role)) open.push_back(role);
  return open;
}

bool holds(const journal::Actor& actor, std::string_view role_name) {
  // The sole person of a tenant holds every right (decisions 1).
  if (actor.sole_person) return true;
  const auto role = parse_role(role_name);
  return role && actor.roles.has(*role);
}

// A link or scheduled work is nobody who could answer for a decision; portals are not our people.
bool can_answer_for_it(const journal::Actor& actor) { return actor.person && !actor.portal(); }

bool has_role_for_it(const Approval& approval, const journal::Actor& actor) {
  const auto wanted = approval.each_role ? open_roles(approval) : approval.roles;
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& role) { return holds(actor, role); });
}

std::string role_list(const Approval& approval) {
  std::string words;
  for (const std::string& role : approval.roles)
    words.append(words.empty() ? "" : " or ").append(role);
  return words;
}

Problem not_pending(const Approval& approval) {
  return {Refusal::not_in_this_state,
          "not_in_this_state",
          std::string("The approval is ") +
              choices<Status>().names[static_cast<int>(approval.status)] + " already.",
          {},
          {{"allowed", "[]"}}};
}

Problem no_role(const Approval& approval) {
  return {Refusal::forbidden, "forbidden",
          "To decide on this takes a person who is: " + role_list(approval) + "."};
}

}  // namespace

std::vector<Reason> separation_reasons(const Approval& approval, const journal::Actor& actor) {
  std::vector<Reason> reasons;
  const std::string person = text(actor.person);
  if (approval.requested_by && approval.requested_by == actor.person)
    reasons.push_back({"/decision", "requester_may_not_decide", "Whoever asks does not decide."});
  if (contains(approval.barred, person))
    reasons.push_back({"/decision", "barred_person_may_not_decide",
                       "Whoever had a part in the record does not decide on it."});
  // Two roles in one hand are still one pair of eyes (domain 9.5: sales manager + finance).
  if (contains(approval.signed_by, person))
    reasons.push_back(
        {"/decision", "second_signature_of_same_person", "Each role is signed by another person."});
  return reasons;
}

std::optional<Problem> check_can_decide(const Approval& approval, const journal::Actor& actor,
                                        std::string_view subject_hash_now) {
  if (approval.status != Status::pending) return not_pending(approval);
  if (!can_answer_for_it(actor)) return no_role(approval);
  auto reasons = separation_reasons(approval, actor);
  if (actor.sole_person) reasons.clear();
  // Who has signed already lacks no right, only a second pair of eyes: that is told as such.
  if (reasons.empty() && !has_role_for_it(approval, actor)) return no_role(approval);
  const bool separated = reasons.empty();
  const bool changed = approval.subject_hash != subject_hash_now;
  if (changed) reasons.push_back({"", "subject_changed", "What was submitted has changed since."});
  if (reasons.empty()) return std::nullopt;
  return Problem{Refusal::invalid, separated ? "subject_changed" : "separation_of_duties",
                 separated ? "The approval is bound to a content that is no more."
                           : "The duties must stay in different hands.",
                 std::move(reasons)};
}

Approval with_signature(Approval approval, const journal::Actor& actor) {
  for (const std::string& role : open_roles(approval)) {
    if (!holds(actor, role)) continue;
    approval.signed_as.push_back(role);
    approval.signed_by.push_back(text(actor.person));
    // One signature a person; the sole person signs for every role.
    if (!actor.sole_person) break;
  }
  if (!approval.each_role || open_roles(approval).empty()) approval.status = Status::approved;
  return approval;
}

bool is_stale(const Approval& approval, std::string_view subject_hash_now) {
  return approval.status != Status::voided && approval.subject_hash != subject_hash_now;
}

const Approval* standing(std::span<const Approval> approvals, std::string_view rule,
                         std::string_view subject_hash) {
  const Approval* newest = nullptr;
  for (const Approval& each : approvals) {
    const bool counts =
        each.status != Status::voided && each.rule == rule && each.subject_hash == subject_hash;
    if (counts && (newest == nullptr || newest->id < each.id)) newest = &each;
  }
  return newest;
}

}  // namespace supercargo::approvals
