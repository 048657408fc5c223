#include <algorithm>
#include <map>
#include <set>

#include "policies/store.h"
#include "severities/severity.h"
#include "severities/store.h"

namespace supercargo::severities {
namespace {

using checks::Outcome;
using policies::CheckKind;
using policies::CheckLevel;
using policies::Settings;
using policies::Severity;

constexpr int days_back = 30;
// Enough to see what a change would do, and read in a blink.
constexpr std::int64_t orders_max = 1000;

using Counts = std::map<std::string, std::int64_t>;

Counts counted(const std::vector<Told>& orders) {
  Counts counts;
  for (const Told& order : orders) {
    std::set<std::string> codes;
    for (const checks::Check& check : order.findings)
      for (const checks::Finding& finding : check.findings)
        if (finding.level != Outcome::pass) codes.insert(finding.code);
    for (const gates::GateCheck& gate : order.checks)
      if (gate.result == Outcome::fail || gate.result == Outcome::waiting) codes.insert(gate.code);
    for (const std::string& code : codes) ++counts[code];
  }
  return counts;
}

// The first day after this one on which another row begins to hold.
template <class T>
Day next_change(const std::vector<T>& all, std::string T::*subject, std::string_view wanted,
                Day today) {
  Day next;
  for (const T& each : all)
    if (each.*subject == wanted && each.valid_from > today && (!next || each.valid_from < next))
      next = each.valid_from;
  return next;
}

template <class Row>
void add_change(Row& row, const Settings& settings, const std::string& subject) {
  for (const policies::TermsChange& change : settings.terms_changes) {
    if (change.subject != subject) continue;
    row.changed_by = change.by;
    row.changed_at = change.at;
  }
}

CheckInForce in_force(const CheckKind& kind, const Settings& settings, Day today) {
  CheckInForce row{.code = kind.code,
                   .check = kind.check,
                   .fixed = kind.is_fixed(),
                   .level = kind.usual,
                   .level_usual = kind.usual,
                   .level_least = kind.least,
                   .may_be_overruled = kind.may_be_overruled,
                   .may_go_on = {},
                   .valid_from = {},
                   .changes_on = {},
                   .changed_by = {},
                   .changed_at = {}};
  if (const CheckLevel* said = policies::level_on(settings, kind.code, today)) {
    row.level = said->level;
    row.may_go_on = said->may_go_on;
    row.valid_from = said->valid_from;
  } else if (kind.usual == Severity::stop && kind.usual_role) {
    row.may_go_on = {role_names[static_cast<std::size_t>(*kind.usual_role)]};
  }
  row.changes_on = next_change(settings.check_levels, &CheckLevel::code, kind.code, today);
  add_change(row, settings, std::string("check_levels/") + kind.code);
  return row;
}

// Gates that no role opens (domain 2.0): the goods are there, and the customer has agreed.
CheckInForce always_shut(const char* code, const char* name) {
  CheckInForce row;
  row.code = code;
  row.check = name;
  row.fixed = true;
  return row;
}

TypeInForce in_force(const char* type, const Settings& settings, Instant now,
                     const Calendar& calendar) {
  const Day today = local_day(now, calendar);
  auto terms = policies::terms_on(settings, type, today);
  TypeInForce row{.type = type,
                  .taken = terms.taken,
                  .lead_days = terms.lead_days,
                  .cut_off = terms.cut_off,
                  .counted_from = policies::counted_from(terms, now, calendar),
                  .approvers = std::move(terms.approvers),
                  .changes_on = {},
                  .changed_by = {},
                  .changed_at = {}};
  row.changes_on = next_change(settings.order_types, &policies::OrderTypeTerms::type, type, today);
  add_change(row, settings, std::string("order_types/") + type);
  return row;
}

}  // namespace

Result<OrderChecks> get(const journal::Query& query, const WhichChecks&) {
  const Settings settings = policies::settings_of(query.db);
  const Calendar calendar = policies::calendar_of(settings);
  const Day today = local_day(query.now(), calendar);
  OrderChecks answer{.since = today - days_back};
  const auto orders = told_since(query.db, start_of(answer.since, calendar), orders_max);
  answer.orders = static_cast<std::int64_t>(orders.size());
  for (const CheckKind& kind : policies::check_kinds())
    answer.checks.push_back(in_force(kind, settings, today));
  answer.checks.push_back(always_shut("G3", "stock_promised"));
  answer.checks.push_back(always_shut("G7", "customer_confirmed"));
  const Counts counts = counted(orders);
  for (CheckInForce& row : answer.checks)
    if (const auto found = counts.find(row.code); found != counts.end()) row.found = found->second;
  const Choices types = choices<orders::OrderType>();
  for (std::size_t i = 0; i < types.count; ++i)
    answer.types.push_back(in_force(types.names[i], settings, query.now(), calendar));
  return answer;
}

}  // namespace supercargo::severities
