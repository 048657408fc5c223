#include "app/sweeps.h"

#include "drawers/commands.h"
#include "http/idempotency_store.h"
#include "people/store.h"

namespace supercargo::app {

bool forget_replies(journal::Unit& unit) {
  constexpr Duration kept = std::chrono::hours(7 * 24);
  constexpr std::int64_t at_a_time = 1000;
  return http::forget_kept(unit.db, unit.now() - kept) == at_a_time;
}

bool sweep_people(journal::Unit& unit) {
  people::store::sweep(unit.db, unit.now());
  return false;
}

bool sweep_scratch(journal::Unit& unit) { return drawers::sweep(unit.db, unit.now()); }

}  // namespace supercargo::app
