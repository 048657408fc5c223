#include <fmt/format.h>

#include <map>
#include <utility>

#include "orders/order.h"
#include "reconciliation/shipments.h"

namespace supercargo::reconciliation {
namespace {

constexpr std::int64_t orders_a_step = 500;

// What of a line stands where.
struct Places {
  Quantity planned;
  Quantity picked;
  Quantity despatched;
  Quantity delivered;
};
using Line = std::pair<OrderId, std::int64_t>;

class Carried {
 public:
  Carried(const db::Reader& reader, const std::function<void(const std::string&)>& found)
      : reader_(reader), found_(found) {}

  void run() {
    OrderId last;
    while (true) {
      const auto ids = reader_.values<OrderId>(
          "SELECT id FROM sales_order WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
          last.value, orders_a_step);
      if (ids.empty()) return;
      const OrderId first = std::get<0>(ids.front());
      last = std::get<0>(ids.back());
      compare(first, last);
    }
  }

 private:
  void compare(OrderId first, OrderId last) {
    auto carried = carried_of(first, last);
    for (const auto& [order, line, planned, picked, despatched, delivered] :
         reader_.values<OrderId, std::int64_t, Quantity, Quantity, Quantity, Quantity>(
             "SELECT sales_order_id, line, planned, picked, despatched, delivered "
             "FROM sales_order_line WHERE tenant_id = $1 AND sales_order_id >= $2 "
             "AND sales_order_id <= $3 "
             "AND (planned <> 0 OR picked <> 0 OR despatched <> 0 OR delivered <> 0) "
             "ORDER BY sales_order_id, line LIMIT 2500000",
             first, last)) {
      const Line at{order, line};
      compare(at, {planned, picked, despatched, delivered}, carried[at]);
      carried.erase(at);
    }
    for (const auto& [at, places] : carried) compare(at, {}, places);
  }

  std::map<Line, Places> carried_of(OrderId first, OrderId last) const {
    std::map<Line, Places> carried;
    for (const auto& [order, line, planned, picked, despatched, delivered] :
         reader_.values<OrderId, std::int64_t, Quantity, Quantity, Quantity, Quantity>(
             "SELECT l.sales_order_id, l.line, "
             "CAST(SUM(CASE WHEN s.status IN ('planned', 'picking') "
             "AND l.picked + l.short_picked < l.quantity THEN l.quantity ELSE 0 END) AS BIGINT), "
             "CAST(SUM(CASE WHEN s.status IN ('planned', 'picking', 'packed') THEN l.picked "
             "ELSE 0 END) AS BIGINT), "
             "CAST(SUM(CASE WHEN s.status IN ('despatched', 'in_transit', 'out_for_delivery', "
             "'failed_attempt') THEN l.despatched ELSE 0 END) AS BIGINT), "
             "CAST(SUM(CASE WHEN s.status IN ('delivered', 'pod_verified') THEN l.delivered "
             "ELSE 0 END) AS BIGINT) "
             "FROM shipment_line l JOIN shipment s ON s.tenant_id = l.tenant_id "
             "AND s.id = l.shipment_id WHERE l.tenant_id = $1 AND l.sales_order_id >= $2 "
             "AND l.sales_order_id <= $3 GROUP BY l.sales_order_id, l.line",
             first, last))
      carried[{order, line}] = {planned, picked, despatched, delivered};
    return carried;
  }

  void compare(const Line& at, const Places& said, const Places& carried) {
    compare(at, "planned", said.planned, carried.planned);
    compare(at, "picked", said.picked, carried.picked);
    compare(at, "on the road", said.despatched, carried.despatched);
    compare(at, "delivered", said.delivered, carried.delivered);
  }
  void compare(const Line& at, const char* what, Quantity said, Quantity carried) {
    if (said != carried)
      found_(fmt::format("order {}: line {} has {} {}, but its shipments carry {}", text(at.first),
                         at.second, text(said), what, text(carried)));
  }

  const db::Reader& reader_;
  const std::function<void(const std::string&)>& found_;
};

}  // namespace

void verify_shipments(const db::Reader& reader,
                      const std::function<void(const std::string&)>& found) {
  Carried(reader, found).run();
}

}  // namespace supercargo::reconciliation
