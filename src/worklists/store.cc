#include "worklists/store.h"

#include <algorithm>
#include <map>

namespace supercargo::worklists {

using hindrances::Hindrance;
using orders::Line;
using orders::Order;

namespace {

constexpr orders::Status unconfirmed[] = {
    orders::Status::draft, orders::Status::verified, orders::Status::pending_approval,
    orders::Status::awaiting_customer, orders::Status::confirmable};

// One status at a time: a range of the index that ends where orders are too young to be stuck.
constexpr db::Sql stuck_of_everybody =
    "SELECT id FROM sales_order WHERE tenant_id = $1 AND status = $2 AND id > $3 AND id <= $4 "
    "AND changed_at <= CASE WHEN urgent THEN CAST($5 AS BIGINT) ELSE CAST($6 AS BIGINT) END "
    "ORDER BY id LIMIT $7";
constexpr db::Sql stuck_of_owner =
    "SELECT id FROM sales_order WHERE tenant_id = $1 AND status = $2 AND (status = 'draft' "
    "OR status = 'verified' OR status = 'pending_approval' OR status = 'awaiting_customer' "
    "OR status = 'confirmable') AND id > $3 AND id <= $4 "
    "AND changed_at <= CASE WHEN urgent THEN CAST($5 AS BIGINT) ELSE CAST($6 AS BIGINT) END "
    "AND owner = $8 ORDER BY id LIMIT $7";

// An id says when its order was received; it may be ahead of the clock for the minutes that a node
// is leased.
std::int64_t last_id_of(Instant received) { return id_at(received + std::chrono::hours(1), 0); }

}  // namespace

std::vector<Order> stuck_orders(const db::Reader& reader, const StuckSince& since,
                                const Slice& slice) {
  std::vector<std::int64_t> ids;
  for (const orders::Status status : unconfirmed) {
    const bool is_asked = status == orders::Status::awaiting_customer;
    const Instant urgent = is_asked ? since.asked : since.urgent;
    const Instant standard = is_asked ? since.asked : since.standard;
    const auto last = last_id_of(std::max(urgent, standard));
    const auto found =
        slice.owner ? reader.values<std::int64_t>(stuck_of_owner, status, slice.after.id, last,
                                                  urgent, standard, slice.limit, slice.owner)
                    : reader.values<std::int64_t>(stuck_of_everybody, status, slice.after.id, last,
                                                  urgent, standard, slice.limit);
    for (const auto& [id] : found) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  if (ids.size() > static_cast<std::size_t>(slice.limit))
    ids.resize(static_cast<std::size_t>(slice.limit));
  return heads_of(reader, ids);
}

std::vector<Hindrance> holds_on_orders(const db::Reader& reader, const Slice& slice) {
  return reader.rows<Hindrance>(
      "SELECT {fields} FROM hindrance WHERE tenant_id = $1 AND blocks = 'fulfilment' "
      "AND order_id >= $2 AND (order_id > $2 OR (order_id = $2 AND record_id > $3)) AND EXISTS "
      "(SELECT 1 "
      "FROM sales_order o WHERE o.tenant_id = $1 AND o.id = hindrance.order_id "
      "AND o.confirmed_at IS NOT NULL AND (CAST($4 AS BIGINT) = 0 OR o.owner = $4)) "
      "ORDER BY order_id, record_id LIMIT $5",
      slice.after.order, slice.after.id, slice.owner.value, slice.limit);
}

std::vector<Order> heads_of(const db::Reader& reader, const std::vector<std::int64_t>& order_ids) {
  return reader.by_keys<Order>("id", order_ids);
}

std::vector<Order> orders_with_lines(const db::Reader& reader,
                                     const std::vector<std::int64_t>& order_ids) {
  auto found = heads_of(reader, order_ids);
  std::map<OrderId, Order*> by_id;
  for (Order& order : found) by_id[order.id] = &order;
  for (Line& line : reader.by_keys<Line>("order", order_ids))
    if (const auto order = by_id.find(line.order); order != by_id.end())
      order->second->lines.push_back(std::move(line));
  return found;
}

namespace {

// The first of an order's late lines stands for it: none of them was promised before it.
constexpr db::Sql nothing_delivered =
    "SELECT l.original_promise_date, l.sales_order_id FROM sales_order_line l "
    "JOIN sales_order o ON o.tenant_id = l.tenant_id AND o.id = l.sales_order_id "
    "WHERE l.tenant_id = $1 AND l.original_promise_date IS NOT NULL "
    "AND l.original_promise_date < $2 "
    "AND l.base_quantity > l.delivered + l.cancelled "
    "AND l.original_promise_date >= $3 AND (l.original_promise_date > $3 OR "
    "(l.original_promise_date = $3 AND l.sales_order_id > "
    "$4)) "
    "AND o.status IN ('confirmed', 'in_fulfilment') "
    "AND (CAST($5 AS BIGINT) = 0 OR o.owner = $5) AND NOT EXISTS (SELECT 1 "
    "FROM sales_order_line e WHERE e.tenant_id = $1 AND e.sales_order_id = l.sales_order_id "
    "AND e.base_quantity > e.delivered + e.cancelled "
    "AND (e.original_promise_date < l.original_promise_date "
    "OR (e.original_promise_date = l.original_promise_date AND e.line < l.line))) "
    "ORDER BY l.original_promise_date, l.sales_order_id LIMIT $6";
constexpr db::Sql part_delivered =
    "SELECT l.original_promise_date, l.sales_order_id FROM sales_order_line l "
    "JOIN sales_order o ON o.tenant_id = l.tenant_id AND o.id = l.sales_order_id "
    "WHERE l.tenant_id = $1 AND l.original_promise_date IS NOT NULL "
    "AND l.original_promise_date < $2 "
    "AND l.base_quantity > l.delivered + l.cancelled "
    "AND l.original_promise_date >= $3 AND (l.original_promise_date > $3 OR "
    "(l.original_promise_date = $3 AND l.sales_order_id > "
    "$4)) "
    "AND o.status = 'partially_delivered' "
    "AND (CAST($5 AS BIGINT) = 0 OR o.owner = $5) AND NOT EXISTS (SELECT 1 "
    "FROM sales_order_line e WHERE e.tenant_id = $1 AND e.sales_order_id = l.sales_order_id "
    "AND e.base_quantity > e.delivered + e.cancelled "
    "AND (e.original_promise_date < l.original_promise_date "
    "OR (e.original_promise_date = l.original_promise_date AND e.line < l.line))) "
    "ORDER BY l.original_promise_date, l.sales_order_id LIMIT $6";

}  // namespace

std::vector<Place> late_orders(const db::Reader& reader, Day today, Delivered delivered,
                               const Slice& slice) {
  const db::Sql statement = delivered == Delivered::nothing ? nothing_delivered : part_delivered;
  const bool begins = slice.after.stage < static_cast<int>(delivered);
  const Place after = begins ? Place{} : slice.after;
  std::vector<Place> found;
  for (const auto& [day, id] : reader.values<std::int64_t, std::int64_t>(
           statement, today, after.order, after.id, slice.owner.value, slice.limit))
    found.push_back({static_cast<int>(delivered), day, id});
  return found;
}

std::vector<stock::Reservation> waiting_claims(const db::Reader& reader, const Slice& slice) {
  return reader.rows<stock::Reservation>(
      "SELECT {fields} FROM reservation WHERE tenant_id = $1 AND status = 'requested' "
      "AND promise_day >= $2 AND (promise_day > $2 OR (promise_day = $2 AND id > $3)) AND (CAST($4 "
      "AS BIGINT) = 0 "
      "OR EXISTS (SELECT 1 FROM sales_order o WHERE o.tenant_id = $1 "
      "AND o.id = reservation.order_id AND o.owner = $4)) ORDER BY promise_day, id LIMIT $5",
      slice.after.order, slice.after.id, slice.owner.value, slice.limit);
}

std::vector<followups::FollowUp> follow_ups_due(const db::Reader& reader, Instant until,
                                                const Slice& slice) {
  return reader.rows<followups::FollowUp>(
      "SELECT {fields} FROM follow_up WHERE tenant_id = $1 AND status = 'open' AND due_at < $2 "
      "AND due_at >= $3 AND (due_at > $3 OR (due_at = $3 AND id > $4)) "
      "AND (CAST($5 AS BIGINT) = 0 OR owner = $5) ORDER BY due_at, id LIMIT $6",
      until, slice.after.order, slice.after.id, slice.owner.value, slice.limit);
}

std::vector<followups::FollowUp> follow_ups_escalated(const db::Reader& reader,
                                                      const Slice& slice) {
  return reader.rows<followups::FollowUp>(
      "SELECT {fields} FROM follow_up WHERE tenant_id = $1 AND status = 'open' "
      "AND escalated_at IS NOT NULL "
      "AND due_at >= $2 AND (due_at > $2 OR (due_at = $2 AND id > $3)) "
      "AND (CAST($4 AS BIGINT) = 0 OR owner = $4) ORDER BY due_at, id LIMIT $5",
      slice.after.order, slice.after.id, slice.owner.value, slice.limit);
}

std::vector<shipments::Shipment> unverified_shipments(const db::Reader& reader,
                                                      const Slice& slice) {
  return reader.rows<shipments::Shipment>(
      "SELECT {fields} FROM shipment WHERE tenant_id = $1 AND status = 'delivered' "
      "AND delivered_at >= $2 AND (delivered_at > $2 OR (delivered_at = $2 AND id > $3)) "
      "AND (CAST($4 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM sales_order o WHERE o.tenant_id = $1 "
      "AND o.id = shipment.sales_order_id AND o.owner = $4)) ORDER BY delivered_at, id LIMIT $5",
      slice.after.order, slice.after.id, slice.owner.value, slice.limit);
}

std::vector<questions::Question> questions_due(const db::Reader& reader, Instant until,
                                               const Slice& slice) {
  return reader.rows<questions::Question>(
      "SELECT {fields} FROM question WHERE tenant_id = $1 AND status = 'open' AND due_at < $2 "
      "AND due_at >= $3 AND (due_at > $3 OR (due_at = $3 AND id > $4)) "
      "AND (CAST($5 AS BIGINT) = 0 OR owner = $5) ORDER BY due_at, id LIMIT $6",
      until, slice.after.order, slice.after.id, slice.owner.value, slice.limit);
}

std::vector<handovers::Handover> handovers_offered(const db::Reader& reader, const Slice& slice) {
  return reader.rows<handovers::Handover>(
      "SELECT {fields} FROM order_handover WHERE tenant_id = $1 AND status = 'offered' "
      "AND id > $2 AND (CAST($3 AS BIGINT) = 0 OR to_owner = $3) ORDER BY id LIMIT $4",
      slice.after.id, slice.owner.value, slice.limit);
}

std::vector<approvals::Approval> pending_approvals(const db::Reader& reader, const Slice& slice) {
  return reader.rows<approvals::Approval>(
      "SELECT {fields} FROM approval WHERE tenant_id = $1 AND status = 'pending' AND id > $2 "
      "AND (CAST($3 AS BIGINT) = 0 OR requested_by = $3) ORDER BY id LIMIT $4",
      slice.after.id, slice.owner.value, slice.limit);
}

}  // namespace supercargo::worklists
