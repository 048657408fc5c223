#include "db/finisher.h"

#include <gtest/gtest.h>

#include <array>
#include <semaphore>

#include "db/fault.h"

namespace supercargo::db {
namespace {

class Hearing final : public Act {
 public:
  bool batched() const override { return true; }
  bool run(Session&, std::span<Command* const>) override { return true; }
  void finished(std::span<Command* const> commands) override { told += commands.size(); }

  std::atomic<std::size_t> told = 0;
};

struct Order final : Command {
  explicit Order(Act& its_act) : kind(its_act) {}
  Act& act() const override { return kind; }
  void faulted(const std::exception& /*fault*/) override {}

  Act& kind;
};

TEST(Finisher, tells_nobody_of_what_is_not_kept_and_keeps_for_all_who_wait) {
  Hearing act;
  std::array<Order, 3> orders{Order(act), Order(act), Order(act)};
  std::counting_semaphore<> begun(0);
  std::counting_semaphore<> kept(0);
  int times = 0;
  Finisher finisher([&] {
    ++times;
    begun.release();
    kept.acquire();
  });
  const auto take = [&](Order& order) {
    Command* command = &order;
    finisher.take({&command, 1});
  };

  take(orders[0]);
  begun.acquire();
  take(orders[1]);
  take(orders[2]);
  EXPECT_EQ(act.told, 0U) << "the disk has not answered";
  EXPECT_FALSE(finisher.is_idle());
  kept.release();
  begun.acquire();
  EXPECT_EQ(act.told, 1U) << "what came meanwhile is not kept yet";
  kept.release();
  finisher.wait();
  EXPECT_EQ(act.told, 3U);
  EXPECT_EQ(times, 2) << "one call for the two that waited";
}

TEST(FinisherDeathTest, a_disk_that_loses_a_write_ends_the_program_before_anybody_is_told) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto lose = [] {
    Hearing act;
    Order order(act);
    Command* command = &order;
    Finisher finisher([] { throw DatabaseFault("58030", "the log cannot be kept"); });
    finisher.take({&command, 1});
    finisher.wait();
  };
  EXPECT_DEATH(lose(), "the log cannot be kept");
}

}  // namespace
}  // namespace supercargo::db
