// The second factor: codes by time, and codes kept for a lost device (security 2.1 "TOTP").
#include "journal/seal.h"
#include "people/commands.h"
#include "people/store.h"

namespace supercargo::people {
namespace {

using journal::Unit;

std::string place_of(Unit& unit, PersonId person) {
  return std::to_string(unit.tenant()) + "|factor|" + text(person) + "|seed";
}

}  // namespace

bool use_code(Unit& unit, PersonId person, const SecondFactor& given) {
  auto factor = store::factor(unit.db, person);
  if (!factor || !factor->confirmed_at) return false;
  if (!given.recovery_code.empty()) {
    if (std::erase(factor->recovery, recovery_digest(given.recovery_code)) == 0) return false;
  } else {
    const auto seed = unit.services().sealer.open_secret(factor->seed.data, place_of(unit, person));
    if (!seed) throw Fault("a second factor was sealed with another master key");
    const auto step = matching_step(*seed, given.code, unit.now(), factor->last_step);
    if (!step) return false;
    factor->last_step = *step;
  }
  store::put(unit.db, *factor);
  return true;
}

Result<FactorOffered> offer_factor(Unit& unit, const OwnSession&) {
  const auto person = store::person(unit.db, unit.actor().person);
  if (!person) return not_found("person");
  if (store::has_factor(unit.db, person->id)) return not_now(R"(["removal"])");
  const std::string seed = new_seed();
  store::put(
      unit.db,
      Factor{.person = person->id,
             .seed = {unit.services().sealer.seal_secret(seed, place_of(unit, person->id))}});
  return FactorOffered{base32(seed), authenticator_uri(seed, person->email)};
}

Result<RecoveryCodes> confirm_factor(Unit& unit, const ConfirmFactor& given) {
  const auto person = store::person(unit.db, unit.actor().person);
  auto factor = person ? store::factor(unit.db, person->id) : std::nullopt;
  if (!factor || factor->confirmed_at) return not_now(R"(["offer"])");
  const auto seed =
      unit.services().sealer.open_secret(factor->seed.data, place_of(unit, person->id));
  const auto step = seed ? matching_step(*seed, given.code, unit.now(), 0) : std::nullopt;
  if (!step) return invalid({{"/code", "wrong_code", "The code is not right; mind the clock."}});
  RecoveryCodes shown{new_recovery_codes()};
  for (const std::string& code : shown.codes) factor->recovery.push_back(recovery_digest(code));
  factor->confirmed_at = unit.now();
  factor->last_step = *step;
  store::put(unit.db, *factor);
  store::end_others(unit.db, person->id, given.session);
  unit.tell(about("person_factor_confirmed", *person));
  return shown;
}

Result<Done> drop_factor(Unit& unit, const OwnSession& own) {
  const auto person = store::person(unit.db, unit.actor().person);
  if (!person || !store::has_factor(unit.db, person->id)) return not_found("second factor");
  const auto password = store::password(unit.db, person->id);
  if (password && !password->stands_alone)
    return invalid(
        {{"", "longer_password_needed",
          "Without a second factor the password needs 15 characters: change it first."}});
  store::remove_factor(unit.db, person->id);
  store::end_others(unit.db, person->id, own.session);
  unit.tell(about("person_factor_removed", *person));
  return Done{};
}

}  // namespace supercargo::people
