#include "presence/presence.h"

#include "tests/people_fixture.h"

namespace supercargo::presence {
namespace {

const std::string an_order = id_text("so", 4711);

class Presences : public people::OnPeople {
 protected:
  std::vector<PersonId> who(const people::Person& asking, const std::string& record) {
    db::ListRequest request;
    request.filters = {{"record", record}};
    std::vector<PersonId> found;
    for (const Presence& each : desk().as(actor(asking)).ask(at, request)->items)
      found.push_back(each.person);
    return found;
  }
};

TEST_P(Presences, tell_who_has_a_record_open_until_they_leave_or_fall_silent) {
  const auto bob = active("bob@example.com", {"order_desk"});
  const auto eve = active("eve@example.com", {"order_desk"});
  const Presence reading{.record = an_order};
  const Presence editing{.record = an_order, .doing = Doing::editing};
  ASSERT_TRUE(desk().as(actor(bob)).perform(be_at, reading));
  ASSERT_TRUE(desk().as(actor(bob)).perform(be_at, editing)) << "said again";
  ASSERT_TRUE(desk().as(actor(eve)).perform(be_at, reading));
  EXPECT_EQ(who(eve, an_order), (std::vector{bob.id, eve.id})) << "who edits stands first";
  EXPECT_EQ(who(eve, id_text("so", 4712)).size(), 0U);
  ASSERT_TRUE(desk().as(actor(bob)).perform(leave, Place{an_order}));
  EXPECT_EQ(who(eve, an_order), std::vector{eve.id});
  desk().clock.advance(std::chrono::seconds(41));
  EXPECT_EQ(who(bob, an_order).size(), 0U);
}

TEST_P(Presences, are_told_to_those_who_are_there_when_somebody_comes_changes_or_goes) {
  const auto bob = active("bob@example.com", {"order_desk"});
  const auto eve = active("eve@example.com", {"order_desk"});
  const Presence reading{.record = an_order};
  const Presence editing{.record = an_order, .doing = Doing::editing};
  Watch watch;
  const auto told = [&] {
    std::vector<PersonId> present;
    const auto changes =
        desk().read([&](const journal::Query& query) { return watch.look(query.db, query.now()); });
    for (const auto& change : changes) {
      EXPECT_EQ(change.record, an_order);
      present.insert(present.end(), change.present.begin(), change.present.end());
    }
    return present;
  };
  const std::vector<PersonId> nobody;
  const std::vector both{bob.id, eve.id};
  ASSERT_TRUE(desk().as(actor(bob)).perform(be_at, reading));
  EXPECT_EQ(told(), nobody) << "nothing was known before";
  ASSERT_TRUE(desk().as(actor(eve)).perform(be_at, reading));
  EXPECT_EQ(told(), both);
  EXPECT_EQ(told(), nobody);
  desk().clock.advance(std::chrono::seconds(15));
  ASSERT_TRUE(desk().as(actor(eve)).perform(be_at, reading));
  EXPECT_EQ(told(), nobody) << "still there";
  ASSERT_TRUE(desk().as(actor(eve)).perform(be_at, editing));
  EXPECT_EQ(told(), both);
  desk().clock.advance(std::chrono::seconds(26));
  EXPECT_EQ(told(), std::vector{eve.id}) << "bob fell silent";
  ASSERT_TRUE(desk().as(actor(bob)).perform(be_at, reading));
  EXPECT_EQ(told(), both);
  ASSERT_TRUE(desk().as(actor(eve)).perform(leave, Place{an_order}));
  EXPECT_EQ(told(), std::vector{bob.id});
}

SUPERCARGO_ON_BOTH_ENGINES(Presences);

}  // namespace
}  // namespace supercargo::presence
