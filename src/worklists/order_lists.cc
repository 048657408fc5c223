#include "hindrances/store.h"
#include "worklists/asking.h"
#include "worklists/lists.h"

namespace supercargo::worklists {
namespace {

using hindrances::Hindrance;
using orders::Order;

// By when a hold is looked at: the clock of an order's confirmation (K14).
constexpr std::chrono::minutes hold_clock{4 * 60};

// Stage 0: not agreed yet; stage 1: held though it is.
Item stuck_item(const Asked& asked, const Order& order) {
  Item item = about(order);
  item.why = why_stuck(order);
  set_next(item, next_step(order));
  set_clock(item, asked, order.changed_at, stuck_due(order, asked.calendar));
  return item;
}

Item held_item(const Asked& asked, const Order& order, const Hindrance& hold) {
  Item item = about(order);
  item.record = hold.record;
  item.why = hold.detail;
  set_next(item, next_step(order));
  set_clock(item, asked, hold.since, add_working_time(hold.since, hold_clock, asked.calendar));
  return item;
}

void tell_holds(const Asked& asked, std::vector<Order>& orders) {
  std::map<std::int64_t, Order*> by_order;
  std::vector<std::int64_t> ids;
  for (Order& order : orders) {
    by_order[order.id.value] = &order;
    ids.push_back(order.id.value);
  }
  for (Hindrance& each : hindrances::of_orders(asked.query.db, ids))
    by_order.at(each.order_id)->hindrances.push_back(std::move(each));
}

Page stuck_page(const Asked& asked) {
  Page page;
  const auto since = stuck_since(asked.now, asked.calendar);
  if (asked.after.stage == 0) {
    auto found = stuck_orders(asked.query.db, since, asked.page());
    page.after = cut<Order>(found, asked.limit, [](const Order& order) {
      return Place{0, INT64_MIN, order.id.value};
    });
    tell_holds(asked, found);
    for (const Order& order : found) page.items.push_back(stuck_item(asked, order));
    if (!page.after.empty()) return page;
  }
  Slice rest{asked.owner, asked.after.stage == 1 ? asked.after : Place{},
             static_cast<std::int64_t>(asked.limit - page.items.size()) + 1};
  auto holds = holds_on_orders(asked.query.db, rest);
  page.after = cut<Hindrance>(holds, asked.limit - page.items.size(), [](const auto& hold) {
    return Place{1, hold.order_id, hold.record_id};
  });
  std::vector<std::int64_t> ids;
  ids.reserve(holds.size());
  for (const auto& hold : holds) ids.push_back(hold.order_id);
  const Orders orders = by_id(heads_of(asked.query.db, ids));
  for (const auto& hold : holds)
    page.items.push_back(held_item(asked, orders.at(hold.order_id), hold));
  return page;
}

Item late_item(const Asked& asked, const Order& order) {
  Item item = about(order);
  item.why = why_late(order, asked.today);
  set_next(item, next_of_late(order, asked.today));
  item.expected_date = order.promise_date;
  for (const orders::Line& line : order.lines) {
    const bool is_first = line.original_promise_date &&
                          (!item.promise_date || line.original_promise_date < item.promise_date);
    if (owed(line) <= Quantity{} || !is_first) continue;
    item.promise_date = line.original_promise_date;
    item.line = line.line;
    item.sku = line.sku;
    item.quantity = owed(line);
  }
  const Instant over = start_of(item.promise_date + 1, asked.calendar);
  set_clock(item, asked, over, over);
  return item;
}

Page late_page(const Asked& asked) {
  std::vector<Place> places;
  for (const Delivered delivered : {Delivered::nothing, Delivered::part}) {
    if (asked.after.stage > static_cast<int>(delivered)) continue;
    const auto room = static_cast<std::int64_t>(asked.limit + 1 - places.size());
    const auto more = late_orders(asked.query.db, asked.today, delivered, asked.slice(room));
    places.insert(places.end(), more.begin(), more.end());
    if (places.size() > asked.limit) break;
  }
  Page page;
  page.after = cut<Place>(places, asked.limit, [](const Place& place) { return place; });
  std::vector<std::int64_t> ids;
  ids.reserve(places.size());
  for (const Place& place : places) ids.push_back(place.id);
  const Orders orders = by_id(orders_with_lines(asked.query.db, ids));
  for (const Place& place : places) page.items.push_back(late_item(asked, orders.at(place.id)));
  return page;
}

}  // namespace

Result<Page> list_stuck(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return stuck_page(*asked);
}

Result<Page> list_late(const journal::Query& query, const db::ListRequest& request) {
  const auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return late_page(*asked);
}

}  // namespace supercargo::worklists
