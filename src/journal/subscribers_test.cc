#include "journal/subscribers.h"

#include "journal/counter.h"
#include "journal/testing.h"

namespace supercargo::journal {
namespace {

// Counts what it heard in a row of the database, and may stumble.
class Ear : public Subscriber {
 public:
  const char* name() const override { return "ear"; }
  bool wants(std::string_view fact) const override { return fact == "bell_rung"; }
  void handle(Unit& unit, const Entry& entry) override {
    take_numbers(unit.db, "heard", 1);
    unit.tell({.name = "bell_heard",
               .record = "bell",
               .record_id = entry.record_id,
               .prefix = "bel",
               .revision = entry.revision});
    if (entry.record_id == stumbles_at) throw Fault("stumbled");
  }
  std::int64_t stumbles_at = 0;
};

class Subscribers : public OnDesk {
 protected:
  void ring(int count) {
    desk().write([&](Unit& unit) {
      for (int n = 1; n <= count; ++n) {
        unit.tell({.name = "bell_rung", .record = "bell", .record_id = 100 + n, .prefix = "bel"});
        unit.tell(
            {.name = "bell_polished", .record = "bell", .record_id = 100 + n, .prefix = "bel"});
      }
    });
  }
  bool run(Subscriber& subscriber, std::size_t at_most = slice_entries) {
    return run_once(desk().session(), desk().services(),
                    {desk().tenant().id.value, desk().clock.now(), at_most}, subscriber);
  }
  void run_to_end(Subscriber& subscriber) {
    while (run(subscriber)) continue;
  }
  std::int64_t heard() {
    std::int64_t count = 0;
    desk().write([&](Unit& unit) { count = take_numbers(unit.db, "heard", 1); });
    return count - 1;
  }
};

TEST_P(Subscribers, hear_each_fact_they_want_once) {
  ring(3);
  Ear ear;
  run_to_end(ear);
  run_to_end(ear);
  EXPECT_EQ(desk().facts(101), "bell_rung, bell_polished, bell_heard");
  EXPECT_EQ(heard(), 3);
  ring(1);
  run_to_end(ear);
  EXPECT_EQ(desk().facts(101),
            "bell_rung, bell_polished, bell_heard, bell_rung, bell_polished, bell_heard");
}

TEST_P(Subscribers, take_long_journals_in_slices) {
  ring(300);
  Ear ear;
  EXPECT_TRUE(run(ear));
  run_to_end(ear);
  EXPECT_EQ(heard(), 300);
}

TEST_P(Subscribers, hear_few_at_once_for_the_companys_writers_wait_meanwhile) {
  ring(30);
  Ear ear;
  EXPECT_TRUE(run(ear));
  EXPECT_EQ(desk().facts(120), "bell_rung, bell_polished, bell_heard");
  EXPECT_EQ(desk().facts(121), "bell_rung, bell_polished");
  run_to_end(ear);
  EXPECT_EQ(desk().facts(130), "bell_rung, bell_polished, bell_heard");
}

TEST_P(Subscribers, hear_no_more_at_once_than_they_are_given) {
  ring(30);
  Ear ear;
  EXPECT_TRUE(run(ear, 3));
  EXPECT_EQ(heard(), 3);
  while (run(ear, 1)) continue;
  EXPECT_EQ(desk().facts(130), "bell_rung, bell_polished, bell_heard");
}

TEST_P(Subscribers, stand_still_at_an_entry_that_faults_and_go_on_when_it_no_longer_does) {
  ring(5);
  Ear ear;
  ear.stumbles_at = 103;
  EXPECT_THROW(run_to_end(ear), Fault);
  EXPECT_THROW(run_to_end(ear), Fault);
  EXPECT_EQ(desk().facts(102), "bell_rung, bell_polished, bell_heard");
  EXPECT_EQ(desk().facts(103), "bell_rung, bell_polished");
  ear.stumbles_at = 0;
  run_to_end(ear);
  EXPECT_EQ(heard(), 5);
  EXPECT_EQ(desk().facts(103), "bell_rung, bell_polished, bell_heard");
}

// Keeps a row of its own and tells nothing.
class Keeper : public Subscriber {
 public:
  const char* name() const override { return "keeper"; }
  bool wants(std::string_view fact) const override { return fact == "bell_rung"; }
  void handle(Unit& unit, const Entry&) override { take_numbers(unit.db, "heard", 1); }
  bool projects() const override { return true; }
};

TEST_P(Subscribers, who_only_keep_rows_hear_each_fact_once_too) {
  ring(3);
  Keeper keeper;
  run_to_end(keeper);
  run_to_end(keeper);
  EXPECT_EQ(desk().facts(101), "bell_rung, bell_polished");
  EXPECT_EQ(heard(), 3);
}

// The program may die at any call into the database: between effect and cursor too.
TEST_P(Subscribers, write_each_effect_once_whichever_database_call_fails) {
  Ear ear;
  std::int64_t expected = 0;
  std::int64_t calls = 0;
  bool passed = false;
  for (std::int64_t n = 1; !passed; ++n) {
    ASSERT_LT(n, 200);
    ring(2);
    expected += 2;
    db::fail_call(n);
    try {
      run_to_end(ear);
    } catch (const db::DatabaseFault&) {
      // The runner tries again later; here at once.
    }
    passed = db::calls_made() < n;
    db::fail_call(0);
    run_to_end(ear);
    EXPECT_EQ(heard(), expected++) << "call " << n;
    calls = n;
  }
  EXPECT_GT(calls, 10);  // it did fail, everywhere
}

SUPERCARGO_ON_BOTH_ENGINES(Subscribers);

}  // namespace
}  // namespace supercargo::journal
