// Payment plans (domain 9.8): proposed, approved, told, broken and made good.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Instalments : public Story {};
SUPERCARGO_ON_BOTH_ENGINES(Instalments);

TEST_P(Instalments, a_plan_that_is_not_kept_is_broken_until_what_is_due_was_paid) {
  const auto fay = with_key("fay@kwai.example", {"finance"});
  const std::string first_due = text(day_in_utc(desk().clock.now()) + 1);
  const auto asked =
      ada.post("/payment-plans", R"({"customer":"C-1","currency":"EUR","debt":"153.90","parts":4,)"
                                 R"("interval_days":7,"reason":"The harvest comes in autumn.",)"
                                 R"("first_due":")" +
                                     first_due + "\"}");
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(at(asked, "/instalments/2/amount") + " " + at(asked, "/instalments/3/amount"),
            "38.47 38.49");
  const std::string path = "/payment-plans/" + at(asked, "/number");
  EXPECT_EQ(ada.post(path + "/decision", R"({"decision":"approve"})").status, 403);
  const auto allowed = fay.post(path + "/decision", R"({"decision":"approve"})");
  EXPECT_EQ(at(allowed, "/status"), "approved") << allowed.body;
  const auto told =
      ada.post(path + "/communication",
               R"({"recipients":["order_desk","finance","account_owner","customer"]})");
  EXPECT_EQ(at(told, "/status"), "active") << told.body;
  let_duties_run();
  desk().clock.advance(std::chrono::hours(24 * 7));
  let_duties_run();
  EXPECT_EQ(at(ada.get(path), "/status"), "breached");
  EXPECT_EQ(words(fay.post(path + "/payment", R"({"amount":"200.00"})")),
            "422 invalid: /amount more_than_open");
  const auto paid = fay.post(path + "/payment", R"({"amount":"38.47"})");
  EXPECT_EQ(at(paid, "/status") + " " + at(paid, "/instalments/0/paid"), "active 38.47");
}

}  // namespace
}  // namespace supercargo::tests
