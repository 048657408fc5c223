// Work that is due at some time: a row that survives any process, leased while somebody is at it,
// tried again with growing pauses after a fault. The time is handed in, so tests advance it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "journal/unit.h"
#include "kernel/clock.h"
#include "kernel/fields.h"

namespace supercargo {

struct JobTag {
  static constexpr char prefix[] = "job";
};
using JobId = Id<JobTag>;

namespace jobs {

struct Job {
  JobId id = {};
  std::string kind = {};
  std::int64_t subject = 0;  // whose: with the kind it stands once in a tenant; 0: the tenant's own
  Instant due_at = {};
  Instant lease_until = {};  // somebody is at it until then
  std::int64_t attempts = 0;
  RawJson payload = {};
  std::string failure = {};  // of the last attempt, when that faulted
};

// What is done when a job of its kind is due. Lives as long as the program; thread-safe.
class Duty {
 public:
  virtual ~Duty() = default;
  virtual const char* kind() const = 0;  // stands in rows: never change it
  // In a transaction of its own, together with the end of the job: either both stand or neither.
  // Gives back when the same job is due again; nothing when it is done with.
  virtual std::optional<Instant> work(journal::Unit& unit, const Job& job) = 0;
};

struct Wanted {
  const char* kind = "";
  std::int64_t subject = 0;
  Instant due_at = {};
  RawJson payload = {};
};
// A job of that kind and subject that is there already stays as it is.
void schedule(journal::Unit& unit, const Wanted& wanted);
void cancel(journal::Unit& unit, const char* kind, std::int64_t subject);

struct Round {
  std::int64_t tenant = 0;
  const Clock& clock;
  std::span<Duty* const> duties;
  // Hears of each fault: the job stays and is due again later.
  std::function<void(const Job&, const std::exception&)> faulted = {};
};

// Does what is due for one tenant, at most 100 jobs; returns how many were done. Several processes
// may run the same round: each job is done by one of them. `session` is outside a transaction.
int run_due(db::Session& session, journal::Services& services, const Round& round);

// The pause after so many attempts: 10 s, doubled each time, an hour at most.
Duration pause_after(std::int64_t attempts);
// Longer than any duty works; a process that died is replaced after it.
inline constexpr Duration lease_length = std::chrono::minutes(5);

}  // namespace jobs

template <>
const Entity& entity<jobs::Job>();

}  // namespace supercargo
