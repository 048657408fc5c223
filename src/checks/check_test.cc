#include "checks/check.h"

#include <gtest/gtest.h>

#include "kernel/record_json.h"

namespace supercargo::checks {
namespace {

Finding warning() {
  return {.code = "quantity_outlier",
          .level = Outcome::warn,
          .pointer = "/lines/3/quantity",
          .value = "20",
          .detail = "Unlike what this customer has ordered.",
          .evidence = Evidence().add("median", "11").add("z", "6.07").json(),
          .suggestions = {{"2", "2 EA", "usual"}}};
}

Acknowledgement of(const Finding& finding) {
  return {finding.code, finding.pointer, finding.value, "season"};
}

TEST(Checks, are_shown_as_json_with_their_evidence) {
  const Check check{"quantities_usual", Outcome::warn, {warning()}};
  EXPECT_EQ(to_json(check),
            R"({"code":"quantities_usual","result":"warn","findings":[{"code":"quantity_outlier",)"
            R"("level":"warn","pointer":"/lines/3/quantity","value":"20",)"
            R"("detail":"Unlike what this customer has ordered.",)"
            R"("evidence":{"median":"11","z":"6.07"},)"
            R"("suggestions":[{"value":"2","label":"2 EA","reason":"usual"}],"may_go_on":[]}]})");
}

TEST(Checks, come_back_from_json_as_they_went) {
  const std::string stored = to_json(Check{"quantities_usual", Outcome::warn, {warning()}});
  const auto read = from_json<Check>(stored, {.stored = true});
  ASSERT_TRUE(read) << read.error().reasons.front().pointer;
  EXPECT_EQ(to_json(*read), stored);
}

TEST(Checks, the_worst_finding_is_the_result) {
  Check check;
  Findings findings(check);
  EXPECT_EQ(check.result, Outcome::not_applicable);
  findings.looked();
  EXPECT_EQ(check.result, Outcome::pass);
  findings.add({.code = "a", .level = Outcome::waiting});
  findings.add({.code = "b", .level = Outcome::fail});
  findings.add({.code = "c", .level = Outcome::warn});
  findings.looked();
  EXPECT_EQ(check.result, Outcome::fail);
  EXPECT_EQ(check.findings.size(), 3U);
  EXPECT_EQ(worst(std::vector{Check{}, check}), Outcome::fail);
}

TEST(Checks, a_warning_is_settled_by_a_reason_and_by_nothing_less) {
  const std::vector checks{Check{"quantities_usual", Outcome::warn, {warning()}}};
  EXPECT_EQ(unsettled(checks, {}).size(), 1U);
  EXPECT_TRUE(unsettled(checks, std::vector{of(warning())}).empty());
  auto other = of(warning());
  other.reason_code = "";
  EXPECT_EQ(unsettled(checks, std::vector{other}).size(), 1U);
  other = of(warning());
  other.pointer = "/lines/2/quantity";
  EXPECT_EQ(unsettled(checks, std::vector{other}).size(), 1U);
  other = of(warning());
  other.code = "price_outlier";
  EXPECT_EQ(unsettled(checks, std::vector{other}).size(), 1U);
}

TEST(Checks, a_warning_about_20_is_not_settled_for_2000) {
  auto changed = warning();
  changed.value = "2000";
  const std::vector checks{Check{"quantities_usual", Outcome::warn, {changed}}};
  EXPECT_EQ(unsettled(checks, std::vector{of(warning())}).size(), 1U);
}

TEST(Checks, an_error_cannot_be_acknowledged_and_waiting_needs_no_acknowledgement) {
  auto error = warning();
  error.level = Outcome::fail;
  auto waiting = warning();
  waiting.level = Outcome::waiting;
  const std::vector checks{Check{"a", Outcome::fail, {error, waiting}}};
  const auto open = unsettled(checks, std::vector{of(error), of(waiting)});
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open.front().level, Outcome::fail);
  EXPECT_EQ(reasons(open).front().code, "quantity_outlier");
  EXPECT_EQ(reasons(open).front().suggestions.front().value, "2");
}

}  // namespace
}  // namespace supercargo::checks
