// How fast the journal takes facts: the write path must not wait for it.
#include <chrono>

#include "journal/testing.h"

namespace supercargo::journal {
namespace {

class Append : public OnDesk {};

// Ten times slower than what it does on an idle machine, so that a busy one does not fail it.
TEST_P(Append, keeps_ten_thousand_facts_in_batches_of_256_within_ten_seconds) {
  const auto start = std::chrono::steady_clock::now();
  constexpr int facts = 10'000;
  for (int done = 0; done < facts; done += 256) {
    desk().write([&](Unit& unit) {
      for (int n = done; n < std::min(done + 256, facts); ++n) {
        unit.tell({.name = "sales_order_placed",
                   .record = "sales_order",
                   .record_id = 1'000 + n,
                   .prefix = "so",
                   .revision = 1,
                   .subject = 7'000 + n % 500,
                   .changes = {{"number", "null", "\"SO-2026-000123\""},
                               {"status", "null", "\"confirmed\""},
                               {"buyer", "null", "\"Ann Example\"", true},
                               {"lines", "null", "[{\"sku\":\"A-1\",\"quantity\":\"2\"}]"}}});
      }
    });
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  RecordProperty("facts_per_second", static_cast<int>(facts / taken.count()));
  EXPECT_LT(taken.count(), 10.0);
}

SUPERCARGO_ON_BOTH_ENGINES(Append);

}  // namespace
}  // namespace supercargo::journal
