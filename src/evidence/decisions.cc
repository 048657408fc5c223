#include "evidence/gather.h"

#include <algorithm>

#include "approvals/rules.h"

namespace supercargo {

using evidence::Decision;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules words{.access = Access::read_only, .personal = Personal::free_text};

constexpr Field decision_fields[] = {
    field<&Decision::at>("at", shown),
    field<&Decision::kind>("kind", shown),
    field<&Decision::record>("record", shown),
    field<&Decision::matter>("matter", words),
    field<&Decision::decision>("decision", words),
    field<&Decision::reason>("reason", words),
    field<&Decision::clause>("clause", shown),
    field<&Decision::considered>("considered", words),
    field<&Decision::by>("by", shown),
};

}  // namespace

template <>
const Entity& entity<Decision>() {
  static constexpr Entity described = describe<Decision>("decision_on_record", "", decision_fields);
  return described;
}

namespace evidence {
namespace {

template <class E>
std::string name_of(E value) {
  return choices<E>().names[static_cast<int>(value)];
}

std::string considered_in(const issues::Issue& issue) {
  std::string all;
  for (const issues::Option& each : issue.options)
    all += (all.empty() ? "" : "; ") + each.option + " → " + each.consequence;
  return issue.criteria.empty() ? all : all + " (" + issue.criteria + ")";
}

std::string clause_of(const issues::Issue& issue) {
  if (!issue.basis.empty()) return approvals::cited(issue.basis);
  return issue.policy_version.empty() ? issue.policy_clause
                                      : issue.policy_clause + " (" + issue.policy_version + ")";
}

void add_issues(const Found& found, std::vector<Decision>& decisions) {
  for (const issues::Issue& each : found.issues) {
    if (each.decided_at) {
      decisions.push_back({.at = each.decided_at,
                           .kind = "issue",
                           .record = each.number,
                           .matter = name_of(each.kind) + ": " + each.description,
                           .decision = each.decision,
                           .reason = each.decision_reason,
                           .clause = clause_of(each),
                           .considered = considered_in(each),
                           .by = each.decided_by});
    }
  }
}

// The company's own clauses where policies asked for it, else the design's rule with its tier.
std::string clause_of(const approvals::Approval& approval) {
  if (!approval.basis.empty()) return approvals::cited(approval.basis);
  return approval.rule + (approval.tier.empty() ? "" : " " + approval.tier);
}

void add_approvals(const Found& found, std::vector<Decision>& decisions) {
  for (const approvals::Approval& each : found.approvals) {
    decisions.push_back({.at = each.decided_at ? each.decided_at : each.requested_at,
                         .kind = "approval",
                         .record = text(each.id),
                         .matter = each.detail,
                         .decision = name_of(each.status),
                         .reason = each.reason,
                         .clause = clause_of(each),
                         .by = each.decided_by});
  }
}

void add_holds(const Found& found, std::vector<Decision>& decisions) {
  for (const holds::Hold& each : found.holds) {
    const Decision held{.at = each.placed_at,
                        .kind = "hold",
                        .record = text(each.id),
                        .matter = name_of(each.kind),
                        .decision = "held",
                        .reason = each.reason,
                        .by = each.placed_by};
    decisions.push_back(held);
    if (!each.released_at) continue;
    Decision& released = decisions.emplace_back(held);
    released.at = each.released_at;
    released.decision = "released";
    released.reason = each.release_reason;
    released.by = each.released_by;
  }
}

void add_answers(const Found& found, std::vector<Decision>& decisions) {
  for (const questions::Question& each : found.questions) {
    if (each.answered_at) {
      decisions.push_back({.at = each.answered_at,
                           .kind = "question",
                           .record = text(each.id),
                           .matter = each.team + ": " + each.question,
                           .decision = each.answer,
                           .by = each.answered_by});
    }
  }
  for (const amendments::Amendment& each : found.amendments) {
    if (each.in_force_at || each.withdrawn_at) {
      decisions.push_back({.at = each.in_force_at ? each.in_force_at : each.withdrawn_at,
                           .kind = "amendment",
                           .record = text(each.id),
                           .matter = each.wanted ? each.wanted->reason : std::string(),
                           .decision = name_of(each.status),
                           .by = each.requested_by});
    }
  }
}

// What the customer said, as our side wrote it down.
void add_customers(const Found& found, std::vector<Decision>& decisions) {
  if (const auto& read = found.order.read_back) {
    decisions.push_back({.at = read->at,
                         .kind = "read_back",
                         .record = found.order.number,
                         .matter = read->content_hash,
                         .decision = name_of(read->outcome),
                         .reason = read->contact + " / " + read->channel,
                         .by = read->by});
  }
  if (const auto& consent = found.order.consent) {
    decisions.push_back({.at = consent->at,
                         .kind = "consent",
                         .record = found.order.number,
                         .matter = consent->words,
                         .decision = "agreed",
                         .reason = consent->contact + " / " + consent->channel,
                         .by = consent->by});
  }
}

}  // namespace

std::vector<Decision> decisions_of(const Found& found) {
  std::vector<Decision> decisions;
  add_issues(found, decisions);
  add_approvals(found, decisions);
  add_holds(found, decisions);
  add_answers(found, decisions);
  add_customers(found, decisions);
  std::stable_sort(decisions.begin(), decisions.end(),
                   [](const Decision& a, const Decision& b) { return a.at < b.at; });
  return decisions;
}

}  // namespace evidence
}  // namespace supercargo
