#include "policies/commands.h"

#include "policies/store.h"
#include "tests/people_fixture.h"

namespace supercargo::policies {
namespace {

using journal::reasons;

class CompanySettings : public people::OnPeople {
 protected:
  void SetUp() override {
    OnPeople::SetUp();
    if (IsSkipped()) return;
    ada = active("ada@example.com", {"administrator"});
    ASSERT_EQ(reasons(desk().as(shell()).perform(open, default_settings())), "accepted");
  }
  Result<Settings> patch(const people::Person& person, const char* body) {
    return desk().as(actor(person)).perform(change, Patch{.id = {}, .revision = {}, .body = body});
  }
  Settings now() {
    return desk().read([](const journal::Query& query) { return settings_of(query.db); });
  }
  static std::string proposed(const Settings& settings) {
    std::string lines;
    for (const ProposedChange& change : settings.proposed)
      lines += change.field + ": " + change.before.text + " -> " + change.after.text + "\n";
    return lines;
  }

  people::Person ada;
};

constexpr const char* sooner = R"({"standard_lead_days": 1, "company": "Harbour"})";

TEST_P(CompanySettings, are_changed_at_once_by_the_only_administrator_which_is_recorded) {
  const auto changed = patch(ada, sooner);
  ASSERT_EQ(reasons(changed), "accepted");
  EXPECT_EQ(changed->standard_lead_days, 1);
  EXPECT_EQ(proposed(*changed), "");
  EXPECT_EQ(desk().facts(changed->id),
            "tenant_created, settings_opened, settings_changed, separation_waived");
}

TEST_P(CompanySettings, that_are_sensitive_wait_for_the_second_administrator) {
  const auto eve = active("eve@example.com", {"administrator"});
  const auto asked = patch(ada, sooner);
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->standard_lead_days, 2);
  EXPECT_EQ(asked->company, "Harbour") << "what is not sensitive holds at once";
  EXPECT_EQ(proposed(*asked), "standard_lead_days: 2 -> 1\n");
  EXPECT_EQ(proposed(now()), proposed(*asked));
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(confirm, {})), ": requester_is_approver");
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(confirm, {.revision = 1})), "revision_conflict");
  const auto agreed = desk().as(actor(eve)).perform(confirm, {.revision = asked->revision});
  ASSERT_EQ(reasons(agreed), "accepted");
  EXPECT_EQ(agreed->standard_lead_days, 1);
  EXPECT_EQ(proposed(now()), "");
  EXPECT_FALSE(now().proposed_by);
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(confirm, {})), "not_in_this_state");
  EXPECT_EQ(desk().facts(agreed->id),
            "tenant_created, settings_opened, settings_change_proposed, settings_change_confirmed");
}

TEST_P(CompanySettings, that_are_proposed_are_refused_by_another_or_taken_back_by_whoever_did) {
  const auto eve = active("eve@example.com", {"administrator"});
  const char* body = R"({"self_service_channels": ["api"],
                         "authority": [{"name": "T0", "discount_max": "0.5", "margin_min": "0"}]})";
  ASSERT_EQ(reasons(patch(ada, body)), "accepted");
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(withdraw, {})), "forbidden");
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(refuse, {})), "/reason: required");
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(refuse, {.reason = "No."})),
            ": requester_is_approver");
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(refuse, {.reason = "Too wide."})), "accepted");
  ASSERT_EQ(reasons(patch(ada, body)), "accepted");
  EXPECT_EQ(reasons(desk().as(actor(ada)).perform(withdraw, {})), "accepted");
  EXPECT_EQ(now().authority.size(), 4U);
  EXPECT_EQ(now().self_service_channels.size(), 3U);
  EXPECT_EQ(desk().facts(now().id),
            "tenant_created, settings_opened, settings_change_proposed, settings_change_refused, "
            "settings_change_proposed, settings_change_withdrawn");
}

TEST_P(CompanySettings, are_not_agreed_to_when_they_have_changed_otherwise_since) {
  const auto eve = active("eve@example.com", {"administrator"});
  ASSERT_EQ(reasons(patch(ada, R"({"standard_lead_days": 1})")), "accepted");
  desk().write([](journal::Unit& unit) {
    auto settings = settings_of(unit.db);
    settings.standard_lead_days = 5;
    save(unit.db, settings);
  });
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(confirm, {})), ": subject_changed");
}

TEST_P(CompanySettings, that_are_proposed_give_way_to_the_next_proposal) {
  const auto eve = active("eve@example.com", {"administrator"});
  ASSERT_EQ(reasons(patch(ada, R"({"standard_lead_days": 1})")), "accepted");
  ASSERT_EQ(reasons(patch(eve, R"({"standard_lead_days": 3})")), "accepted");
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(confirm, {})), ": requester_is_approver");
  EXPECT_EQ(reasons(patch(ada, R"({"company": "Harbour"})")), "accepted");
  const auto agreed = desk().as(actor(ada)).perform(confirm, {});
  ASSERT_EQ(reasons(agreed), "accepted");
  EXPECT_EQ(agreed->standard_lead_days, 3);
}

TEST_P(CompanySettings, about_checks_wait_for_the_second_administrator_and_keep_who_asked) {
  const auto eve = active("eve@example.com", {"administrator"});
  const char* body = R"({"check_levels": [{"code": "date_far", "level": "stop",
                                           "may_go_on": ["sales_manager"]}],
                         "order_types": [{"type": "urgent", "cut_off": "16:00"}]})";
  const auto asked = patch(ada, body);
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_TRUE(asked->check_levels.empty());
  ASSERT_EQ(reasons(desk().as(actor(eve)).perform(confirm, {})), "accepted");
  const Settings held = now();
  ASSERT_EQ(held.check_levels.size(), 1U);
  EXPECT_EQ(held.order_types.at(0).cut_off, "16:00");
  ASSERT_EQ(held.terms_changes.size(), 2U);
  EXPECT_EQ(held.terms_changes[0].subject, "check_levels/date_far");
  EXPECT_EQ(held.terms_changes[0].by, ada.id);
}

TEST_P(CompanySettings, about_checks_are_refused_where_the_design_fixes_them) {
  EXPECT_EQ(reasons(patch(ada, R"({"check_levels": [{"code": "date_past", "level": "warn"}],
                                   "order_types": [{"type": "urgent", "cut_off": "4 pm"}]})")),
            "/order_types/0/cut_off: not_a_time");
  EXPECT_EQ(reasons(patch(ada, R"({"check_levels": [{"code": "date_past", "level": "warn"}]})")),
            "/check_levels/0/level: severity_fixed");
}

SUPERCARGO_ON_BOTH_ENGINES(CompanySettings);

}  // namespace
}  // namespace supercargo::policies
