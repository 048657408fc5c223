#include "approvals/commands.h"

#include <gtest/gtest.h>

#include "approvals/store.h"
#include "journal/testing.h"
#include "kernel/record_json.h"

namespace supercargo::approvals {
namespace {

using journal::reasons;

class Approvals : public journal::OnDesk {
 protected:
  static constexpr std::int64_t order = 4711;

  Result<Approval> asked(const journal::Actor& actor, const std::string& hash = "v1") {
    return desk().as(actor).perform(ask, hash);
  }
  std::string decided(const journal::Actor& actor, const Decide& wanted) {
    return reasons(desk().as(actor).perform(decide, wanted));
  }
  std::string state_of(ApprovalId id) {
    const auto found = desk().ask(get, ApprovalReference{text(id)});
    return choices<Status>().names[static_cast<int>(found->status)];
  }
  const journal::Actor clerk = {.kind = journal::ActorKind::person,
                                .person = PersonId{101},
                                .roles = {Role::agent, Role::sales_manager}};

 private:
  static Result<Approval> ask(journal::Unit& unit, const std::string& hash) {
    return request(unit, {.subject_kind = "sales_order",
                          .subject_id = order,
                          .subject_prefix = "so",
                          .subject_hash = hash,
                          .rule = "special_price",
                          .detail = "16.21 % discount",
                          .tier = "T2",
                          .roles = {"sales_manager"}});
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Approvals);

TEST_P(Approvals, an_approval_is_asked_for_once_and_given_by_another_person) {
  const auto made = asked(clerk);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(asked(clerk)->id, made->id);
  EXPECT_EQ(decided(clerk, {.id = made->id, .subject_hash_now = "v1"}),
            "/decision: requester_may_not_decide");
  const auto manager = desk().person({Role::sales_manager});
  EXPECT_EQ(decided(manager, {.id = made->id, .subject_hash_now = "v1"}), "accepted");
  const auto given = desk().ask(get, ApprovalReference{text(made->id)});
  EXPECT_EQ(given->status, Status::approved);
  EXPECT_EQ(given->decided_by, manager.person);
  EXPECT_EQ(given->subject, id_text("so", order));
  EXPECT_EQ(desk().facts(made->id), "approval_requested, approval_given");
  EXPECT_EQ(asked(clerk)->id, made->id);
}

TEST_P(Approvals, a_rejection_says_why_and_may_be_asked_again) {
  const auto made = asked(clerk);
  Decide no{.id = made->id, .decision = Decision::reject, .subject_hash_now = "v1"};
  const auto manager = desk().person({Role::sales_manager});
  EXPECT_EQ(decided(manager, no), "/reason: required");
  no.reason = "Below what we paid.";
  EXPECT_EQ(decided(manager, no), "accepted");
  EXPECT_EQ(desk().facts(made->id), "approval_requested, approval_rejected");
  EXPECT_NE(asked(clerk)->id, made->id);
}

TEST_P(Approvals, a_changed_subject_voids_what_was_asked_and_what_was_given) {
  const auto made = asked(clerk);
  const auto manager = desk().person({Role::sales_manager});
  ASSERT_EQ(decided(manager, {.id = made->id, .subject_hash_now = "v1"}), "accepted");
  desk().write([](journal::Unit& unit) { EXPECT_EQ(void_for(unit, order, "v1").size(), 0U); });
  EXPECT_EQ(state_of(made->id), "approved");
  const auto second = asked(clerk, "v2");
  EXPECT_EQ(state_of(made->id), "voided");
  EXPECT_EQ(decided(manager, {.id = second->id, .subject_hash_now = "v3"}), ": subject_changed");
  desk().write([](journal::Unit& unit) { EXPECT_EQ(void_for(unit, order, "").size(), 1U); });
  EXPECT_EQ(decided(manager, {.id = second->id, .subject_hash_now = "v2"}), "not_in_this_state");
  EXPECT_EQ(desk().facts(second->id), "approval_requested, approval_voided");
}

TEST_P(Approvals, a_sole_persons_decision_is_recorded_as_waived) {
  auto alone = clerk;
  alone.sole_person = true;
  const auto made = asked(alone);
  EXPECT_EQ(decided(alone, {.id = made->id, .subject_hash_now = "v1"}), "accepted");
  EXPECT_EQ(desk().facts(made->id), "approval_requested, approval_given, separation_waived");
}

TEST_P(Approvals, what_waits_is_listed_by_status_and_subject) {
  const auto made = asked(clerk);
  const auto count = [&](const char* field, const std::string& value) {
    return desk().ask(list_approvals, db::ListRequest{.filters = {{field, value}}})->items.size();
  };
  EXPECT_EQ(count("status", "pending"), 1U);
  EXPECT_EQ(count("status", "approved"), 0U);
  EXPECT_EQ(count("subject", made->subject), 1U);
  const auto of_order = desk().read([](const journal::Query& query) {
    return find_by_subjects(query.db, {order, 1, 2});
  });
  ASSERT_EQ(of_order.size(), 1U);
  EXPECT_EQ(to_json(of_order[0]), to_json(*made));
}

}  // namespace
}  // namespace supercargo::approvals
