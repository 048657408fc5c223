// The journal is the outbox (decisions 23): whoever must react to a fact reads on from a cursor. An
// effect and the cursor's move are one transaction, so what a subscriber writes is written once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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
  // Of the entry it is given the heading: what changed is read with changes_at() where it matters.
  // Writes rows and tells facts of its own; whatever leaves the house is a job that it writes.
  // Entries come in their order. A fault leaves the entry, and all after it, for the next time.
  virtual void handle(Unit& unit, const Entry& entry) = 0;
  // How many it hears in one transaction: the company's writers wait as long.
  virtual std::size_t at_once() const { return 20; }
  // True for one that only keeps rows of its own, which nobody else writes, and tells nothing: it
  // works beside the company's writers instead of between them.
  virtual bool projects() const { return false; }
  // All that are wanted of one slice, in one transaction, for those whom many cost no more than
  // one.
  struct Heard {
    Unit unit;
    const Entry& entry;
  };
  virtual void handle_all(std::span<Heard> heard) {
    for (Heard& each : heard) handle(each.unit, each.entry);
  }
};

inline constexpr std::size_t slice_entries = 500;

// Whose journal is read, and when it is.
struct Listening {
  std::int64_t tenant = 0;
  Instant now;
  std::size_t at_most = slice_entries;  // of the wanted, in one transaction, however many at_once
};

// Hears at most 500 entries after the cursor, and of those it wants at_once, together; when one
// faults, all before it alone, each with the cursor's move, and the fault is passed on. True when
// more may wait.
[[nodiscard]] bool run_once(db::Session& session, Services& services, const Listening& listening,
                            Subscriber& subscriber);

}  // namespace supercargo::journal
