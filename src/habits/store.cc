#include "habits/store.h"

namespace supercargo::habits {

Known Known::gather(const db::Reader& reader, const Pairs& pairs) {
  std::vector<std::string> keys;
  std::vector<CustomerId> customers;
  for (const auto& [customer, product] : pairs) {
    keys.push_back(pair_of(customer, product));
    keys.push_back(pair_of({}, product));
    customers.push_back(customer);
  }
  Known known;
  for (Habit& habit : reader.by_keys<Habit>("pair", keys))
    known.habits_.emplace(habit.pair, std::move(habit));
  for (RecentOrders& recent : reader.by_keys<RecentOrders>("customer", customers))
    known.recent_.emplace(recent.customer.value, std::move(recent));
  return known;
}

const Habit* Known::habit(CustomerId customer, ProductId product) const {
  const auto found = habits_.find(pair_of(customer, product));
  return found == habits_.end() ? nullptr : &found->second;
}

const RecentOrders* Known::recent(CustomerId customer) const {
  const auto found = recent_.find(customer.value);
  return found == recent_.end() ? nullptr : &found->second;
}

void save(db::Writer& writer, const std::vector<Habit>& habits) {
  if (habits.empty()) return;
  writer.insert_missing_rows(habits);
  writer.update_rows({"pair"}, {"currency", "quantities", "prices", "as_of"}, habits);
}

void save(db::Writer& writer, const std::vector<RecentOrders>& recent) {
  if (recent.empty()) return;
  writer.insert_missing_rows(recent);
  writer.update_rows({"customer"}, {"orders", "as_of"}, recent);
}

}  // namespace supercargo::habits
