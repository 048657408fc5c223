// How habits grow, and what the checks are told of them. Pure.
#pragma once

#include <string>
#include <vector>

#include "checks/order_rules.h"
#include "habits/habit.h"

namespace supercargo::habits {

// What was confirmed of one product.
struct Bought {
  Quantity quantity;  // in base units
  Price price;        // per base unit
  Currency currency;
  Day day;
};
// The oldest value goes when there are too many. Prices in another currency than before begin anew.
void grow(Habit& habit, const Bought& bought);

// Replaces the digest of the same order, else joins it to the others; the oldest goes.
void note(RecentOrders& recent, Digest digest, Day today);

// Habits of one customer and of everybody, either may be missing.
checks::Habits usual(const Habit* own, const Habit* of_all, Currency currency);
std::vector<checks::EarlierOrder> earlier(const RecentOrders& recent);
void add_earlier(checks::CheckedOrder& checked, const RecentOrders& recent);
// The place where the order is to go, among those where the customer's last orders went.
void add_known_address(checks::CheckedOrder& checked, const RecentOrders& recent);
// Joins the places where the customer's last orders went to those known, latest first, each once:
// `key` by its own name, others as hashes. Nothing when `key` is known already.
void add_known_addresses(std::vector<std::string>& known, const RecentOrders& recent,
                         const std::string& key);

}  // namespace supercargo::habits
