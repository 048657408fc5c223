#include "app/habit_keeper.h"

#include <algorithm>
#include <map>

#include "customers/rules.h"
#include "habits/rules.h"
#include "habits/store.h"
#include "kernel/decimal.h"
#include "orders/store.h"
#include "policies/store.h"

namespace supercargo::app {
namespace {

void keep_digest(journal::Unit& unit, const orders::Order& order, const habits::Known& known,
                 const Calendar& calendar) {
  const habits::RecentOrders* before = known.recent(order.customer_id);
  habits::RecentOrders recent = before == nullptr ? habits::RecentOrders{} : *before;
  recent.customer = order.customer_id;
  habits::Digest digest;
  digest.number = order.number;
  digest.received = local_day(order.received_at, calendar);
  digest.cancelled = order.status == orders::Status::cancelled;
  if (order.confirmed_at && order.delivery_address)
    digest.address_hash = habits::address_hash(
        checks::address_key(customers::address_facts(*order.delivery_address)));
  for (const orders::Line& line : order.lines)
    digest.lines.push_back({line.sku, line.base_quantity});
  habits::note(recent, std::move(digest), local_day(unit.now(), calendar));
  habits::save(unit.db, recent);
}

void keep_lines(journal::Unit& unit, const orders::Order& order, const habits::Known& known,
                Day day) {
  std::map<std::string, habits::Habit> grown;
  for (const orders::Line& line : order.lines) {
    const auto price = multiply_divide(line.unit_price.value_or(Price{}).micro, line.quantity.micro,
                                       line.base_quantity.micro, Rounding::half_even);
    for (const CustomerId customer : {order.customer_id, CustomerId{}}) {
      const auto [at, is_new] = grown.try_emplace(habits::pair_of(customer, line.product));
      habits::Habit& habit = at->second;
      const habits::Habit* before = known.habit(customer, line.product);
      if (is_new && before != nullptr) habit = *before;
      habit.pair = at->first;
      habit.customer = customer;
      habit.product = line.product;
      habits::grow(habit, {line.base_quantity, Price{price.value_or(0)}, order.currency, day});
    }
  }
  std::vector<habits::Habit> habits;
  for (auto& [pair, habit] : grown) habits.push_back(std::move(habit));
  habits::save(unit.db, habits);
}

}  // namespace

bool HabitKeeper::wants(std::string_view fact) const {
  static constexpr std::string_view wanted[] = {"sales_order_placed", "sales_order_changed",
                                                "sales_order_confirmed", "sales_order_cancelled"};
  return std::find(std::begin(wanted), std::end(wanted), fact) != std::end(wanted);
}

void HabitKeeper::handle(journal::Unit& unit, const journal::Entry& entry) {
  const auto order = orders::find(unit.db, text(OrderId{entry.record_id}));
  if (!order) return;
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  habits::Known::Pairs pairs;
  for (const orders::Line& line : order->lines)
    pairs.emplace_back(order->customer_id, line.product);
  const auto known = habits::Known::gather(unit.db, pairs);
  keep_digest(unit, *order, known, calendar);
  if (entry.name == "sales_order_confirmed")
    keep_lines(unit, *order, known, local_day(order->received_at, calendar));
}

}  // namespace supercargo::app
