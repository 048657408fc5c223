#include "habits/habit.h"

#include "journal/content_hash.h"

namespace supercargo {

using habits::Digest;
using habits::DigestLine;
using habits::Habit;
using habits::RecentOrders;

namespace {

constexpr Rules plain{.personal = Personal::none};
constexpr Rules as_json{.personal = Personal::none, .stored = Stored::as_json};

constexpr Field habit_fields[] = {
    field<&Habit::pair>("pair", plain),
    field<&Habit::customer>("customer", {.column = "customer_id"}),
    field<&Habit::product>("product", {.column = "product_id"}),
    field<&Habit::currency>("currency"),
    field<&Habit::quantities>("quantities", plain),
    field<&Habit::prices>("prices", plain),
    field<&Habit::as_of>("as_of"),
};

constexpr Field line_fields[] = {
    field<&DigestLine::sku>("sku", plain),
    field<&DigestLine::quantity>("quantity"),
};

constexpr Field digest_fields[] = {
    field<&Digest::number>("number", plain), field<&Digest::received>("received"),
    field<&Digest::cancelled>("cancelled"),  field<&Digest::address_hash>("address_hash", plain),
    field<&Digest::lines>("lines", as_json),
};

constexpr Field recent_fields[] = {
    field<&RecentOrders::customer>("customer", {.column = "customer_id"}),
    field<&RecentOrders::orders>("orders", as_json),
    field<&RecentOrders::as_of>("as_of"),
};

}  // namespace

template <>
const Entity& entity<Habit>() {
  static constexpr Entity described =
      describe<Habit>("customer_habit", "customer_habit", habit_fields);
  return described;
}
template <>
const Entity& entity<DigestLine>() {
  static constexpr Entity described = describe<DigestLine>("order_digest_line", "", line_fields);
  return described;
}
template <>
const Entity& entity<Digest>() {
  static constexpr Entity described = describe<Digest>("order_digest", "", digest_fields);
  return described;
}
template <>
const Entity& entity<RecentOrders>() {
  static constexpr Entity described =
      describe<RecentOrders>("recent_orders", "recent_orders", recent_fields);
  return described;
}

namespace habits {

std::string pair_of(CustomerId customer, ProductId product) {
  return std::to_string(customer.value) + '-' + std::to_string(product.value);
}

std::string address_hash(const std::string& address_key) {
  return journal::content_hash(address_key);
}

}  // namespace habits
}  // namespace supercargo
