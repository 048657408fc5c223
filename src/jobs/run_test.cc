#include "jobs/store.h"

#include <atomic>
#include <thread>

#include "journal/testing.h"

namespace supercargo::jobs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Sweeping final : public Duty {
 public:
  const char* kind() const override { return "sweep"; }
  std::optional<Instant> work(journal::Unit& unit, const Job&) override {
    ++times;
    if (faults > 0) {
      --faults;
      schedule(unit, {.kind = "half", .due_at = unit.now()});
      throw Fault("the broom broke");
    }
    return again ? std::optional(unit.now() + *again) : std::nullopt;
  }
  int times = 0;
  int faults = 0;
  std::optional<Duration> again;
};

class Jobs : public journal::OnDesk {
 protected:
  void want(Instant due_at, std::int64_t subject = 0) {
    desk().write([&](journal::Unit& unit) {
      schedule(unit, {.kind = "sweep", .subject = subject, .due_at = due_at});
    });
  }
  int run() {
    Duty* const duties[] = {&sweeping};
    return run_due(desk().session(), desk().services(),
                   {.tenant = desk().tenant().id.value, .clock = desk().clock, .duties = duties});
  }
  std::optional<Job> stored(const std::string& kind = "sweep") {
    std::optional<Job> job;
    desk().write([&](journal::Unit& unit) { job = store::find(unit.db, kind, 0); });
    return job;
  }
  Instant now() { return desk().clock.now(); }
  Sweeping sweeping;
};

TEST_P(Jobs, nothing_is_done_before_it_is_due_and_then_once) {
  want(now() + hours(1));
  EXPECT_EQ(run(), 0);
  desk().clock.advance(hours(1));
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(run(), 0);
  EXPECT_EQ(sweeping.times, 1);
  EXPECT_FALSE(stored());
}

TEST_P(Jobs, one_of_a_kind_and_subject_is_enough) {
  want(now());
  want(now() + hours(5));
  want(now(), 7);
  EXPECT_EQ(run(), 2);
}

TEST_P(Jobs, what_recurs_is_due_again) {
  sweeping.again = hours(1);
  want(now());
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(run(), 0);
  desk().clock.advance(hours(1));
  EXPECT_EQ(run(), 1);
}

TEST_P(Jobs, a_fault_leaves_nothing_half_done_and_is_tried_again_later) {
  sweeping.faults = 2;
  want(now());
  EXPECT_EQ(run(), 0);
  EXPECT_FALSE(stored("half"));
  ASSERT_TRUE(stored());
  EXPECT_EQ(stored()->failure, "the broom broke");
  EXPECT_EQ(stored()->due_at, now() + seconds(10));
  desk().clock.advance(seconds(10));
  EXPECT_EQ(run(), 0);
  EXPECT_EQ(stored()->due_at, now() + seconds(20));
  desk().clock.advance(seconds(20));
  EXPECT_EQ(run(), 1);
}

TEST_P(Jobs, what_a_killed_process_had_taken_is_taken_over_when_its_lease_ends) {
  want(now());
  auto job = *stored();
  job.lease_until = now() + lease_length;
  job.attempts = 1;
  desk().write([&](journal::Unit& unit) { store::save(unit.db, job); });
  EXPECT_EQ(run(), 0);
  desk().clock.advance(lease_length);
  EXPECT_EQ(run(), 1);
}

// Counts what was done for each subject, by whichever server.
class Counting final : public Duty {
 public:
  const char* kind() const override { return "count"; }
  std::optional<Instant> work(journal::Unit& unit, const Job& job) override {
    unit.tell({.name = "counted", .record = "job", .record_id = job.subject, .prefix = "job"});
    return std::nullopt;
  }
};

TEST_P(Jobs, two_servers_do_each_job_once) {
  constexpr std::int64_t many = 40;
  constexpr std::int64_t first = 1000;
  desk().write([&](journal::Unit& unit) {
    for (std::int64_t subject = first; subject < first + many; ++subject)
      schedule(unit, {.kind = "count", .subject = subject, .due_at = unit.now()});
  });
  std::vector<std::thread> servers;
  std::atomic<int> done = 0;
  for (int i = 0; i < 2; ++i) {
    servers.emplace_back([&] {
      const auto session = database().connect();
      Counting counting;
      Duty* const duties[] = {&counting};
      const Round round{.tenant = desk().tenant().id.value,
                        .clock = desk().clock,
                        .duties = duties,
                        .faulted = [](const Job&, const std::exception& fault) {
                          ADD_FAILURE() << fault.what();
                        }};
      done += run_due(*session, desk().services(), round);
    });
  }
  for (auto& server : servers) server.join();
  EXPECT_EQ(done, many);
  for (std::int64_t subject = first; subject < first + many; ++subject)
    EXPECT_EQ(desk().facts(subject), "counted") << subject;
}

SUPERCARGO_ON_BOTH_ENGINES(Jobs);

TEST(Pauses, double_up_to_an_hour) {
  EXPECT_EQ(pause_after(1), seconds(10));
  EXPECT_EQ(pause_after(2), seconds(20));
  EXPECT_EQ(pause_after(9), seconds(2560));
  EXPECT_EQ(pause_after(10), hours(1));
  EXPECT_EQ(pause_after(1000), hours(1));
}

}  // namespace
}  // namespace supercargo::jobs
