// What the program does by itself, in a transaction of its own: nobody asked, the system is the
// actor.
#pragma once

#include <vector>

#include "journal/unit.h"
#include "kernel/clock.h"

namespace supercargo::journal {

inline Call own_call(Services& services, Instant now, std::int64_t tenant) {
  return {.actor = {},
          .now = now,
          .request_id = id_text("req", services.ids.next(now)),
          .tenant = tenant};
}

// Everything or, when `use` throws, nothing. `Parts` have a session, services and a clock.
template <class Parts, class Use>
void work_by_itself(const Parts& parts, std::int64_t tenant, const Use& use) {
  const Call call = own_call(parts.services, parts.clock.now(), tenant);
  db::Transaction transaction(parts.session, db::Mode::write, tenant);
  db::Writer writer(parts.session);
  std::vector<Told> told;
  Unit unit(writer, parts.services, call, told);
  use(unit);
  append(writer, parts.services, told);
  transaction.commit();
}

}  // namespace supercargo::journal
