#include "app/habit_keeper.h"

#include <algorithm>
#include <map>

#include "customers/rules.h"
#include "habits/rules.h"
#include "habits/store.h"
#include "kernel/decimal.h"
#include "outlines/outline.h"
#include "policies/store.h"

namespace supercargo::app {
namespace {

// What grows while many orders are heard, and is written once.
class Growing {
 public:
  Growing(const habits::Known& known, const Calendar& calendar)
      : known_(known), calendar_(calendar) {}

  void note(const outlines::Outline& order, Instant now) {
    const auto [at, is_new] = recent_.try_emplace(order.customer_id.value);
    habits::RecentOrders& recent = at->second;
    const habits::RecentOrders* before = known_.recent(order.customer_id);
    if (is_new && before != nullptr) recent = *before;
    recent.customer = order.customer_id;
    habits::note(recent, digest_of(order), local_day(now, calendar_));
  }

  void grow(const outlines::Outline& order) {
    const Day day = local_day(order.received_at, calendar_);
    for (const outlines::Line& line : order.lines) {
      const auto price =
          multiply_divide(line.unit_price.value_or(Price{}).micro, line.quantity.micro,
                          line.base_quantity.micro, Rounding::half_even);
      for (const CustomerId customer : {order.customer_id, CustomerId{}})
        habits::grow(habit(customer, line.product),
                     {line.base_quantity, Price{price.value_or(0)}, order.currency, day});
    }
  }

  void save(db::Writer& writer) {
    std::vector<habits::RecentOrders> recent;
    for (auto& [customer, each] : recent_) recent.push_back(std::move(each));
    std::vector<habits::Habit> grown;
    for (auto& [pair, each] : habits_) grown.push_back(std::move(each));
    habits::save(writer, recent);
    habits::save(writer, grown);
  }

 private:
  habits::Digest digest_of(const outlines::Outline& order) const {
    habits::Digest digest;
    digest.number = order.number;
    digest.received = local_day(order.received_at, calendar_);
    digest.cancelled = order.status == orders::Status::cancelled;
    if (order.confirmed_at && order.delivery_address)
      digest.address_hash = habits::address_hash(
          checks::address_key(customers::address_facts(*order.delivery_address)));
    for (const outlines::Line& line : order.lines)
      digest.lines.push_back({line.sku, line.base_quantity});
    return digest;
  }

  habits::Habit& habit(CustomerId customer, ProductId product) {
    const auto [at, is_new] = habits_.try_emplace(habits::pair_of(customer, product));
    habits::Habit& habit = at->second;
    const habits::Habit* before = known_.habit(customer, product);
    if (is_new && before != nullptr) habit = *before;
    habit.pair = at->first;
    habit.customer = customer;
    habit.product = product;
    return habit;
  }

  const habits::Known& known_;
  const Calendar& calendar_;
  std::map<std::int64_t, habits::RecentOrders> recent_;  // by customer
  std::map<std::string, habits::Habit> habits_;          // by pair
};

}  // namespace

bool HabitKeeper::wants(std::string_view fact) const {
  static constexpr std::string_view wanted[] = {"sales_order_placed", "sales_order_changed",
                                                "sales_order_confirmed", "sales_order_cancelled"};
  return std::find(std::begin(wanted), std::end(wanted), fact) != std::end(wanted);
}

void HabitKeeper::handle(journal::Unit& unit, const journal::Entry& entry) {
  Heard heard{unit, entry};
  handle_all({&heard, 1});
}

// Many orders cost what one does: the company's writers wait meanwhile.
void HabitKeeper::handle_all(std::span<Heard> heard) {
  db::Writer& writer = heard.front().unit.db;
  std::vector<OrderId> ids;
  ids.reserve(heard.size());
  for (const Heard& each : heard) ids.push_back({each.entry.record_id});
  std::map<std::int64_t, outlines::Outline> orders;
  habits::Known::Pairs pairs;
  for (outlines::Outline& order : outlines::of_orders(writer, std::move(ids))) {
    for (const outlines::Line& line : order.lines)
      pairs.emplace_back(order.customer_id, line.product);
    const std::int64_t id = order.id.value;
    orders.emplace(id, std::move(order));
  }
  const auto calendar = policies::calendar_of(policies::settings_of(writer));
  const auto known = habits::Known::gather(writer, pairs);
  Growing growing(known, calendar);
  for (const Heard& each : heard) {
    const auto order = orders.find(each.entry.record_id);
    if (order == orders.end()) continue;
    growing.note(order->second, each.unit.now());
    if (each.entry.name == "sales_order_confirmed") growing.grow(order->second);
  }
  growing.save(writer);
}

}  // namespace supercargo::app
