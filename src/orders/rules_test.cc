#include "orders/rules.h"

#include <gtest/gtest.h>

namespace supercargo::orders {
namespace {

constexpr Quantity one{1'000'000};

journal::Actor reader(RoleSet roles) {
  return {.kind = journal::ActorKind::person, .person = PersonId{1}, .roles = roles};
}

// "true", or the reason against it.
std::string action(const Order& order, const char* name, RoleSet roles) {
  const std::string json = actions_of(order, reader(roles)).text;
  const std::string key = std::string("\"") + name + "\":{\"allowed\":";
  const auto at = json.find(key);
  if (at == std::string::npos) return "not named";
  auto allowed = json.substr(at + key.size(), 4);
  if (allowed == "true") return allowed;
  const auto from = json.find("\"reason\":\"", at) + 10;
  return json.substr(from, json.find('"', from) - from);
}

Order confirmed() {
  Order order{.status = Status::confirmed};
  order.lines.push_back({.line = 1, .base_quantity = one, .quantities = {.reserved = one}});
  return order;
}

TEST(OrderActions, are_never_whose_role_they_are_not) {
  const Order order = confirmed();
  EXPECT_EQ(action(order, "shipments", {Role::warehouse}), "true");
  EXPECT_EQ(action(order, "shipments", {Role::agent}), "forbidden");
  EXPECT_EQ(action(order, "holds", {Role::warehouse}), "forbidden");
  EXPECT_EQ(action(order, "questions", {Role::warehouse}), "true");
  EXPECT_EQ(action(order, "cancellation", {Role::agent}), "forbidden") << "it was promised";
  EXPECT_EQ(action({.status = Status::draft}, "cancellation", {Role::agent}), "true");
}

TEST(OrderActions, say_what_they_wait_for) {
  Order order = confirmed();
  EXPECT_EQ(action(order, "shortage", {Role::order_desk}), "Nothing of it is waited for.");
  EXPECT_EQ(action(order, "closure", {Role::order_desk}), "Only a delivered order is closed.");
  order.lines[0].planned = one;
  EXPECT_EQ(action(order, "shipments", {Role::warehouse}),
            "Nothing of it is reserved that is on no shipment yet.");
  EXPECT_EQ(action(order, "cancellation", {Role::order_desk}), "true") << "with its shipment";
  order.lines[0].quantities = {.picked = one};
  EXPECT_EQ(action(order, "cancellation", {Role::order_desk}), "It is picked: put it back first.");
  order.hindrances.push_back({.kind = hindrances::Kind::hold,
                              .record = "hld_1",
                              .blocks = hindrances::Blocks::fulfilment,
                              .detail = "It is held."});
  EXPECT_EQ(action(order, "shipments", {Role::warehouse}), "hld_1: It is held.");
  order.status = Status::delivered;
  EXPECT_EQ(action(order, "closure", {Role::finance}), "hld_1: It is held.");
  order.hindrances.clear();
  EXPECT_EQ(action(order, "closure", {Role::finance}), "true");
}

TEST(OrderActions, of_an_order_that_is_over_are_few) {
  for (const Status status : {Status::closed, Status::cancelled})
    EXPECT_EQ(not_in_this_state({.status = status}, "x").members.at(0).second, "[\"follow-ups\"]");
}

TEST(OrderActions, take_the_answer_of_a_customer_who_was_asked) {
  EXPECT_EQ(action({.status = Status::awaiting_customer}, "read-back", {Role::agent}), "true");
  EXPECT_EQ(action({.status = Status::draft}, "read-back", {Role::agent}),
            "A verified order that needs nothing else is read back.");
}

}  // namespace
}  // namespace supercargo::orders
