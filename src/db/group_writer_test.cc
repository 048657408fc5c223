#include "db/group_writer.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "db/goods_fixture.h"
#include "tests/raw_client.h"

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Store;

// Stores goods by id; what else happens to a command is said by its name.
struct Put final : Command {
  Put(Store& its_store, Act& its_act, std::int64_t its_tenant, std::int64_t its_id,
      std::string its_name)
      : store(its_store), kind(its_act), id(its_id), name(std::move(its_name)) {
    tenant = its_tenant;
  }
  Act& act() const override { return kind; }
  void faulted(const std::exception& fault) override;

  Store& store;
  Act& kind;
  std::int64_t id;
  std::string name;
  bool refused = false;
};

struct Store {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::size_t> batches;
  std::vector<std::int64_t> done;
  std::vector<std::int64_t> refused;
  std::vector<std::string> faults;
  std::deque<Put> commands;
  bool held = false;
  bool holding = false;

  std::size_t finished() {
    const std::lock_guard lock(mutex);
    return done.size();
  }
  void hold() {
    std::unique_lock lock(mutex);
    held = true;
  }
  void wait_until_holding() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return holding; });
  }
  void release() {
    {
      const std::lock_guard lock(mutex);
      held = false;
    }
    changed.notify_all();
  }
  void pause() {
    std::unique_lock lock(mutex);
    holding = true;
    changed.notify_all();
    changed.wait(lock, [&] { return !held; });
  }
};

void Put::faulted(const std::exception& fault) {
  const std::lock_guard lock(store.mutex);
  store.faults.push_back(std::to_string(id) + ": " + fault.what());
}

class PutAct final : public Act {
 public:
  PutAct(Store& store, bool batched) : store_(store), batched_(batched) {}
  bool batched() const override { return batched_; }
  bool run(Session& session, std::span<Command* const> commands) override {
    store_.pause();
    std::vector<Argument> cells;
    for (Command* command : commands) {
      Put& put = static_cast<Put&>(*command);
      if (put.name.starts_with("slow")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
      if (put.name == "broken") throw Fault("our own bug");
      if (put.name == "once") {
        put.name = "at last";
        throw DatabaseFault("40001", "could not serialize");
      }
      const auto row = goods_row(put.id, put.name, 1);
      cells.insert(cells.end(), row.begin(), row.end());
      put.refused = put.name == "refused";
    }
    session.insert_rows(goods, cells);
    return batched_ || !static_cast<Put&>(*commands.front()).refused;
  }
  void finished(std::span<Command* const> commands) override {
    const std::lock_guard lock(store_.mutex);
    store_.batches.push_back(commands.size());
    for (Command* command : commands) {
      const Put& put = static_cast<Put&>(*command);
      (put.refused ? store_.refused : store_.done).push_back(put.id);
    }
  }

 private:
  Store& store_;
  bool batched_;
};

class GroupWriterTest : public GoodsOnBothEngines {
 protected:
  Put& make(Act& act, std::int64_t tenant, std::int64_t id, const std::string& name = {}) {
    return store.commands.emplace_back(store, act, tenant, id,
                                       name.empty() ? "goods " + std::to_string(id) : name);
  }
  // Submits all of them while the writer is busy, so that they stand in the queue together.
  void submit_together(const std::vector<Put*>& puts, const GroupWriter::Settings& settings = {}) {
    GroupWriter writer(database(), settings);
    store.hold();
    ASSERT_TRUE(writer.submit(make(together, us, 1000)));
    store.wait_until_holding();
    for (Put* put : puts) ASSERT_TRUE(writer.submit(*put));
    EXPECT_EQ(writer.waiting(), puts.size());
    store.release();
    writer.drain();
    EXPECT_EQ(writer.waiting(), 0U);
  }

  Store store;
  PutAct together{store, true};
  PutAct also_together{store, true};
  PutAct alone{store, false};
};

TEST_P(GroupWriterTest, what_waits_for_a_tenant_is_committed_together) {
  submit_together({&make(together, us, 1), &make(together, us, 2), &make(together, us, 3)});
  EXPECT_THAT(store.batches, ElementsAre(1, 3));
  EXPECT_THAT(ids(us), ElementsAre(1, 2, 3, 1000));
}

TEST_P(GroupWriterTest, tenants_are_served_in_turn_and_never_mixed) {
  submit_together({&make(together, us, 1), &make(together, them, 2), &make(together, us, 3),
                   &make(together, them, 4), &make(together, us, 5)},
                  {.batch_max = 2});
  EXPECT_THAT(store.done, ElementsAre(1000, 1, 3, 2, 4, 5));
  EXPECT_THAT(store.batches, ElementsAre(1, 2, 2, 1));
  EXPECT_THAT(ids(them), ElementsAre(2, 4));
}

TEST_P(GroupWriterTest, ordinary_commands_have_a_transaction_each) {
  submit_together({&make(together, us, 1), &make(alone, us, 2, "refused"), &make(alone, us, 3),
                   &make(also_together, us, 4), &make(together, us, 5)});
  EXPECT_THAT(store.batches, ElementsAre(1, 1, 1, 1, 1, 1));
  EXPECT_THAT(store.refused, ElementsAre(2));
  EXPECT_THAT(ids(us), ElementsAre(1, 3, 4, 5, 1000));
}

TEST_P(GroupWriterTest, a_batch_holds_no_more_bytes_than_allowed) {
  std::vector<Put*> puts;
  for (const std::int64_t id : {1, 2, 3, 4}) {
    puts.push_back(&make(together, us, id));
    puts.back()->bytes = 600;
  }
  submit_together(puts, {.batch_bytes_max = 1500});
  EXPECT_THAT(store.batches, ElementsAre(1, 2, 2));
}

TEST_P(GroupWriterTest, a_fault_costs_only_the_command_that_caused_it) {
  submit_together({&make(together, us, 1), &make(together, us, 2, "broken"),
                   &make(together, us, 1000), &make(together, us, 3)});
  EXPECT_THAT(store.done, ElementsAre(1000, 1, 3));
  ASSERT_EQ(store.faults.size(), 2U);
  EXPECT_THAT(store.faults[0], HasSubstr("2: our own bug"));
  EXPECT_THAT(store.faults[1], HasSubstr("1000: "));
  EXPECT_THAT(ids(us), ElementsAre(1, 3, 1000));
}

TEST_P(GroupWriterTest, what_may_be_tried_again_is_tried_again_once) {
  submit_together({&make(together, us, 1), &make(together, us, 2, "once")});
  EXPECT_THAT(store.faults, IsEmpty());
  EXPECT_THAT(ids(us), ElementsAre(1, 2, 1000));
}

TEST_P(GroupWriterTest, a_fault_at_commit_is_told_as_unknown_and_not_replayed) {
  GroupWriter writer(database(), {});
  constexpr int commit_call = 3;
  fail_call(commit_call);
  ASSERT_TRUE(writer.submit(make(together, us, 1)));
  writer.drain();
  fail_call(0);
  ASSERT_EQ(store.faults.size(), 1U);
  EXPECT_THAT(store.faults[0], HasSubstr("not known"));
  EXPECT_THAT(store.done, IsEmpty());
  EXPECT_THAT(ids(us), IsEmpty());
}

TEST_P(GroupWriterTest, a_rehearsal_is_never_committed_with_the_rest) {
  Put& rehearsed = make(together, us, 2);
  rehearsed.mode = Mode::rehearsal;
  submit_together({&make(together, us, 1), &rehearsed, &make(together, us, 3)});
  EXPECT_THAT(store.done, ElementsAre(1000, 1, 2, 3));
  EXPECT_THAT(ids(us), ElementsAre(1, 3, 1000));
}

TEST_P(GroupWriterTest, a_full_or_draining_queue_takes_nothing) {
  GroupWriter writer(database(), {.queue_max = 2});
  store.hold();
  ASSERT_TRUE(writer.submit(make(together, us, 1)));
  store.wait_until_holding();
  EXPECT_TRUE(writer.submit(make(together, us, 2)));
  EXPECT_TRUE(writer.submit(make(together, them, 3)));
  EXPECT_FALSE(writer.submit(make(together, us, 4)));
  store.release();
  writer.drain();
  EXPECT_FALSE(writer.submit(make(together, us, 5)));
  EXPECT_THAT(ids(us), ElementsAre(1, 2));
}

TEST_P(GroupWriterTest, nothing_is_taken_while_the_database_stands_still_but_what_may_not_be_shed) {
  using namespace std::chrono_literals;
  GroupWriter writer(database(), {.wait_max = 5ms, .always_taken = 2});
  store.hold();
  ASSERT_TRUE(writer.submit(make(together, us, 1)));
  store.wait_until_holding();
  EXPECT_TRUE(writer.submit(make(together, us, 2)));
  EXPECT_TRUE(writer.submit(make(together, us, 3)));
  EXPECT_TRUE(testing::eventually([&] { return !writer.has_room(us); }));
  EXPECT_FALSE(writer.submit(make(together, us, 4)));
  EXPECT_FALSE(writer.has_room(them));
  Put& sign_out = make(together, us, 5);
  sign_out.is_never_shed = true;
  EXPECT_TRUE(writer.submit(sign_out));
  store.release();
  EXPECT_TRUE(testing::eventually([&] { return writer.has_room(us); }));
  EXPECT_TRUE(writer.submit(make(together, us, 6)));
  writer.drain();
  EXPECT_THAT(ids(us), ElementsAre(1, 2, 3, 5, 6));
}

TEST_P(GroupWriterTest, who_floods_the_queue_is_turned_away_and_keeps_nobody_out) {
  GroupWriter writer(database(), {.always_taken = 2, .batch_max = 1});
  ASSERT_TRUE(writer.submit(make(together, us, 1, "slow 1")));
  ASSERT_TRUE(writer.submit(make(together, us, 2, "slow 2")));
  ASSERT_TRUE(testing::eventually([&] { return store.finished() == 2; }));
  std::int64_t taken = 2;
  const auto next = [&]() -> Put& {
    return make(together, us, taken + 1, "slow " + std::to_string(taken + 1));
  };
  while (taken < 1000 && writer.submit(next())) ++taken;
  EXPECT_LT(taken, 60) << "a second at twenty milliseconds each";
  EXPECT_TRUE(writer.submit(make(together, them, 2000)));
  writer.drain();
  const auto served = std::find(store.done.begin(), store.done.end(), 2000) - store.done.begin();
  EXPECT_LT(served, 8) << "among the first";
  EXPECT_EQ(ids(us).size(), static_cast<std::size_t>(taken));
}

TEST_P(GroupWriterTest, many_threads_lose_nothing) {
  constexpr std::int64_t each = 100;
  std::vector<std::vector<Put*>> shares(4);
  for (std::size_t share = 0; share < shares.size(); ++share) {
    for (std::int64_t n = 0; n < each; ++n) {
      const auto id = static_cast<std::int64_t>(share) * each + n;
      shares[share].push_back(&make(together, share % 2 == 0 ? us : them, id));
    }
  }
  {
    GroupWriter writer(database(), {.wait_max = std::chrono::minutes(1), .threads = 2});
    std::vector<std::thread> threads;
    threads.reserve(shares.size());
    for (const auto& share : shares) {
      threads.emplace_back([&] {
        for (Put* put : share) EXPECT_TRUE(writer.submit(*put));
      });
    }
    for (auto& thread : threads) thread.join();
  }
  EXPECT_EQ(store.done.size(), 4 * each);
  EXPECT_EQ(ids(us).size() + ids(them).size(), 4 * each);
}

SUPERCARGO_ON_BOTH_ENGINES(GroupWriterTest);

}  // namespace
}  // namespace supercargo::db
