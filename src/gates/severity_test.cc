#include "gates/severity.h"

#include <gtest/gtest.h>

namespace supercargo::gates {
namespace {

using checks::Acknowledgement;
using checks::Check;
using checks::Finding;
using checks::Outcome;
using policies::Settings;
using policies::Severity;

const Day today = *make_day(2026, 3, 10);  // a Tuesday

Finding weighed_one(const char* code, Outcome level, const Settings& settings, Day day = today) {
  return weighed({{"check", level, {{.code = code, .level = level}}}}, settings, day)
      .front()
      .findings.front();
}

bool may_go_on(const Finding& finding, std::vector<std::string> roles) {
  Acknowledgement given;
  given.code = finding.code;
  given.reason_code = "agreed";
  given.roles = std::move(roles);
  return checks::covers(given, finding);
}

TEST(Severity, of_a_company_that_decides_nothing_is_as_the_rules_say) {
  const Settings usual = policies::default_settings();
  EXPECT_EQ(weighed_one("quantity_outlier", Outcome::warn, usual).level, Outcome::warn);
  EXPECT_TRUE(may_go_on(weighed_one("quantity_outlier", Outcome::warn, usual), {"agent"}));
  EXPECT_EQ(weighed_one("date_past", Outcome::fail, usual).level, Outcome::fail);
  EXPECT_FALSE(may_go_on(weighed_one("date_past", Outcome::fail, usual), {"sales_manager"}));
}

TEST(Severity, of_a_duplicate_order_is_overruled_by_a_sales_manager_alone) {
  const auto found = weighed_one("duplicate_order", Outcome::fail, policies::default_settings());
  EXPECT_FALSE(may_go_on(found, {"agent", "order_desk"}));
  EXPECT_TRUE(may_go_on(found, {"sales_manager"}));
  EXPECT_TRUE(may_go_on(found, {checks::every_role})) << "the only person holds every right";
}

TEST(Severity, is_raised_from_its_day_on_with_those_who_may_go_on) {
  Settings own = policies::default_settings();
  own.check_levels = {{"quantity_outlier", Severity::stop, {"sales_manager"}, today}};
  EXPECT_EQ(weighed_one("quantity_outlier", Outcome::warn, own, today - 1).level, Outcome::warn);
  const auto found = weighed_one("quantity_outlier", Outcome::warn, own);
  EXPECT_EQ(found.level, Outcome::fail);
  EXPECT_FALSE(may_go_on(found, {"agent"})) << "what was acknowledged before holds no more";
  EXPECT_TRUE(may_go_on(found, {"sales_manager"}));
  own.check_levels[0].may_go_on.clear();
  EXPECT_FALSE(may_go_on(weighed_one("quantity_outlier", Outcome::warn, own), {"sales_manager"}));
}

TEST(Severity, of_a_stop_that_may_be_a_warning_is_lowered) {
  Settings own = policies::default_settings();
  own.check_levels = {{"not_a_multiple", Severity::warn, {}, {}}};
  const auto all =
      weighed({{"quantities_allowed", Outcome::fail, {{.code = "not_a_multiple"}}}}, own, today);
  EXPECT_EQ(all.front().result, Outcome::warn);
  EXPECT_TRUE(may_go_on(all.front().findings.front(), {"agent"}));
}

TEST(Severity, of_a_typed_price_stays_worse_than_the_company_asks_for) {
  Settings own = policies::default_settings();
  own.check_levels = {{"price_outlier", Severity::warn, {"agent"}, {}}};
  const auto found = weighed_one("price_outlier", Outcome::fail, own);
  EXPECT_EQ(found.level, Outcome::fail);
  EXPECT_FALSE(may_go_on(found, {"agent"}));
  EXPECT_TRUE(may_go_on(found, {"sales_manager"}));
}

TEST(Severity, of_a_warning_names_who_alone_goes_on) {
  Settings own = policies::default_settings();
  own.check_levels = {{"shelf_life_too_short", Severity::warn, {"quality_manager"}, {}}};
  const auto found = weighed_one("shelf_life_too_short", Outcome::warn, own);
  EXPECT_EQ(found.level, Outcome::warn);
  EXPECT_FALSE(may_go_on(found, {"agent"}));
  EXPECT_TRUE(may_go_on(found, {"quality_manager"}));
}

Instant at(const char* text) { return *parse_instant(text); }

TEST(Severity, and_pace_count_from_the_next_working_day_after_the_cut_off) {
  Settings own = policies::default_settings();
  own.time_zone = "Europe/London";
  own.order_types = {{.type = "standard", .cut_off = "14:00"},
                     {.type = "urgent", .lead_days = 0, .cut_off = "16:00"}};
  const Calendar calendar = policies::calendar_of(own);
  const auto pace = [&](Kind kind, const char* now) {
    return pace_of(kind, own, at(now), calendar).counted_from;
  };
  EXPECT_EQ(pace({"standard"}, "2026-03-10T13:59:59Z"), today);
  EXPECT_EQ(pace({"standard"}, "2026-03-10T14:00:00Z"), today + 1);
  EXPECT_EQ(pace({"bespoke", true}, "2026-03-10T15:00:00Z"), today) << "urgent beside bespoke";
  EXPECT_EQ(pace({"urgent", true}, "2026-03-13T16:00:00Z"), today + 6) << "over the weekend";
  EXPECT_EQ(pace({"bespoke"}, "2026-03-10T22:00:00Z"), today) << "no cut-off of its own";
  // In summer the wall clock is an hour ahead of UTC.
  EXPECT_EQ(pace({"standard"}, "2026-06-09T12:59:59Z"), *make_day(2026, 6, 9));
  EXPECT_EQ(pace({"standard"}, "2026-06-09T13:00:00Z"), *make_day(2026, 6, 10));
}

TEST(Severity, and_pace_promise_as_many_days_as_the_type_takes) {
  Settings own = policies::default_settings();
  own.order_types = {{.type = "bespoke", .lead_days = 10},
                     {.type = "bespoke", .lead_days = 15, .valid_from = today + 1}};
  const Calendar calendar = policies::calendar_of(own);
  const auto day = [&](Kind kind, const char* now) {
    return usual_day(pace_of(kind, own, at(now), calendar), calendar);
  };
  EXPECT_EQ(day({"standard"}, "2026-03-10T10:00:00Z"), today + 2);
  EXPECT_EQ(day({"bespoke"}, "2026-03-10T10:00:00Z"), today + 14);
  EXPECT_EQ(day({"bespoke"}, "2026-03-11T10:00:00Z"), today + 22);
}

}  // namespace
}  // namespace supercargo::gates
