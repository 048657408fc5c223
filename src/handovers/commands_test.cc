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
    return hired(desk().person({Role::order_desk}), role);
  }
  journal::Actor hired(const journal::Actor& actor, const std::string& role) {
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
  Result<Handover> give(const journal::Actor& to, const journal::Actor& by) {
    return desk().as(by).perform(
        hand_over, {.id = order().number, .owner = to.person, .reason = "I am away next week."});
  }
  using Verb = Result<Handover> (*)(journal::Unit&, const Answer&);
  std::string answer(Verb verb, const Handover& offer, const journal::Actor& by,
                     const std::string& words = "") {
    return reasons(desk().as(by).perform(verb, Answer{.id = text(offer.id), .reason = words}));
  }
  PersonId owner_of_order() {
    return desk()
        .read([&](const journal::Query& query) { return *orders::find(query.db, order().number); })
        .owner;
  }
  PersonId owner_of(const followups::FollowUp& follow_up) {
    return desk()
        .ask(followups::get, followups::FollowUpReference{.id = text(follow_up.id)})
        ->owner;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(HandOvers);

TEST_P(HandOvers, an_order_stays_with_who_has_it_until_the_other_accepts) {
  const auto follow_up = follow_up_of(desk().clerk);
  const auto other = colleague("order_desk");
  const auto offer = give(other, desk().clerk);
  ASSERT_EQ(reasons(offer), "accepted");
  EXPECT_EQ(offer->status, Status::offered);
  EXPECT_EQ(owner_of_order(), desk().clerk.person);
  EXPECT_EQ(owner_of(follow_up), desk().clerk.person);
  EXPECT_EQ(answer(accept, *offer, desk().clerk), ": not_yours_to_answer");
  EXPECT_EQ(answer(accept, *offer, other), "accepted");
  EXPECT_EQ(owner_of_order(), other.person);
  EXPECT_EQ(owner_of(follow_up), other.person) << "what was still to be done goes along";
  EXPECT_EQ(news(), "sales_order_offered, sales_order_handed_over");
  EXPECT_EQ(desk().facts(offer->id), "handover_offered, handover_accepted");
  EXPECT_EQ(answer(accept, *offer, other), "not_in_this_state");
  EXPECT_EQ(reasons(give(other, desk().sales)), "/owner: owner_already");
  expect_sealed("away next week");
}

TEST_P(HandOvers, a_refusal_says_why_and_moves_nothing) {
  const auto other = colleague("order_desk");
  const auto offer = give(other, desk().clerk);
  EXPECT_EQ(answer(refuse, *offer, other), "/reason: required");
  EXPECT_EQ(answer(refuse, *offer, desk().clerk, "No."), ": not_yours_to_answer");
  EXPECT_EQ(answer(refuse, *offer, other, "I am away too."), "accepted");
  EXPECT_EQ(owner_of_order(), desk().clerk.person);
  EXPECT_EQ(news(), "sales_order_offered, sales_order_offer_refused");
  EXPECT_EQ(answer(accept, *offer, other), "not_in_this_state");
  EXPECT_EQ(found(list_handovers, {{"status", "refused"}, {"sales_order", order().number}}), "1");
}

TEST_P(HandOvers, there_is_one_offer_at_most_and_it_can_be_taken_back) {
  const auto other = colleague("order_desk");
  const auto first = give(other, desk().clerk);
  const auto second = give(colleague("agent"), desk().clerk);
  ASSERT_EQ(reasons(second), "accepted");
  EXPECT_EQ(answer(accept, *first, other), "not_in_this_state");
  EXPECT_EQ(answer(withdraw, *second, other), ": not_yours_to_withdraw");
  EXPECT_EQ(answer(withdraw, *second, desk().clerk), "accepted");
  EXPECT_EQ(found(list_handovers, {{"status", "offered"}}), "0");
  EXPECT_EQ(found(list_handovers, {{"status", "withdrawn"}}), "2");
  EXPECT_EQ(owner_of_order(), desk().clerk.person);
}

TEST_P(HandOvers, who_takes_an_order_has_accepted_it_and_gives_it_back_for_a_moment) {
  hired(desk().clerk, "order_desk");
  const auto follow_up = follow_up_of(desk().clerk);
  const auto other = colleague("sales_manager");
  const auto taken = give(other, other);
  ASSERT_EQ(reasons(taken), "accepted");
  EXPECT_EQ(taken->status, Status::accepted);
  EXPECT_EQ(owner_of_order(), other.person);
  EXPECT_EQ(answer(withdraw, *taken, desk().clerk), ": not_yours_to_withdraw");
  EXPECT_EQ(answer(withdraw, *taken, other), "accepted");
  EXPECT_EQ(owner_of_order(), desk().clerk.person);
  EXPECT_EQ(owner_of(follow_up), desk().clerk.person);
  const auto again = give(other, other);
  desk().clock.advance(taken_back_within + std::chrono::seconds(1));
  EXPECT_EQ(answer(withdraw, *again, other), "not_in_this_state");
  EXPECT_EQ(owner_of_order(), other.person);
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
  const auto offer = give(manager, desk().clerk);
  ASSERT_EQ(reasons(offer), "accepted");
  cancel_order();
  EXPECT_EQ(answer(accept, *offer, manager), "not_in_this_state");
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
