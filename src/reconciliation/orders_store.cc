#include <fmt/format.h>

#include <map>
#include <tuple>
#include <vector>

#include "db/packing.h"
#include "journal/content_hash.h"
#include "orders/rules.h"
#include "reconciliation/orders.h"

namespace supercargo::reconciliation {
namespace {

using orders::Line;
using orders::Order;

// One order may have thousands of lines.
constexpr std::int64_t orders_a_step = 50;

// Which line of which order claims which goods, in whatever warehouses.
using Claim = std::tuple<OrderId, std::int64_t, ProductId>;

struct Claims {
  Quantity firm;
  Quantity waiting;
};

// The orders of one step, from the first to the last of them.
struct Range {
  OrderId first;
  OrderId last;
};

class Comparison {
 public:
  Comparison(const db::Reader& reader, const std::function<void(const std::string&)>& found)
      : reader_(reader), found_(found) {}

  std::int64_t run() {
    OrderId last;
    while (true) {
      const auto orders = reader_.rows<Order>(
          "SELECT {fields} FROM sales_order WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
          last.value, orders_a_step);
      if (orders.empty()) break;
      last = orders.back().id;
      compare(orders, {orders.front().id, last});
      looked_at_ += static_cast<std::int64_t>(orders.size());
    }
    find_strays();
    return looked_at_;
  }

 private:
  void compare(const std::vector<Order>& orders, const Range& range) {
    std::map<OrderId, std::vector<Line>> lines;
    for (Line& line : reader_.rows<Line>(
             "SELECT {fields} FROM sales_order_line WHERE tenant_id = $1 AND sales_order_id >= $2 "
             "AND sales_order_id <= $3 ORDER BY sales_order_id, line LIMIT 250000",
             range.first, range.last))
      lines[line.order].push_back(std::move(line));
    auto claims = claims_of(range);
    const auto hashes = hashes_of(range);
    for (const Order& order : orders) {
      compare_totals(order, lines[order.id]);
      compare_content(order, hashes);
      for (const Line& line : lines[order.id]) {
        if (gates::sum_of(line.quantities) != line.base_quantity)
          tell(order, fmt::format("the buckets of line {} do not sum to its {}", line.line,
                                  text(line.base_quantity)));
        compare_promise(order, line, claims[{order.id, line.line, line.product}]);
        claims.erase({order.id, line.line, line.product});
      }
    }
    for (const auto& [claim, sum] : claims) {
      if (sum.firm != Quantity{} || sum.waiting != Quantity{}) {
        found_(
            fmt::format("order {}: {} of product {} are claimed for line {}, which wants no such "
                        "thing",
                        text(std::get<0>(claim)), text(sum.firm + sum.waiting),
                        text(std::get<2>(claim)), std::get<1>(claim)));
      }
    }
  }

  std::map<Claim, Claims> claims_of(const Range& range) const {
    std::map<Claim, Claims> claims;
    for (const auto& [order, line, product, firm, waiting] :
         reader_.values<OrderId, std::int64_t, ProductId, Quantity, Quantity>(
             "SELECT order_id, line, product_id, "
             "CAST(SUM(CASE WHEN status = 'committed' THEN quantity - consumed ELSE 0 END) "
             "AS BIGINT), "
             "CAST(SUM(CASE WHEN status = 'requested' THEN quantity - consumed ELSE 0 END) "
             "AS BIGINT) "
             "FROM reservation WHERE tenant_id = $1 AND order_id >= $2 AND order_id <= $3 "
             "GROUP BY order_id, line, product_id",
             range.first, range.last))
      claims[{order, line, product}] = {firm, waiting};
    return claims;
  }

  // By order and version; each version's content is hashed again on the way.
  std::map<std::pair<OrderId, std::int64_t>, std::string> hashes_of(const Range& range) const {
    std::map<std::pair<OrderId, std::int64_t>, std::string> hashes;
    for (const auto& [order, version, content, frame, hash] :
         reader_.values<OrderId, std::int64_t, std::string, Bytes, std::string>(
             "SELECT sales_order_id, version, content, content_packed, content_hash "
             "FROM sales_order_version "
             "WHERE tenant_id = $1 AND sales_order_id >= $2 AND sales_order_id <= $3 "
             "ORDER BY sales_order_id, version LIMIT 100000",
             range.first, range.last)) {
      if (journal::content_hash(db::unpacked(content, frame.data)) != hash)
        found_(fmt::format("order {}: the content of version {} is not what was agreed",
                           text(order), version));
      hashes[{order, version}] = hash;
    }
    return hashes;
  }

  void compare_totals(const Order& order, const std::vector<Line>& lines) {
    std::int64_t net = 0;
    for (const Line& line : lines) net += line.net.minor;
    std::int64_t charged = 0;
    for (const charges::Charge& charge : order.charges)
      charged += charge.waived ? 0 : charge.net.minor;
    if (charged != order.totals.charges.minor)
      tell(order, fmt::format("its charges are {} minor units, but sum to {}",
                              order.totals.charges.minor, charged));
    net += order.totals.charges.minor - order.totals.discount.minor;
    if (net != order.totals.net.minor)
      tell(order, fmt::format("its net total is {} minor units, but its parts sum to {}",
                              order.totals.net.minor, net));
    if (order.totals.net.minor + order.totals.tax.minor != order.totals.gross.minor)
      tell(order, "its net total and its tax do not sum to its gross total");
  }

  template <class Hashes>
  void compare_content(const Order& order, const Hashes& hashes) {
    const auto latest = hashes.find({order.id, order.version});
    if (latest == hashes.end())
      tell(order, fmt::format("its version {} is not kept", order.version));
    else if (latest->second != order.content_hash)
      tell(order, fmt::format("its content hash is not that of its version {}", order.version));
    if (hashes.count({order.id, order.version + 1}) > 0)
      tell(order, fmt::format("a version after its {} is kept", order.version));
  }

  // Decisions 13: what lines have reserved or picked is what stock has firmly reserved for them.
  void compare_promise(const Order& order, const Line& line, const Claims& claims) {
    if (line.is_service) return;
    const Quantity promised = line.quantities.reserved + line.quantities.picked;
    if (promised != claims.firm)
      tell(order, fmt::format("line {} has {} reserved, but stock has reserved {} for it",
                              line.line, text(promised), text(claims.firm)));
    if (line.planned > line.quantities.reserved)
      tell(order, fmt::format("line {} has {} on shipments, but only {} reserved", line.line,
                              text(line.planned), text(line.quantities.reserved)));
    if (line.quantities.backordered != claims.waiting)
      tell(order, fmt::format("line {} waits for {}, but {} are claimed for it", line.line,
                              text(line.quantities.backordered), text(claims.waiting)));
  }

  // Claims of orders that are not there; an open quotation holds goods softly.
  void find_strays() {
    for (const auto& [order, quantity] : reader_.values<OrderId, Quantity>(
             "SELECT r.order_id, r.quantity FROM reservation r LEFT JOIN sales_order o "
             "ON o.tenant_id = r.tenant_id AND o.id = r.order_id LEFT JOIN quotation q "
             "ON q.tenant_id = r.tenant_id AND q.id = r.order_id AND q.status = 'sent' "
             "AND r.status = 'held' WHERE r.tenant_id = $1 AND o.id IS NULL AND q.id IS NULL "
             "AND r.status IN ('requested', 'held', 'committed') "
             "ORDER BY r.order_id LIMIT 1000"))
      found_(fmt::format("{} are claimed for order {}, which is not there", text(quantity),
                         text(order)));
  }

  void tell(const Order& order, const std::string& words) {
    found_("order " + order.number + ": " + words);
  }

  const db::Reader& reader_;
  const std::function<void(const std::string&)>& found_;
  std::int64_t looked_at_ = 0;
};

}  // namespace

std::int64_t verify_orders(const db::Reader& reader,
                           const std::function<void(const std::string&)>& found) {
  return Comparison(reader, found).run();
}

}  // namespace supercargo::reconciliation
