#include <gtest/gtest.h>

#include <algorithm>

#include "policies/store.h"
#include "severities/severity.h"
#include "tests/trading_desk.h"

namespace supercargo::severities {
namespace {

using policies::Severity;
using tests::pieces;
using tests::TradingDesk;

class ChecksInForce : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
  }
  void TearDown() override {
    desk_.reset();
    OnBothEngines::TearDown();
  }
  TradingDesk& desk() { return *desk_; }
  OrderChecks now() {
    return desk().read([](const journal::Query& query) { return *get(query, {}); });
  }
  static CheckInForce row(const OrderChecks& checks, const std::string& code) {
    const auto found = std::find_if(checks.checks.begin(), checks.checks.end(),
                                    [&](const CheckInForce& each) { return each.code == code; });
    return found == checks.checks.end() ? CheckInForce{} : *found;
  }

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(ChecksInForce);

TEST_P(ChecksInForce, are_as_the_design_says_until_the_company_says_otherwise) {
  const auto usual = now();
  EXPECT_EQ(row(usual, "date_far").level, Severity::warn);
  EXPECT_EQ(row(usual, "duplicate_order").may_go_on, std::vector<std::string>{"sales_manager"});
  EXPECT_TRUE(row(usual, "date_past").fixed);
  EXPECT_TRUE(row(usual, "G3").fixed);
  const Day later = usual.since + 60;
  desk().write([&](journal::Unit& unit) {
    auto settings = policies::settings_of(unit.db);
    settings.check_levels = {{"date_far", Severity::stop, {"sales_manager"}, {}},
                             {"date_far", Severity::warn, {}, later}};
    settings.order_types = {{.type = "urgent", .cut_off = "00:00", .approvers = {"sales_manager"}}};
    policies::save(unit.db, settings);
  });
  const auto own = now();
  EXPECT_EQ(row(own, "date_far").level, Severity::stop);
  EXPECT_EQ(row(own, "date_far").changes_on, later);
  ASSERT_EQ(own.types.size(), 3U);
  EXPECT_EQ(own.types[2].type, "urgent");
  EXPECT_EQ(own.types[2].approvers, std::vector<std::string>{"sales_manager"});
  EXPECT_GE(own.types[2].counted_from, own.types[0].counted_from) << "its cut-off has passed";
}

TEST_P(ChecksInForce, tell_how_many_orders_they_found_something_in) {
  orders::PlaceLine tape{.sku = "TAPE-48", .quantity = pieces(1)};
  for (int i = 0; i < 3; ++i) {
    orders::Place request{.customer = "C-1"};
    request.lines = {tape};
    if (i > 0) request.lines.push_back(tape);
    ASSERT_TRUE(desk().as(desk().clerk).perform(orders::place, request));
  }
  const auto found = now();
  EXPECT_EQ(found.orders, 3);
  EXPECT_EQ(row(found, "duplicate_line").found, 2);
  EXPECT_EQ(row(found, "G3").found, 3) << "there is no tape";
  EXPECT_EQ(row(found, "date_far").found, 0);
}

}  // namespace
}  // namespace supercargo::severities
