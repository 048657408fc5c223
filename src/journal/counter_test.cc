#include "journal/counter.h"

#include "journal/testing.h"

namespace supercargo::journal {
namespace {

TEST(HumanNumber, has_prefix_year_and_at_least_six_digits) {
  EXPECT_EQ(human_number("SO", 2026, 123), "SO-2026-000123");
  EXPECT_EQ(human_number("INV", 2026, 12'345'678), "INV-2026-12345678");
  EXPECT_EQ(yearly_counter("SO", 2026), "SO-2026");
}

class Counters : public OnDesk {
 protected:
  std::int64_t take(const std::string& counter, std::int64_t count) {
    std::int64_t first = 0;
    desk().write([&](Unit& unit) { first = take_numbers(unit.db, counter, count); });
    return first;
  }
};

Result<Done> take_and_refuse(Unit& unit, const std::string& counter) {
  take_numbers(unit.db, counter, 5);
  return not_found("anything");
}

TEST_P(Counters, count_from_one_each_for_itself) {
  EXPECT_EQ(take("SO-2026", 1), 1);
  EXPECT_EQ(take("SO-2026", 10), 2);
  EXPECT_EQ(take("SO-2026", 1), 12);
  EXPECT_EQ(take("SO-2027", 1), 1);
}

TEST_P(Counters, leave_no_gap_when_a_command_refuses_or_faults) {
  EXPECT_EQ(take("SO-2026", 1), 1);
  EXPECT_EQ(reasons(desk().perform(take_and_refuse, "SO-2026")), "not_found");
  EXPECT_EQ(take("SO-2026", 1), 2);
  EXPECT_THROW(desk().write([](Unit& unit) {
    take_numbers(unit.db, "SO-2026", 7);
    throw Fault("lost");
  }),
               Fault);
  EXPECT_EQ(take("SO-2026", 1), 3);
}

SUPERCARGO_ON_BOTH_ENGINES(Counters);

}  // namespace
}  // namespace supercargo::journal
