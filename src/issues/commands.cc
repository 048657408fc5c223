#include "issues/commands.h"

#include <algorithm>

#include "agreements/beside.h"
#include "hindrances/store.h"
#include "issues/rules.h"
#include "issues/store.h"
#include "journal/counter.h"
#include "mandates/store.h"
#include "policies/store.h"

namespace supercargo::issues {
namespace {

using journal::Unit;
using orders::Order;

constexpr char number_prefix[] = "IS";

std::string next_number(Unit& unit) {
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  const int year = local_day(unit.now(), calendar).year();
  const auto number =
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1);
  return journal::human_number(number_prefix, year, number);
}

bool names(const Issue& issue, PersonId person) {
  const auto is_it = [&](const Action& action) { return action.owner == person; };
  return issue.owner == person || std::any_of(issue.actions.begin(), issue.actions.end(), is_it);
}

// Whoever is named anew works here; who has left since keeps what he did.
void check_people(const Unit& unit, const Issue& before, const Issue& after,
                  std::vector<Reason>& reasons) {
  const auto look = [&](PersonId person, const std::string& pointer) {
    if (!names(before, person)) agreements::check_works_here(unit.db, person, pointer, reasons);
  };
  look(after.owner, "/owner");
  for (std::size_t i = 0; i < after.actions.size(); ++i)
    look(after.actions[i].owner, "/actions/" + std::to_string(i) + "/owner");
}

Issue assembled(const Unit& unit, const Order& order, const Raise& wanted) {
  const PersonId teller = unit.actor().person;
  const PersonId owner = wanted.owner ? wanted.owner : order.owner;
  return {.sales_order = order.id,
          .sales_order_number = order.number,
          .line = wanted.line,
          .kind = *wanted.kind,
          .detected_at = wanted.detected_at ? wanted.detected_at : unit.now(),
          .detected_by = wanted.detected_by ? wanted.detected_by : teller,
          .description = wanted.description,
          .impact = wanted.impact,
          .options = wanted.options,
          .criteria = wanted.criteria,
          .actions = wanted.actions,
          .owner = owner ? owner : teller,
          .party_id = order.customer_id.value};
}

void hinder(Unit& unit, const Issue& issue) {
  hindrances::add(unit.db, {.order_id = issue.sales_order.value,
                            .record_id = issue.id.value,
                            .kind = hindrances::Kind::issue,
                            .record = text(issue.id),
                            .detail = "Issue " + issue.number + " is not closed.",
                            .since = unit.now()});
}

void tell_on_order(Unit& unit, const Order& order, const Issue& issue, agreements::News news) {
  news.record = entity<Issue>().name;
  news.record_id = text(issue.id);
  agreements::tell_on_order(unit, order, news);
}

// The clause that the decision rests on, with the version of its policy (domain 2.6, BE4): of a
// policy kept here the one that holds today, of another as it is told.
void cite(const Unit& unit, const Decide& wanted, Issue& issue, std::vector<Reason>& reasons) {
  issue.policy_clause = wanted.policy_clause;
  issue.policy_version = wanted.policy_version;
  issue.basis.clear();
  if (wanted.policy.empty()) {
    for (Reason& reason : check_cited(wanted)) reasons.push_back(std::move(reason));
    return;
  }
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  const auto policy =
      mandates::find_holding(unit.db, wanted.policy, {unit.now(), local_day(unit.now(), calendar)});
  if (!policy) {
    reasons.push_back({"/policy", "unknown_policy", "No policy of that code holds today."});
    return;
  }
  if (issue.policy_clause.empty()) issue.policy_clause = policy->clause;
  issue.policy_version = std::to_string(policy->version);
  issue.basis = {{.policy = policy->code,
                  .version = policy->version,
                  .since = policy->valid_from,
                  .clause = issue.policy_clause,
                  .words = policy->words}};
}

Result<Issue> find_alive(const Unit& unit, const std::string& reference,
                         std::optional<std::int64_t> revision) {
  auto issue = agreements::unchanged(unit, find(unit.db, reference), "issue", revision);
  if (issue && issue->status == Status::closed)
    return agreements::over_already("The issue is closed.");
  return issue;
}

}  // namespace

Result<Issue> raise(Unit& unit, const Raise& wanted) {
  const auto order = agreements::find_living(unit.db, wanted.id, "An issue");
  if (!order) return order.error();
  Issue issue = assembled(unit, *order, wanted);
  std::vector<Reason> reasons = check_times(issue, unit.now());
  agreements::check_line(*order, wanted.line, reasons);
  agreements::check_works_here(unit.db, wanted.detected_by, "/detected_by", reasons);
  // Whoever looks after the order looks after its issues, without being named.
  check_people(unit, {.owner = wanted.owner ? PersonId{} : issue.owner}, issue, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  issue.id = unit.make_id<IssueId>();
  issue.number = next_number(unit);
  issue = agreements::opened(unit, "order_issue_raised", std::move(issue));
  hinder(unit, issue);
  tell_on_order(
      unit, *order, issue,
      {.fact = "sales_order_issue_raised", .field = "description", .words = issue.description});
  return issue;
}

Result<Issue> change(Unit& unit, const Patch& patch) {
  auto before = find_alive(unit, patch.id, patch.revision);
  if (!before) return before;
  auto after = patched(*before, patch);
  if (!after) return after;
  std::vector<Reason> reasons = check_considered(*before, *after);
  for (Reason& reason : check_times(*after, unit.now())) reasons.push_back(std::move(reason));
  check_people(unit, *before, *after, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  return agreements::kept(unit, "order_issue_changed", *before, std::move(*after));
}

Result<Issue> decide(Unit& unit, const Decide& wanted) {
  auto before = find_alive(unit, wanted.id, wanted.revision);
  if (!before) return before;
  auto reasons = check_can_decide(*before);
  Issue after = *before;
  cite(unit, wanted, after, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  after.status = Status::decided;
  after.decision = wanted.decision;
  after.decision_reason = wanted.reason;
  after.decided_by = unit.actor().person;
  after.decided_at = unit.now();
  after = agreements::kept(unit, "order_issue_decided", *before, std::move(after));
  tell_on_order(
      unit, agreements::order_of(unit.db, after.sales_order), after,
      {.fact = "sales_order_issue_decided", .field = "decision", .words = after.decision});
  return after;
}

Result<Issue> close(Unit& unit, const Close& wanted) {
  auto before = find_alive(unit, wanted.id, wanted.revision);
  if (!before) return before;
  Issue after = *before;
  if (!wanted.outcome.empty()) after.outcome = wanted.outcome;
  if (wanted.customer_informed_at) after.customer_informed_at = wanted.customer_informed_at;
  if (!wanted.customer_informed_how.empty())
    after.customer_informed_how = wanted.customer_informed_how;
  if (!wanted.not_informed_reason.empty()) after.not_informed_reason = wanted.not_informed_reason;
  auto reasons = check_can_close(after);
  for (Reason& reason : check_times(after, unit.now())) reasons.push_back(std::move(reason));
  if (!reasons.empty()) return invalid(std::move(reasons));
  after.status = Status::closed;
  after.closed_by = unit.actor().person;
  after.closed_at = unit.now();
  after = agreements::kept(unit, "order_issue_closed", *before, std::move(after));
  hindrances::remove(unit.db, after.sales_order.value, after.id.value);
  tell_on_order(unit, agreements::order_of(unit.db, after.sales_order), after,
                {.fact = "sales_order_issue_closed", .field = "outcome", .words = after.outcome});
  return after;
}

Result<Issue> get(const journal::Query& query, const IssueReference& reference) {
  auto issue = find(query.db, reference.id);
  if (!issue) return not_found("issue");
  return std::move(*issue);
}

Result<db::Page<Issue>> list_issues(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::issues
