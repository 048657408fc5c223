// All SQL of customer_habit and recent_orders; and what was read of them for many orders at once.
#pragma once

#include <unordered_map>
#include <utility>
#include <vector>

#include "db/writer.h"
#include "habits/habit.h"

namespace supercargo::habits {

class Known {
 public:
  using Pairs = std::vector<std::pair<CustomerId, ProductId>>;
  // Two statements, however many they are.
  static Known gather(const db::Reader& reader, const Pairs& pairs);

  // Null when nothing is known yet. No customer: everybody.
  const Habit* habit(CustomerId customer, ProductId product) const;
  const RecentOrders* recent(CustomerId customer) const;

 private:
  std::unordered_map<std::string, Habit> habits_;
  std::unordered_map<std::int64_t, RecentOrders> recent_;
};

// Rows that are new or known.
void save(db::Writer& writer, const std::vector<Habit>& habits);
void save(db::Writer& writer, const std::vector<RecentOrders>& recent);

}  // namespace supercargo::habits
