#include "policies/commands.h"

#include "journal/attempt.h"
#include "journal/revision.h"
#include "people/commands.h"
#include "people/store.h"
#include "policies/rules.h"
#include "policies/store.h"

namespace supercargo {

namespace {

constexpr Field which_fields[] = {
    field<&policies::WhichSettings::id>("id",
                                        {.access = Access::hidden, .personal = Personal::none}),
};
constexpr Field answer_fields[] = {
    field<&policies::Answer::revision>("revision", {.about = "Of the settings that were seen."}),
    field<&policies::Answer::reason>("reason", {.personal = Personal::free_text, .max = 1000}),
};

}  // namespace

template <>
const Entity& entity<policies::WhichSettings>() {
  static constexpr Entity described =
      describe<policies::WhichSettings>("which_settings", "", which_fields);
  return described;
}

template <>
const Entity& entity<policies::Answer>() {
  static constexpr Entity described =
      describe<policies::Answer>("settings_answer", "", answer_fields);
  return described;
}

namespace policies {
namespace {

Settings save_next(journal::Unit& unit, Settings after) {
  // Amounts are in the company's currency, whichever that is now.
  stamp_currency(entity<Settings>(), &after, {});
  ++after.revision;
  after.changed_at = unit.now();
  save(unit.db, after);
  return after;
}

void drop_proposal(Settings& settings) {
  settings.proposed.clear();
  settings.proposed_by = {};
  settings.proposed_at = {};
}

// Recorded instead of refused while there is nobody to ask (decisions 1).
void tell_waived(journal::Unit& unit, const Settings& settings) {
  unit.tell({.name = "separation_waived",
             .record = entity<Settings>().name,
             .record_id = settings.id.value,
             .prefix = SettingsId::prefix,
             .revision = settings.revision,
             .reason = "There is no second administrator to agree to these settings."});
}

// What is proposed, for an answer to it.
Result<Settings> proposal(journal::Unit& unit, const Answer& answer) {
  Settings settings = settings_of(unit.db);
  if (settings.proposed.empty()) return people::not_now("[]");
  const auto seen = answer.revision == 0 ? std::nullopt : std::optional(answer.revision);
  if (auto conflict = journal::revision_conflict(unit.db, settings, seen))
    return std::move(*conflict);
  return settings;
}

// Requester and approver are two people, whatever credential each holds.
Result<Settings> proposal_of_another(journal::Unit& unit, const Answer& answer) {
  auto settings = proposal(unit, answer);
  if (!settings || settings->proposed_by != unit.actor().person) return settings;
  return journal::attempt_on(
      invalid({{"", "requester_is_approver",
                "Another administrator must agree to these settings (domain 11)."}}),
      text(settings->id));
}

// Over one way or the other: `after` is what holds from now on.
Settings end_proposal(journal::Unit& unit, const char* fact_name, const Settings& before,
                      Settings after, const std::string& reason) {
  drop_proposal(after);
  after = save_next(unit, std::move(after));
  auto fact = journal::changed(fact_name, before, after);
  fact.reason = reason;
  unit.tell(std::move(fact));
  return after;
}

}  // namespace

Result<Settings> get(const journal::Query& query, const WhichSettings&) {
  return settings_of(query.db);
}

Result<Settings> change(journal::Unit& unit, const Patch& patch) {
  const Settings before = settings_of(unit.db);
  if (auto conflict = journal::revision_conflict(unit.db, before, patch.revision))
    return std::move(*conflict);
  auto after = patched(before, patch);
  if (!after) return after;
  if (auto reasons = check_settings(*after); !reasons.empty()) return invalid(std::move(reasons));
  auto sensitive = sensitive_changes(before, *after);
  const auto grant = people::grant_of(unit.actor(), people::store::administrators(unit.db));
  const bool waits = !sensitive.empty() && grant == people::Grant::proposed;
  if (!sensitive.empty()) drop_proposal(*after);
  if (waits) {
    *after = with_values(*after, sensitive, &ProposedChange::before);
    after->proposed = sensitive;
    after->proposed_by = unit.actor().person;
    after->proposed_at = unit.now();
  }
  remember_changes(before, *after, unit.actor().person, unit.now());
  *after = save_next(unit, std::move(*after));
  unit.tell(
      journal::changed(waits ? "settings_change_proposed" : "settings_changed", before, *after));
  if (!sensitive.empty() && grant == people::Grant::waived) tell_waived(unit, *after);
  return after;
}

Result<Settings> confirm(journal::Unit& unit, const Answer& answer) {
  auto before = proposal_of_another(unit, answer);
  if (!before) return before;
  if (!still_stands(*before))
    return invalid({{"", "subject_changed", "What was proposed has changed since."}});
  Settings after = with_values(*before, before->proposed, &ProposedChange::after);
  if (auto reasons = check_settings(after); !reasons.empty()) return invalid(std::move(reasons));
  remember_changes(*before, after, before->proposed_by, unit.now());
  return end_proposal(unit, "settings_change_confirmed", *before, std::move(after), answer.reason);
}

Result<Settings> refuse(journal::Unit& unit, const Answer& answer) {
  auto before = proposal_of_another(unit, answer);
  if (!before) return before;
  if (answer.reason.empty()) return invalid({{"/reason", "required", "A refusal says why."}});
  return end_proposal(unit, "settings_change_refused", *before, *before, answer.reason);
}

Result<Settings> withdraw(journal::Unit& unit, const Answer& answer) {
  auto before = proposal(unit, answer);
  if (!before) return before;
  if (before->proposed_by != unit.actor().person)
    return Problem{Refusal::forbidden, "forbidden",
                   "Whoever proposed it takes it back; others refuse it."};
  return end_proposal(unit, "settings_change_withdrawn", *before, *before, answer.reason);
}

Result<Settings> open(journal::Unit& unit, const Settings& given) {
  if (auto reasons = check_settings(given); !reasons.empty()) return invalid(std::move(reasons));
  Settings settings = given;
  stamp_currency(entity<Settings>(), &settings, {});
  settings.id = SettingsId{1};
  settings.revision = 1;
  settings.changed_at = unit.now();
  save(unit.db, settings);
  unit.tell(journal::created("settings_opened", settings));
  return settings;
}

Result<Settings> open_anew(journal::Unit& unit, const Settings& given) {
  if (auto reasons = check_settings(given); !reasons.empty()) return invalid(std::move(reasons));
  const Settings before = settings_of(unit.db);
  Settings after = save_next(unit, given);
  unit.tell(journal::changed("settings_changed", before, after));
  return after;
}

}  // namespace policies
}  // namespace supercargo
