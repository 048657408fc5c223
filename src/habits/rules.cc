#include "habits/rules.h"

#include <algorithm>

namespace supercargo::habits {
namespace {

void push(std::vector<std::string>& values, std::string value) {
  values.push_back(std::move(value));
  if (values.size() > values_max) values.erase(values.begin());
}

template <class T>
std::vector<T> values_of(const std::vector<std::string>& texts,
                         std::optional<T> (*parse)(std::string_view)) {
  std::vector<T> values;
  for (const std::string& each : texts)
    if (const auto value = parse(each)) values.push_back(*value);
  return values;
}

}  // namespace

void grow(Habit& habit, const Bought& bought) {
  if (habit.currency != bought.currency) habit.prices.clear();
  habit.currency = bought.currency;
  push(habit.quantities, text(bought.quantity));
  push(habit.prices, text(bought.price));
  habit.as_of = bought.day;
}

void note(RecentOrders& recent, Digest digest, Day today) {
  recent.as_of = today;
  if (digest.lines.size() > digest_lines_max) digest.lines.clear();
  const auto same = std::find_if(recent.orders.begin(), recent.orders.end(),
                                 [&](const Digest& each) { return each.number == digest.number; });
  if (same != recent.orders.end()) {
    *same = std::move(digest);
    return;
  }
  recent.orders.push_back(std::move(digest));
  if (recent.orders.size() > orders_max) recent.orders.erase(recent.orders.begin());
}

checks::Habits usual(const Habit* own, const Habit* of_all, Currency currency) {
  checks::Habits usual;
  if (own != nullptr) {
    usual.quantities = values_of(own->quantities, parse_quantity);
    if (own->currency == currency) usual.prices = values_of(own->prices, parse_price);
    usual.as_of = own->as_of;
  }
  if (of_all != nullptr) {
    usual.quantities_of_all = values_of(of_all->quantities, parse_quantity);
    if (of_all->currency == currency) usual.prices_of_all = values_of(of_all->prices, parse_price);
    usual.as_of = std::max(usual.as_of, of_all->as_of);
  }
  return usual;
}

std::vector<checks::EarlierOrder> earlier(const RecentOrders& recent) {
  std::vector<checks::EarlierOrder> all;
  for (const Digest& digest : recent.orders) {
    checks::EarlierOrder& order = all.emplace_back();
    order.number = digest.number;
    order.received = digest.received;
    order.cancelled = digest.cancelled;
    for (const DigestLine& line : digest.lines) order.lines.push_back({line.sku, line.quantity});
  }
  return all;
}

void add_known_addresses(std::vector<std::string>& known, const RecentOrders& recent,
                         const std::string& key) {
  const auto is_known = [&](const std::string& place) {
    return std::find(known.begin(), known.end(), place) != known.end();
  };
  if (is_known(key)) {
    known = {key};
    return;
  }
  known.clear();
  const std::string hash = address_hash(key);
  for (auto at = recent.orders.rbegin(); at != recent.orders.rend(); ++at) {
    if (at->address_hash.empty() || at->cancelled) continue;
    const std::string& place = at->address_hash == hash ? key : at->address_hash;
    if (!is_known(place)) known.push_back(place);
  }
}

void add_known_address(checks::CheckedOrder& checked, const RecentOrders& recent) {
  if (checked.delivery_address)
    add_known_addresses(checked.customer.delivery_address_keys, recent,
                        checks::address_key(*checked.delivery_address));
}

void add_earlier(checks::CheckedOrder& checked, const RecentOrders& recent) {
  for (checks::EarlierOrder& each : earlier(recent)) checked.earlier.push_back(std::move(each));
}

}  // namespace supercargo::habits
