#include "journal/node.h"

#include "journal/testing.h"

namespace supercargo::journal {
namespace {

constexpr Duration minute = std::chrono::minutes(1);

class Nodes : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) session = database().connect();
  }
  void TearDown() override {
    session.reset();
    OnBothEngines::TearDown();
  }
  NodeLease lease(const char* owner, Instant now) {
    return lease_node(*session, {owner, now, minute});
  }
  std::unique_ptr<db::Session> session;
  const Instant noon{1'772'452'800'000'000};
};

TEST_P(Nodes, are_held_by_one_process_at_a_time) {
  EXPECT_EQ(lease("a", noon).node, 0);
  EXPECT_EQ(lease("b", noon).node, 1);
  EXPECT_EQ(lease("c", noon + minute).node, 2);  // the first two end now: not yet over
}

TEST_P(Nodes, are_taken_over_after_their_time_above_every_id_of_the_holder_before) {
  const NodeLease first = lease("a", noon);
  IdSource ids(first.node, first.floor);
  std::int64_t last = 0;
  for (int n = 0; n < 5000; ++n) last = ids.next(first.until);
  const Instant later = noon + 2 * minute;
  NodeLease second = lease("b", later);
  EXPECT_EQ(second.node, first.node);
  // The clock of the new holder may even have stepped back.
  IdSource next(second.node, second.floor);
  EXPECT_GT(next.next(noon), first.floor);
  EXPECT_GT(next.next(noon), id_at(first.until, first.node));
  EXPECT_GT(next.next(later), last);
}

TEST_P(Nodes, stay_with_who_renews_and_are_lost_by_who_does_not) {
  NodeLease held = lease("a", noon);
  const IdSource ids(held.node, held.floor);
  EXPECT_TRUE(renew_node(*session, held, ids, {"a", noon + minute, minute}));
  EXPECT_EQ(lease("b", noon + minute + minute).node, 1);
  EXPECT_EQ(lease("c", noon + 3 * minute).node, 0);
  EXPECT_FALSE(renew_node(*session, held, ids, {"a", noon + 3 * minute, minute}));
}

TEST_P(Nodes, given_back_are_free_at_once_above_the_last_id) {
  const NodeLease held = lease("a", noon);
  IdSource ids(held.node, held.floor);
  const std::int64_t last = ids.next(noon);
  release_node(*session, held, ids, noon);
  const NodeLease again = lease("b", noon);
  EXPECT_EQ(again.node, held.node);
  EXPECT_EQ(again.floor, last);
  EXPECT_GT(IdSource(again.node, again.floor).next(noon - minute), last);
}

TEST_P(Nodes, run_out_at_1024) {
  write(db::no_tenant, [&](db::Session& owner) {
    db::Writer(owner).run(
        "INSERT INTO node (id, owner, lease_until, last_id) VALUES (1022, 'a', $1, 0)",
        noon + minute);
  });
  EXPECT_EQ(lease("a", noon).node, 1023);
  EXPECT_THROW(lease("b", noon), Fault);
}

SUPERCARGO_ON_BOTH_ENGINES(Nodes);

}  // namespace
}  // namespace supercargo::journal
