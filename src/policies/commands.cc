#include "policies/commands.h"

#include "journal/revision.h"
#include "policies/rules.h"
#include "policies/store.h"

namespace supercargo {

namespace {

constexpr Field which_fields[] = {
    field<&policies::WhichSettings::id>("id",
                                        {.access = Access::hidden, .personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<policies::WhichSettings>() {
  static constexpr Entity described =
      describe<policies::WhichSettings>("which_settings", "", which_fields);
  return described;
}

namespace policies {

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
  after->revision = before.revision + 1;
  after->changed_at = unit.now();
  save(unit.db, *after);
  unit.tell(journal::changed("settings_changed", before, *after));
  return after;
}

Result<Settings> open(journal::Unit& unit, const Settings& given) {
  if (auto reasons = check_settings(given); !reasons.empty()) return invalid(std::move(reasons));
  Settings settings = given;
  settings.id = SettingsId{1};
  settings.revision = 1;
  settings.changed_at = unit.now();
  save(unit.db, settings);
  unit.tell(journal::created("settings_opened", settings));
  return settings;
}

}  // namespace policies
}  // namespace supercargo
