#include <algorithm>

#include "jobs/store.h"
#include "journal/own_work.h"

namespace supercargo::jobs {
namespace {

constexpr int jobs_a_round_max = 100;

// Two processes take turns at the tenant's write lock: the second finds the lease of the first.
std::optional<Job> take(db::Session& session, const Round& round, const Duty& duty) {
  const Instant now = round.clock.now();
  {
    // Most often nothing is due; that costs nobody the write lock.
    db::Transaction looking(session, db::Mode::read, round.tenant);
    const bool any = store::next_due(db::Reader(session), duty.kind(), now).has_value();
    looking.commit();
    if (!any) return std::nullopt;
  }
  db::Transaction taking(session, db::Mode::write, round.tenant);
  db::Writer writer(session);
  auto job = store::next_due(writer, duty.kind(), now);
  if (!job) return std::nullopt;
  job->lease_until = now + lease_length;
  ++job->attempts;
  store::save(writer, *job);
  taking.commit();
  return job;
}

bool is_still_ours(const db::Reader& reader, const Job& job) {
  const auto stored = store::find(reader, job.id);
  return stored && stored->lease_until == job.lease_until && stored->attempts == job.attempts;
}

void work_at(db::Session& session, journal::Services& services, const Round& round, Duty& duty,
             const Job& job) {
  const auto call = journal::own_call(services, round.clock.now(), round.tenant);
  db::Transaction working(session, db::Mode::write, round.tenant);
  db::Writer writer(session);
  if (!is_still_ours(writer, job)) return;
  std::vector<journal::Told> told;
  journal::Unit unit(writer, services, call, told);
  if (const auto again = duty.work(unit, job)) {
    Job next = job;
    next.due_at = *again;
    next.lease_until = {};
    next.attempts = 0;
    next.failure.clear();
    store::save(writer, next);
  } else {
    store::remove(writer, job.id);
  }
  journal::append(writer, services, told);
  working.commit();
}

void put_back(db::Session& session, const Round& round, Job job, const std::exception& fault) {
  db::Transaction putting(session, db::Mode::write, round.tenant);
  db::Writer writer(session);
  if (is_still_ours(writer, job)) {
    job.due_at = round.clock.now() + pause_after(job.attempts);
    job.lease_until = {};
    job.failure = std::string(fault.what()).substr(0, 500);
    store::save(writer, job);
  }
  putting.commit();
}

}  // namespace

Duration pause_after(std::int64_t attempts) {
  constexpr Duration first = std::chrono::seconds(10);
  constexpr Duration longest = std::chrono::hours(1);
  constexpr std::int64_t doublings_max = 9;
  const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, doublings_max);
  return std::min(longest, Duration(first.count() << doublings));
}

void schedule(journal::Unit& unit, const Wanted& wanted) {
  store::add(unit.db, Job{.id = unit.make_id<JobId>(),
                          .kind = wanted.kind,
                          .subject = wanted.subject,
                          .due_at = wanted.due_at,
                          .payload = wanted.payload});
}

void cancel(journal::Unit& unit, const char* kind, std::int64_t subject) {
  if (const auto job = store::find(unit.db, kind, subject)) store::remove(unit.db, job->id);
}

int run_due(db::Session& session, journal::Services& services, const Round& round) {
  int done = 0;
  int tried = 0;
  for (Duty* const duty : round.duties) {
    while (tried < jobs_a_round_max) {
      const auto job = take(session, round, *duty);
      if (!job) break;
      ++tried;
      try {
        work_at(session, services, round, *duty, *job);
        ++done;
      } catch (const std::exception& fault) {
        if (round.faulted) round.faulted(*job, fault);
        put_back(session, round, *job, fault);
      }
    }
  }
  return done;
}

}  // namespace supercargo::jobs
