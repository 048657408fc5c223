// The journal is the outbox (decisions 23): whoever must react to a fact reads on from a cursor. An
// effect and the cursor's move are one transaction, so what a subscriber writes is written once.
#pragma once

#include <cstdint>
#include <string_view>

#include "journal/entry.h"
#include "journal/unit.h"

namespace supercargo::journal {

class Subscriber {
 public:
  virtual ~Subscriber() = default;
  // Names its cursor: never change it.
  virtual const char* name() const = 0;
  virtual bool wants(std::string_view fact) const = 0;
  // Writes rows and tells facts of its own; whatever leaves the house is a job that it writes.
  // Entries come in their order. A fault leaves the entry, and all after it, for the next time.
  virtual void handle(Unit& unit, const Entry& entry) = 0;
};

// Whose journal is read, and when it is.
struct Listening {
  std::int64_t tenant = 0;
  Instant now;
};

// Hears at most 500 entries after the cursor, together; when one faults, all before it alone, each
// with the cursor's move, and the fault is passed on. True when more may wait.
[[nodiscard]] bool run_once(db::Session& session, Services& services, const Listening& listening,
                            Subscriber& subscriber);

}  // namespace supercargo::journal
