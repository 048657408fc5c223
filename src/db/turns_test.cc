#include "db/turns.h"

#include <gmock/gmock.h>

#include <thread>
#include <vector>

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;
using namespace std::chrono_literals;

TEST(Turns, come_in_the_order_of_asking) {
  Turns turns;
  std::vector<int> order;
  std::unique_lock first(turns, 1s);
  std::vector<std::thread> others;
  for (int n = 1; n <= 3; ++n) {
    others.emplace_back([&, n] {
      const std::unique_lock mine(turns, 10s);
      order.push_back(mine.owns_lock() ? n : -n);
    });
    while (turns.waiting() < static_cast<std::size_t>(n)) std::this_thread::yield();
  }
  first.unlock();
  for (auto& other : others) other.join();
  EXPECT_THAT(order, ElementsAre(1, 2, 3));
}

TEST(Turns, are_given_up_when_they_do_not_come_in_time) {
  Turns turns;
  std::unique_lock first(turns, 1s);
  std::thread impatient([&] { EXPECT_FALSE(std::unique_lock(turns, 1ms).owns_lock()); });
  impatient.join();
  first.unlock();
  EXPECT_TRUE(std::unique_lock(turns, 1s).owns_lock());
}

}  // namespace
}  // namespace supercargo::db
