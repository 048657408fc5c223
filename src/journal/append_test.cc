// Many facts in few transactions, as a loaded server writes them.
#include <gtest/gtest.h>

#include "journal/testing.h"

namespace supercargo::journal {
namespace {

class Append : public OnDesk {};

TEST_P(Append, facts_told_in_batches_of_256_are_one_unbroken_chain) {
  constexpr int facts = 2'000;
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
  EXPECT_EQ(desk().journal_breaks(), "");
  const auto told = desk().read([](const Query& query) {
    return query.db.value<std::int64_t>(
        "SELECT COUNT(*) FROM journal WHERE tenant_id = $1 AND name = 'sales_order_placed'");
  });
  EXPECT_EQ(told, facts);
}

SUPERCARGO_ON_BOTH_ENGINES(Append);

}  // namespace
}  // namespace supercargo::journal
