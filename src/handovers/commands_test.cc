#include "handovers/commands.h"

#include <gtest/gtest.h>

#include "followups/commands.h"
#include "handovers/rules.h"
#include "people/store.h"
#include "tests/beside_order.h"

namespace supercargo::handovers {
namespace {

using journal::reasons;

class HandOvers : public tests::BesideOrder {
 protected:
  // Somebody who is on the company's books.
  journal::Actor colleague(const std::string& role) {
    const auto actor = desk().person({Role::order_desk});
    desk().write([&](journal::Unit& unit) {
      const std::string email = role + text(actor.person) + "@example.com";
      people::store::add(unit.db, {.id = actor.person,
                                   .email = email,
                                   .email_key = email,
                                   .name = role,
                                   .roles = {role},
                                   .status = people::PersonStatus::active,
                                   .created_at = unit.now()});
    });
    return actor;
  }
  followups::FollowUp follow_up_of(const journal::Actor& owner) {
    followups::FollowUp made;
    desk().write([&](journal::Unit& unit) {
      made = followups::open(unit, {.subject = text(order().id),
                                    .subject_kind = entity<orders::Order>().name,
                                    .subject_id = order().id.value,
                                    .cause = followups::Cause::delayed,
                                    .detail = "Ask which gate is open on Monday.",
                                    .owner = owner.person});
    });
    return made;
  }
  Result<orders::Order> give(const journal::Actor& to, const journal::Actor& by) {
    return desk().as(by).perform(hand_over, {.id = order().number, .owner = to.person});
  }
};
SUPERCARGO_ON_BOTH_ENGINES(HandOvers);

TEST_P(HandOvers, an_order_goes_to_a_colleague_with_what_was_still_to_be_done_for_it) {
  const auto follow_up = follow_up_of(desk().clerk);
  const auto other = colleague("order_desk");
  const auto given = give(other, desk().clerk);
  ASSERT_EQ(reasons(given), "accepted");
  EXPECT_EQ(given->owner, other.person);
  EXPECT_EQ(given->content_hash, order().content_hash) << "what was agreed is as it was";
  EXPECT_EQ(news(), "sales_order_handed_over");
  const auto now =
      desk().ask(followups::get, followups::FollowUpReference{.id = text(follow_up.id)});
  EXPECT_EQ(now->owner, other.person);
  EXPECT_EQ(reasons(give(other, desk().sales)), "/owner: owner_already");
}

TEST_P(HandOvers, nobody_gets_one_who_could_not_take_it_on) {
  EXPECT_EQ(reasons(give(colleague("warehouse"), desk().clerk)), "/owner: not_of_the_desk");
  EXPECT_EQ(reasons(give({.person = PersonId{77}}, desk().clerk)), "/owner: unknown_person");
  EXPECT_EQ(
      reasons(desk()
                  .as(desk().clerk)
                  .perform(hand_over,
                           {.id = order().number, .revision = 99, .owner = desk().sales.person})),
      "revision_conflict");
  const auto manager = colleague("sales_manager");
  cancel_order();
  EXPECT_EQ(reasons(give(manager, desk().clerk)), "not_in_this_state");
}

TEST(NewOwner, works_here_and_enters_or_confirms_orders) {
  const auto told = [](people::PersonStatus status, std::vector<std::string> roles) {
    people::Person person;
    person.id = PersonId{2};
    person.status = status;
    person.roles = std::move(roles);
    const auto reasons = check_new_owner({.owner = PersonId{1}}, &person);
    return reasons.empty() ? std::string() : reasons.front().code;
  };
  using Status = people::PersonStatus;
  for (const char* role : {"agent", "order_desk", "sales_manager"})
    EXPECT_EQ(told(Status::active, {"auditor", role}), "");
  for (const char* role : {"warehouse", "procurement", "finance", "quality_manager",
                           "service_manager", "administrator", "auditor"})
    EXPECT_EQ(told(Status::active, {role}), "not_of_the_desk");
  for (const auto status : {Status::invited, Status::suspended, Status::removed})
    EXPECT_EQ(told(status, {"agent"}), "unknown_person");
}

}  // namespace
}  // namespace supercargo::handovers
