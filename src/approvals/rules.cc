#include "approvals/rules.h"

#include <algorithm>

namespace supercargo::approvals {
namespace {

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The roles that have signed in the step that is being decided.
std::vector<std::string> signed_in_step(const Approval& approval) {
  return {approval.signed_as.begin() + static_cast<std::ptrdiff_t>(approval.signed_before),
          approval.signed_as.end()};
}

// Roles of which the step still wants a holder.
std::vector<std::string> open_roles(const Approval& approval) {
  if (!approval.each_role) return approval.roles;
  const auto signed_now = signed_in_step(approval);
  std::vector<std::string> open;
  for (const std::string& role : approval.roles)
    if (!contains(signed_now, role)) open.push_back(role);
  return open;
}

std::int64_t quorum_of(const Approval& approval) {
  const auto at = static_cast<std::size_t>(approval.step) - 1;
  return at < approval.steps.size() ? approval.steps[at].quorum : 1;
}

bool is_step_over(const Approval& approval) {
  if (approval.each_role) return open_roles(approval).empty();
  return static_cast<std::int64_t>(signed_in_step(approval).size()) >= quorum_of(approval);
}

void go_on(Approval& approval) {
  const auto next = static_cast<std::size_t>(approval.step);
  if (next >= approval.steps.size()) {
    approval.status = Status::approved;
    return;
  }
  approval.step += 1;
  approval.roles = approval.steps[next].roles;
  approval.each_role = approval.steps[next].each_role;
  approval.signed_before = static_cast<std::int64_t>(approval.signed_as.size());
  approval.due_at = approval.escalated_at = Instant{};
}

void sign(Approval& approval, const Voice& voice, PersonId person) {
  approval.signed_as.push_back(voice.role);
  approval.signed_by.push_back(text(person));
  approval.signed_for.push_back(voice.for_whom ? text(voice.for_whom) : std::string());
}

bool holds(const journal::Actor& actor, std::string_view role_name) {
  // The sole person of a tenant holds every right (decisions 1).
  if (actor.sole_person) return true;
  const auto role = parse_role(role_name);
  return role && actor.roles.has(*role);
}

// A link or scheduled work is nobody who could answer for a decision; portals are not our people.
bool can_answer_for_it(const journal::Actor& actor) { return actor.person && !actor.portal(); }

// The same rules for a person, whether he decides or somebody for him.
std::vector<Reason> reasons_against(const Approval& approval, PersonId person) {
  std::vector<Reason> reasons;
  if (approval.requested_by && approval.requested_by == person)
    reasons.push_back({"/decision", "requester_may_not_decide", "Whoever asks does not decide."});
  if (contains(approval.barred, text(person)))
    reasons.push_back({"/decision", "barred_person_may_not_decide",
                       "Whoever had a part in the record does not decide on it."});
  // Two roles in one hand are still one pair of eyes (domain 9.5: sales manager + finance); so are
  // a person and who stands in for that person.
  if (contains(approval.signed_by, text(person)) || contains(approval.signed_for, text(person)))
    reasons.push_back(
        {"/decision", "second_signature_of_same_person", "Each role is signed by another person."});
  return reasons;
}

// What keeps those out for whom the actor would have a role: he is barred with them.
std::vector<Reason> reasons_through(const Approval& approval, StandIns for_whom) {
  const auto open = open_roles(approval);
  for (const StandIn& each : for_whom) {
    const bool has_role = std::any_of(open.begin(), open.end(), [&](const std::string& name) {
      const auto role = parse_role(name);
      return role && each.roles.has(*role);
    });
    if (has_role) return reasons_against(approval, each.person);
  }
  return {};
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
  return reasons_against(approval, actor.person);
}

std::optional<Voice> voice_of(const Approval& approval, const journal::Actor& actor,
                              StandIns for_whom) {
  const auto open = open_roles(approval);
  for (const std::string& role : open)
    if (holds(actor, role)) return Voice{role, {}};
  for (const StandIn& each : for_whom) {
    if (!reasons_against(approval, each.person).empty()) continue;
    for (const std::string& name : open) {
      const auto role = parse_role(name);
      if (role && each.roles.has(*role)) return Voice{name, each.person};
    }
  }
  return std::nullopt;
}

std::optional<Problem> check_can_decide(const Approval& approval, const journal::Actor& actor,
                                        std::string_view subject_hash_now, StandIns for_whom) {
  if (approval.status != Status::pending) return not_pending(approval);
  if (!can_answer_for_it(actor)) return no_role(approval);
  auto reasons = separation_reasons(approval, actor);
  if (actor.sole_person) reasons.clear();
  // Who has signed already lacks no right, only a second pair of eyes: that is told as such.
  if (reasons.empty() && !voice_of(approval, actor, for_whom)) {
    reasons = reasons_through(approval, for_whom);
    if (reasons.empty()) return no_role(approval);
  }
  const bool separated = reasons.empty();
  const bool changed = approval.subject_hash != subject_hash_now;
  if (changed) reasons.push_back({"", "subject_changed", "What was submitted has changed since."});
  if (reasons.empty()) return std::nullopt;
  return Problem{Refusal::invalid, separated ? "subject_changed" : "separation_of_duties",
                 separated ? "The approval is bound to a content that is no more."
                           : "The duties must stay in different hands.",
                 std::move(reasons)};
}

Approval with_signature(Approval approval, const journal::Actor& actor, StandIns for_whom) {
  if (actor.sole_person) {
    // One signature a person; the sole person signs for every role of every step.
    while (approval.status == Status::pending) {
      for (const std::string& role : open_roles(approval)) sign(approval, {role, {}}, actor.person);
      go_on(approval);
    }
    return approval;
  }
  if (const auto voice = voice_of(approval, actor, for_whom)) sign(approval, *voice, actor.person);
  if (is_step_over(approval)) go_on(approval);
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

std::int64_t hours_of(const Approval& approval) {
  constexpr std::int64_t usual_hours = 4;
  const auto at = static_cast<std::size_t>(approval.step) - 1;
  return at < approval.steps.size() ? approval.steps[at].hours : usual_hours;
}

std::string cited(std::span<const Basis> basis) {
  std::string all;
  for (const Basis& each : basis)
    all += (all.empty() ? "" : "; ") + each.clause + " (" + each.policy + ", version " +
           std::to_string(each.version) + ", since " + text(each.since) + ")";
  return all;
}

}  // namespace supercargo::approvals
