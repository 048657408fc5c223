#include "approvals/rules.h"

#include <gtest/gtest.h>

namespace supercargo::approvals {
namespace {

const PersonId clerk{101};
const PersonId lead{102};
const PersonId manager{103};

journal::Actor person(PersonId id, RoleSet roles) {
  return {.kind = journal::ActorKind::person, .person = id, .roles = roles};
}
journal::Actor key_of(PersonId id, RoleSet roles) {
  auto actor = person(id, roles);
  actor.kind = journal::ActorKind::key;
  actor.key = KeyId{7};
  return actor;
}
journal::Actor sole(PersonId id) {
  auto actor = person(id, staff);
  actor.sole_person = true;
  return actor;
}

Approval asked_by_clerk() {
  return {.id = ApprovalId{1},
          .subject_hash = "v1",
          .rule = "urgent_order",
          .roles = {"order_desk", "sales_manager"},
          .requested_by = clerk};
}
Approval in_both_hands() {
  auto approval = asked_by_clerk();
  approval.rule = "special_price";
  approval.tier = "T3";
  approval.roles = {"sales_manager", "finance"};
  approval.each_role = true;
  return approval;
}

std::string answer(const Approval& approval, const journal::Actor& actor,
                   std::string_view hash = "v1") {
  const auto refusal = check_can_decide(approval, actor, hash);
  if (!refusal) return "may decide";
  std::string words = refusal->code;
  for (const Reason& reason : refusal->reasons) words += " " + reason.code;
  return words;
}

TEST(ApprovalRules, another_person_with_the_role_may_decide) {
  EXPECT_EQ(answer(asked_by_clerk(), person(lead, {Role::order_desk})), "may decide");
  EXPECT_EQ(answer(asked_by_clerk(), key_of(lead, {Role::sales_manager})), "may decide");
}

TEST(ApprovalRules, whoever_asked_never_decides_by_second_role_or_own_key) {
  const std::string refused = "separation_of_duties requester_may_not_decide";
  EXPECT_EQ(answer(asked_by_clerk(), person(clerk, {Role::order_desk})), refused);
  EXPECT_EQ(answer(asked_by_clerk(), person(clerk, {Role::agent, Role::sales_manager})), refused);
  EXPECT_EQ(answer(asked_by_clerk(), person(clerk, staff)), refused);
  EXPECT_EQ(answer(asked_by_clerk(), key_of(clerk, {Role::sales_manager})), refused);
}

TEST(ApprovalRules, whoever_had_a_part_in_the_record_does_not_decide) {
  auto approval = asked_by_clerk();
  approval.barred = {text(lead)};
  const std::string refused = "separation_of_duties barred_person_may_not_decide";
  EXPECT_EQ(answer(approval, person(lead, {Role::order_desk})), refused);
  EXPECT_EQ(answer(approval, key_of(lead, {Role::order_desk})), refused);
  EXPECT_EQ(answer(approval, person(manager, {Role::sales_manager})), "may decide");
}

TEST(ApprovalRules, no_role_no_person_or_a_portal_is_forbidden) {
  EXPECT_EQ(answer(asked_by_clerk(), person(lead, {Role::warehouse})), "forbidden");
  EXPECT_EQ(answer(asked_by_clerk(), person(lead, {Role::administrator, Role::auditor})),
            "forbidden");
  EXPECT_EQ(answer(asked_by_clerk(), person({}, staff)), "forbidden");
  auto portal = person(lead, {Role::order_desk});
  portal.party = 9;
  EXPECT_EQ(answer(asked_by_clerk(), portal), "forbidden");
}

TEST(ApprovalRules, each_role_is_signed_by_another_person) {
  const auto both = person(manager, {Role::sales_manager, Role::finance});
  auto approval = in_both_hands();
  EXPECT_EQ(answer(approval, both), "may decide");
  approval = with_signature(approval, both);
  EXPECT_EQ(approval.status, Status::pending);
  EXPECT_EQ(approval.signed_as, std::vector<std::string>{"sales_manager"});
  EXPECT_EQ(answer(approval, both), "separation_of_duties second_signature_of_same_person");
  EXPECT_EQ(answer(approval, person(lead, {Role::sales_manager})), "forbidden");
  EXPECT_EQ(answer(approval, person(lead, {Role::finance})), "may decide");
  approval = with_signature(approval, person(lead, {Role::finance}));
  EXPECT_EQ(approval.status, Status::approved);
}

TEST(ApprovalRules, a_sole_person_is_not_held_to_separation_but_to_the_content) {
  EXPECT_EQ(answer(asked_by_clerk(), sole(clerk)), "may decide");
  EXPECT_EQ(with_signature(in_both_hands(), sole(clerk)).status, Status::approved);
  EXPECT_EQ(answer(asked_by_clerk(), sole(clerk), "v2"), "subject_changed subject_changed");
}

Approval in_steps() {
  auto approval = asked_by_clerk();
  approval.steps = {{.roles = {"order_desk", "sales_manager"}, .quorum = 2},
                    {.roles = {"finance"}, .hours = 8}};
  return approval;
}

TEST(ApprovalRules, a_step_ends_with_its_quorum_and_the_next_begins) {
  auto approval = with_signature(in_steps(), person(lead, {Role::order_desk}));
  EXPECT_EQ(approval.step, 1);
  EXPECT_EQ(answer(approval, person(lead, {Role::sales_manager})),
            "separation_of_duties second_signature_of_same_person");
  EXPECT_EQ(answer(approval, person(PersonId{104}, {Role::finance})), "forbidden");
  approval.due_at = approval.escalated_at = Instant{1};
  approval = with_signature(approval, person(manager, {Role::order_desk}));
  EXPECT_EQ(approval.status, Status::pending);
  EXPECT_EQ(approval.step, 2);
  EXPECT_EQ(approval.roles, std::vector<std::string>{"finance"});
  EXPECT_EQ(hours_of(approval), 8);
  EXPECT_FALSE(approval.due_at || approval.escalated_at);
  // Whoever signed a step before is no second pair of eyes.
  EXPECT_EQ(answer(approval, person(manager, {Role::finance})),
            "separation_of_duties second_signature_of_same_person");
  approval = with_signature(approval, person(PersonId{104}, {Role::finance}));
  EXPECT_EQ(approval.status, Status::approved);
  EXPECT_EQ(approval.signed_as, (std::vector<std::string>{"order_desk", "order_desk", "finance"}));
}

TEST(ApprovalRules, a_sole_person_passes_every_step) {
  EXPECT_EQ(with_signature(in_steps(), sole(clerk)).status, Status::approved);
}

std::string stands_in(const Approval& approval, const journal::Actor& actor,
                      const std::vector<StandIn>& for_whom) {
  const auto refusal = check_can_decide(approval, actor, "v1", for_whom);
  if (refusal)
    return refusal->code + " " + (refusal->reasons.empty() ? "" : refusal->reasons[0].code);
  const auto voice = voice_of(approval, actor, for_whom);
  return voice->role + " for " + text(voice->for_whom);
}

TEST(ApprovalRules, a_deputy_decides_in_the_role_of_who_is_away_and_that_is_kept) {
  const auto deputy = person(PersonId{104}, {Role::finance});
  const StandIn away{manager, {Role::sales_manager}};
  EXPECT_EQ(stands_in(asked_by_clerk(), deputy, {away}), "sales_manager for " + text(manager));
  EXPECT_EQ(stands_in(asked_by_clerk(), deputy, {{manager, {Role::quality_manager}}}),
            "forbidden ");
  // Whoever has the role decides for himself.
  EXPECT_EQ(stands_in(asked_by_clerk(), person(lead, {Role::order_desk}), {away}),
            "order_desk for " + text(PersonId{}));
  const auto given = with_signature(asked_by_clerk(), deputy, std::vector{away});
  EXPECT_EQ(given.status, Status::approved);
  EXPECT_EQ(given.signed_for, std::vector<std::string>{text(manager)});
}

// Domain 2.6, BX4: also via delegation.
TEST(ApprovalRules, a_deputy_may_nothing_that_who_is_away_may_not) {
  const auto deputy = person(PersonId{104}, {Role::finance});
  const StandIn asker{clerk, {Role::sales_manager}};
  EXPECT_EQ(stands_in(asked_by_clerk(), deputy, {asker}),
            "separation_of_duties requester_may_not_decide");
  auto approval = asked_by_clerk();
  approval.barred = {text(manager)};
  const StandIn barred{manager, {Role::sales_manager}};
  EXPECT_EQ(stands_in(approval, deputy, {barred}),
            "separation_of_duties barred_person_may_not_decide");
  // Another one whom he stands in for may.
  EXPECT_EQ(stands_in(approval, deputy, {barred, {lead, {Role::order_desk}}}),
            "order_desk for " + text(lead));
  // The asker decides nothing, whomever he stands in for.
  EXPECT_EQ(stands_in(asked_by_clerk(), person(clerk, {Role::agent}), {{lead, {Role::order_desk}}}),
            "separation_of_duties requester_may_not_decide");
}

TEST(ApprovalRules, a_person_and_the_deputy_are_one_pair_of_eyes) {
  const StandIn away{manager, {Role::sales_manager}};
  const auto deputy = person(PersonId{104}, {Role::finance});
  auto approval = in_steps();
  approval = with_signature(approval, deputy, std::vector{away});
  EXPECT_EQ(answer(approval, person(manager, {Role::sales_manager})),
            "separation_of_duties second_signature_of_same_person");
  EXPECT_EQ(stands_in(approval, person(PersonId{105}, {}), {away}),
            "separation_of_duties second_signature_of_same_person");
}

TEST(ApprovalRules, clauses_are_cited_with_their_version_and_day) {
  const std::vector<Basis> basis{
      {.policy = "LARGE", .version = 2, .since = *make_day(2026, 3, 1), .clause = "4.2"}};
  EXPECT_EQ(cited(basis), "4.2 (LARGE, version 2, since 2026-03-01)");
  EXPECT_EQ(cited({}), "");
}

TEST(ApprovalRules, a_changed_subject_is_refused_beside_every_other_reason) {
  EXPECT_EQ(answer(asked_by_clerk(), person(lead, {Role::order_desk}), "v2"),
            "subject_changed subject_changed");
  EXPECT_EQ(answer(asked_by_clerk(), person(clerk, {Role::order_desk}), "v2"),
            "separation_of_duties requester_may_not_decide subject_changed");
}

TEST(ApprovalRules, only_what_is_pending_can_be_decided) {
  for (const Status status : {Status::approved, Status::rejected, Status::voided}) {
    auto approval = asked_by_clerk();
    approval.status = status;
    EXPECT_EQ(answer(approval, person(lead, {Role::order_desk})), "not_in_this_state");
    EXPECT_EQ(answer(approval, sole(clerk)), "not_in_this_state");
  }
}

TEST(ApprovalRules, the_newest_for_this_content_stands_and_another_content_is_stale) {
  std::vector<Approval> known(3, asked_by_clerk());
  known[0].status = Status::rejected;
  known[1].id = ApprovalId{2};
  known[2].id = ApprovalId{3};
  known[2].status = Status::voided;
  EXPECT_EQ(standing(known, "urgent_order", "v1"), &known[1]);
  EXPECT_EQ(standing(known, "urgent_order", "v2"), nullptr);
  EXPECT_EQ(standing(known, "special_price", "v1"), nullptr);
  EXPECT_TRUE(is_stale(known[1], "v2"));
  EXPECT_FALSE(is_stale(known[1], "v1"));
  EXPECT_FALSE(is_stale(known[2], "v2"));
}

}  // namespace
}  // namespace supercargo::approvals
