#include "issues/rules.h"

#include <set>

#include "kernel/text_keys.h"

namespace supercargo::issues {
namespace {

constexpr std::size_t options_least = 2;

// The same said twice is one option.
std::size_t options_considered(const Issue& issue) {
  std::set<std::string> different;
  for (const Option& each : issue.options) different.insert(comparison_key(each.option));
  return different.size();
}

std::string action_pointer(std::size_t i, const char* field) {
  return "/actions/" + std::to_string(i) + "/" + field;
}

void check_customer(const Issue& issue, std::vector<Reason>& reasons) {
  if (!issue.customer_informed_at && issue.not_informed_reason.empty())
    reasons.push_back({"/customer_informed_at", "required",
                       "The customer was told at some time, or it is said why not."});
  if (issue.customer_informed_at && issue.customer_informed_how.empty())
    reasons.push_back({"/customer_informed_how", "required", "By phone, e-mail …"});
}

}  // namespace

std::vector<Reason> check_times(const Issue& issue, Instant now) {
  std::vector<Reason> reasons;
  const auto is_past = [&](Instant at, const std::string& pointer) {
    if (at > now) reasons.push_back({pointer, "in_the_future", "It is told once it has happened."});
  };
  is_past(issue.detected_at, "/detected_at");
  is_past(issue.customer_informed_at, "/customer_informed_at");
  for (std::size_t i = 0; i < issue.actions.size(); ++i)
    is_past(issue.actions[i].done_at, action_pointer(i, "done_at"));
  return reasons;
}

std::vector<Reason> check_considered(const Issue& before, const Issue& after) {
  std::vector<Reason> reasons;
  if (before.status == Status::open) return reasons;
  for (std::size_t i = 0; i < before.options.size(); ++i) {
    const Option& was = before.options[i];
    const bool is_kept = i < after.options.size() && after.options[i].option == was.option &&
                         after.options[i].consequence == was.consequence;
    if (!is_kept)
      reasons.push_back({"/options/" + std::to_string(i), "decided_already",
                         "What was decided among stays; add what is considered since."});
  }
  if (after.criteria != before.criteria)
    reasons.push_back({"/criteria", "decided_already", "By this it was decided."});
  return reasons;
}

std::vector<Reason> check_can_decide(const Issue& issue) {
  if (options_considered(issue) >= options_least) return {};
  return {{"/options", "fewer_than_two", "Two different ways at least are considered."}};
}

std::vector<Reason> check_cited(const Decide& wanted) {
  if (wanted.policy_clause.empty() == wanted.policy_version.empty()) return {};
  if (wanted.policy_version.empty())
    return {{"/policy_version", "required", "Say of which version: policies change."}};
  return {{"/policy_clause", "required", "Say which clause of it."}};
}

std::vector<Reason> check_can_close(const Issue& issue) {
  std::vector<Reason> reasons = check_can_decide(issue);
  if (issue.decision.empty())
    reasons.push_back({"/decision", "required", "It is decided first, with a reason."});
  for (std::size_t i = 0; i < issue.actions.size(); ++i)
    if (!issue.actions[i].done_at)
      reasons.push_back({action_pointer(i, "done_at"), "not_done", "This is still to be done."});
  if (issue.outcome.empty()) reasons.push_back({"/outcome", "required", "What has come of it."});
  check_customer(issue, reasons);
  return reasons;
}

}  // namespace supercargo::issues
