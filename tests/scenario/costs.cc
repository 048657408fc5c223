// What products cost us is for those who make and approve prices, and for auditors (domain 11):
// nobody else is told it, nor what is earned on it, by whatever way he asks.
#include <gtest/gtest.h>

#include <map>

#include "kernel/role.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

constexpr RoleSet cost_readers{Role::sales_manager, Role::procurement, Role::finance,
                               Role::auditor};

class Costs : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Role::auditor); ++i)
      people[static_cast<Role>(i)] =
          with_key(std::string(role_names[i]) + "@kwai.example", {role_names[i]});
    must(bob, "/products",
         R"({"sku":"SECRET","name":"Glue","unit_price":"12.40","standard_cost":"8.7654"})");
  }
  std::map<Role, Caller> people;
};
SUPERCARGO_ON_BOTH_ENGINES(Costs);

TEST_P(Costs, of_a_product_are_told_to_those_who_may_and_to_nobody_else) {
  for (const auto& [role, caller] : people) {
    const char* name = role_names[static_cast<std::size_t>(role)];
    for (const char* path : {"/products/SECRET", "/products?limit=200", "/products?q=glue"}) {
      const auto answer = caller.get(path);
      ASSERT_EQ(answer.status, 200) << name << ' ' << path << answer.body;
      EXPECT_NE(answer.body.find("SECRET"), std::string::npos) << name << ' ' << path;
      EXPECT_EQ(answer.body.find("8.7654") != std::string::npos, cost_readers.has(role))
          << name << ' ' << path;
    }
  }
}

TEST_P(Costs, stay_as_they_are_when_somebody_who_does_not_see_them_changes_the_product) {
  const auto& desk = people[Role::order_desk];
  const auto changed = desk.patch("/products/SECRET", R"({"description":"For boxes"})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.body.find("8.7654"), std::string::npos);
  EXPECT_EQ(desk.patch("/products/SECRET", R"({"standard_cost":"1"})").status, 422)
      << "nor does he set them";
  EXPECT_EQ(at(people[Role::finance].get("/products/SECRET"), "/standard_cost"), "8.7654");
  const auto made = desk.post("/products", R"({"sku":"OTHER","name":"Other"})");
  EXPECT_EQ(made.status, 201) << made.body;
}

TEST_P(Costs, and_margins_of_a_special_price_are_not_read_from_it_either) {
  const auto asked = people[Role::order_desk].post(
      "/special-prices",
      R"({"customer":"C-1","sku":"SECRET","quantity":"10","unit_price":"10.00"})");
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(asked.body.find("8.7654"), std::string::npos) << asked.body;
  EXPECT_EQ(asked.body.find("0.12346"), std::string::npos) << "the margin of 12.346 %";
  const std::string path = "/special-prices/" + at(asked, "/number");
  for (const auto& [role, caller] : people) {
    const char* name = role_names[static_cast<std::size_t>(role)];
    for (const std::string& from : {path, std::string("/special-prices")}) {
      const auto answer = caller.get(from);
      if (answer.status == 403 || answer.status == 404) continue;  // another agent's
      ASSERT_EQ(answer.status, 200) << name << answer.body;
      EXPECT_EQ(answer.body.find("8.7654") != std::string::npos, cost_readers.has(role)) << name;
      EXPECT_EQ(answer.body.find("0.12346") != std::string::npos, cost_readers.has(role)) << name;
    }
  }
}

TEST_P(Costs, and_what_is_earned_on_an_order_are_asked_for_by_those_who_may) {
  const auto order =
      ada.post("/sales-orders", one_line(R"("sku":"SECRET","quantity":2,"unit_price":"10.00")"));
  const std::string path = "/sales-orders/" + at(order, "/number") + "/margins";
  for (const auto& [role, caller] : people) {
    const auto answer = caller.get(path);
    EXPECT_EQ(answer.status, cost_readers.has(role) ? 200 : 403)
        << role_names[static_cast<std::size_t>(role)];
    if (answer.status != 200) continue;
    EXPECT_EQ(at(answer, "/lines/0/unit_cost") + " " + at(answer, "/lines/0/margin") + " " +
                  at(answer, "/net") + " " + at(answer, "/cost"),
              "8.7654 0.12346 20.00 17.53");
  }
}

TEST_P(Costs, do_not_show_in_why_an_order_waits_for_a_yes) {
  receive("SECRET", 20);
  const auto order =
      ada.post("/sales-orders", one_line(R"("sku":"SECRET","quantity":2,"unit_price":"10.00")",
                                         R"(,"advance_to":"confirmed")"));
  EXPECT_EQ(at(order, "/status"), "pending_approval");
  EXPECT_EQ(order.body.find("12.34"), std::string::npos) << order.body;
  const std::string path = "/sales-orders/" + at(order, "/number");
  for (const auto& [role, caller] : people) {
    const auto answer = caller.get(path + "/timeline");
    if (answer.status != 200) continue;
    EXPECT_EQ(answer.body.find("12.34"), std::string::npos);
    EXPECT_EQ(answer.body.find("8.7654"), std::string::npos);
  }
}

}  // namespace
}  // namespace supercargo::tests
