#include "reconciliation/hindrances.h"

#include "holds/commands.h"
#include "tests/beside_order.h"

namespace supercargo::reconciliation {
namespace {

class Hindrances : public tests::BesideOrder {
 protected:
  void run(db::Sql statement) {
    desk().write([&](journal::Unit& unit) { unit.db.run(statement); });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Hindrances);

TEST_P(Hindrances, an_order_that_does_not_wait_for_what_is_open_is_told) {
  const auto hold = clerk().perform(
      holds::place, {.id = order().number, .kind = holds::Kind::price, .reason = "Wrong list."});
  ASSERT_TRUE(hold);
  run("UPDATE hindrance SET record_id = record_id + 1 WHERE tenant_id = $1");
  EXPECT_EQ(desk().differences_of_books(),
            "order " + text(order().id) + " waits for what is over: hold " +
                text(HoldId{hold->id.value + 1}) + "\norder " + text(order().id) +
                " does not wait for what is open: hold " + text(hold->id) + "\n");
  run("UPDATE hindrance SET record_id = record_id - 1 WHERE tenant_id = $1");
}

}  // namespace
}  // namespace supercargo::reconciliation
