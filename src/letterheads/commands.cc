#include "letterheads/commands.h"

#include "journal/revision.h"
#include "journal/subject_keys.h"
#include "letterheads/rules.h"
#include "letterheads/store.h"

namespace supercargo {

namespace {

constexpr Field which_fields[] = {
    field<&letterheads::WhichLetterhead::id>(
        "id", {.access = Access::hidden, .personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<letterheads::WhichLetterhead>() {
  static constexpr Entity described =
      describe<letterheads::WhichLetterhead>("which_letterhead", "", which_fields);
  return described;
}

namespace letterheads {
namespace {

Letterhead save_next(journal::Unit& unit, const Letterhead& before, Letterhead after,
                     const char* fact) {
  ++after.revision;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after));
  return after;
}

}  // namespace

Result<Letterhead> get(const journal::Query& query, const WhichLetterhead&) {
  return letterhead_of(query.db);
}

Result<Letterhead> change(journal::Unit& unit, const Patch& patch) {
  const Letterhead before = letterhead_of(unit.db);
  if (auto conflict = journal::revision_conflict(unit.db, before, patch.revision))
    return std::move(*conflict);
  auto after = patched(before, patch);
  if (!after) return after;
  if (auto reasons = check_letterhead(*after); !reasons.empty()) return invalid(std::move(reasons));
  return save_next(unit, before, std::move(*after), "letterhead_changed");
}

Letterhead set_logo(journal::Unit& unit, std::string logo) {
  const Letterhead before = letterhead_of(unit.db);
  Letterhead after = before;
  after.logo_hash.clear();
  if (!logo.empty()) {
    journal::SubjectKeys keys(unit.services().sealer);
    keys.read_or_make(unit.db, {0}, unit.now());
    after.logo_hash = keys.personal_digest(0, logo);
  }
  after.logo.data = std::move(logo);
  return save_next(unit, before, std::move(after), "letterhead_logo_changed");
}

Result<Done> remove_logo(journal::Unit& unit, const WhichLetterhead&) {
  if (!letterhead_of(unit.db).logo.data.empty()) set_logo(unit, {});
  return Done{};
}

}  // namespace letterheads
}  // namespace supercargo
