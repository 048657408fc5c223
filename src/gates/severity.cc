#include "gates/severity.h"

namespace supercargo::gates {
namespace {

using checks::Finding;
using checks::Outcome;
using policies::Severity;

void weigh(Finding& finding, const policies::CheckKind& kind, const policies::CheckLevel* said) {
  if (finding.level == Outcome::pass || finding.level == Outcome::not_applicable) return;
  // A rule knows more than its usual level: a typed price is worse than one of a list, an address
  // is asked about later. Only what the company wants otherwise is otherwise.
  if (said != nullptr && said->level != kind.usual)
    finding.level = said->level == Severity::stop ? Outcome::fail : Outcome::warn;
  const bool is_worse =
      finding.level == Outcome::fail && (said == nullptr || said->level == Severity::warn);
  if (said != nullptr && !is_worse) {
    finding.may_go_on = said->may_go_on;
  } else if (finding.level == Outcome::fail && kind.usual_role) {
    finding.may_go_on = {role_names[static_cast<std::size_t>(*kind.usual_role)]};
  }
}

}  // namespace

std::vector<checks::Check> weighed(std::vector<checks::Check> checks,
                                   const policies::Settings& settings, Day today) {
  for (checks::Check& check : checks) {
    if (check.findings.empty()) continue;
    check.result = Outcome::pass;
    for (Finding& finding : check.findings) {
      if (const auto* kind = policies::find_kind(finding.code))
        weigh(finding, *kind, policies::level_on(settings, finding.code, today));
      check.result = checks::worse(check.result, finding.level);
    }
  }
  return checks;
}

Pace pace_of(const Kind& kind, const policies::Settings& settings, Instant now,
             const Calendar& calendar) {
  Pace pace{.terms = policies::terms_on(settings, kind.urgent ? "urgent" : kind.type,
                                        local_day(now, calendar)),
            .counted_from = {}};
  pace.counted_from = policies::counted_from(pace.terms, now, calendar);
  return pace;
}

Day usual_day(const Pace& pace, const Calendar& calendar) {
  return add_working_days(pace.counted_from, static_cast<int>(pace.terms.lead_days), calendar);
}

}  // namespace supercargo::gates
