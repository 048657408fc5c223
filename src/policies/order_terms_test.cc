#include "policies/order_terms.h"

#include <gtest/gtest.h>

#include "policies/rules.h"
#include "policies/settings.h"

namespace supercargo::policies {
namespace {

std::string refused(const Settings& settings) {
  std::string all;
  for (const Reason& reason : check_settings(settings))
    all += reason.pointer + ": " + reason.code + "\n";
  return all;
}

std::string refused(std::vector<CheckLevel> levels) {
  Settings settings = default_settings();
  settings.check_levels = std::move(levels);
  return refused(settings);
}

std::string refused(std::vector<OrderTypeTerms> types) {
  Settings settings = default_settings();
  settings.order_types = std::move(types);
  return refused(settings);
}

using Levels = std::vector<CheckLevel>;
using Types = std::vector<OrderTypeTerms>;

TEST(OrderTerms, lower_no_level_that_the_design_fixes) {
  for (const CheckKind& kind : check_kinds()) {
    const std::string said = refused(Levels{{kind.code, Severity::warn, {}, {}}});
    EXPECT_EQ(said, kind.least == Severity::stop ? "/check_levels/0/level: severity_fixed\n" : "")
        << kind.code;
    EXPECT_EQ(refused(Levels{{kind.code, Severity::stop, {}, {}}}), "") << kind.code;
  }
}

TEST(OrderTerms, let_nobody_go_on_where_nobody_may) {
  EXPECT_EQ(refused(Levels{{"date_past", Severity::stop, {"sales_manager"}, {}}}),
            "/check_levels/0/may_go_on: nobody_goes_on\n");
  EXPECT_EQ(refused(Levels{{"duplicate_order", Severity::stop, {"sales_manager"}, {}}}), "");
}

TEST(OrderTerms, name_checks_and_roles_that_there_are) {
  EXPECT_EQ(refused(Levels{{"moon_phase", Severity::stop, {}, {}},
                           {"date_far", Severity::warn, {"boss", "administrator", "agent"}, {}}}),
            "/check_levels/0/code: unknown_check\n"
            "/check_levels/1/may_go_on/0: unknown_role\n"
            "/check_levels/1/may_go_on/1: not_theirs_to_decide\n");
}

TEST(OrderTerms, are_said_once_for_each_day) {
  const Day day = *make_day(2026, 4, 1);
  EXPECT_EQ(refused(Levels{{"date_far", Severity::warn, {}, {}},
                           {"date_far", Severity::stop, {}, day},
                           {"date_far", Severity::warn, {}, day}}),
            "/check_levels/2: said_twice\n");
}

TEST(OrderTerms, of_types_keep_who_approves_and_that_standard_orders_are_taken) {
  EXPECT_EQ(refused(Types{{.type = "standard", .taken = false, .lead_days = 1},
                          {.type = "urgent", .approvers = {"quality_manager"}},
                          {.type = "bespoke", .approvers = {"quality_manager"}},
                          {.type = "rush"}}),
            "/order_types/0/taken: always_taken\n"
            "/order_types/0/lead_days: lead_of_company\n"
            "/order_types/1/approvers/0: not_theirs_to_decide\n"
            "/order_types/3/type: unknown_order_type\n");
}

TEST(OrderTerms, remember_who_changed_which_of_them) {
  const PersonId ada{1};
  const PersonId eve{2};
  const Settings first = default_settings();
  Settings second = first;
  second.check_levels = {{"date_far", Severity::stop, {}, {}},
                         {"date_closed", Severity::stop, {}, {}}};
  remember_changes(first, second, ada, *parse_instant("2026-03-10T09:00:00Z"));
  Settings third = second;
  third.check_levels.erase(third.check_levels.begin());
  third.order_types = {{.type = "urgent", .cut_off = "16:00"}};
  remember_changes(second, third, eve, *parse_instant("2026-03-11T09:00:00Z"));
  std::string told;
  for (const TermsChange& change : third.terms_changes)
    told += change.subject + " " + std::to_string(change.by.value) + " " + text(change.at) + "\n";
  EXPECT_EQ(told,
            "check_levels/date_closed 1 2026-03-10T09:00:00.000000Z\n"
            "check_levels/date_far 2 2026-03-11T09:00:00.000000Z\n"
            "order_types/urgent 2 2026-03-11T09:00:00.000000Z\n");
}

}  // namespace
}  // namespace supercargo::policies
