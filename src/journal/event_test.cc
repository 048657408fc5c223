#include "journal/event.h"

#include <gtest/gtest.h>

namespace supercargo::journal {
namespace {

TEST(Events, types_come_from_the_fact_and_its_record) {
  EXPECT_EQ(event_type("sales_order", "sales_order_confirmed"), "sales_order.confirmed");
  EXPECT_EQ(event_type("person", "separation_waived"), "person.separation_waived");
}

TEST(Events, tell_what_changed_and_never_a_value) {
  const Entry entry{.seq = 7,
                    .at = {1'767'225'600'000'000},
                    .name = "product_changed",
                    .record = "product",
                    .record_id = 5,
                    .prefix = "prd",
                    .revision = 2,
                    .changes = R"({"name":["\"old\"","\"new\""],"note":"sealed:AAAA"})"};
  EXPECT_EQ(
      event_json(entry),
      R"({"type":"product.changed","id":"prd_0000000000005","at":"2026-01-01T00:00:00.000000Z",)"
      R"("revision":2,"changed":["name","note"]})");
}

}  // namespace
}  // namespace supercargo::journal
