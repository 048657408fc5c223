#include <fmt/format.h>

#include <map>
#include <tuple>

#include "stock/store.h"
#include "stock/verify.h"

namespace supercargo::stock {
namespace {

constexpr std::int64_t products_a_step = 200;

using Place = std::pair<ProductId, WarehouseId>;
using PlacedDay = std::tuple<ProductId, WarehouseId, Day>;

// The products of one step, from the first to the last of them.
struct Range {
  ProductId first;
  ProductId last;
};

struct Sums {
  Quantity on_hand;
  Quantity quarantined;
  Quantity reserved;
};

class Comparison {
 public:
  Comparison(const db::Reader& reader, const std::function<void(const std::string&)>& found)
      : reader_(reader), found_(found) {}

  std::int64_t run() {
    ProductId last;
    while (true) {
      const auto ids = reader_.values<ProductId>(
          "SELECT id FROM product WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
          last.value, products_a_step);
      if (ids.empty()) return levels_;
      const Range range{std::get<0>(ids.front()), std::get<0>(ids.back())};
      last = range.last;
      compare_levels(range);
      compare_plan(range);
    }
  }

 private:
  std::map<Place, Sums> sums_of(const Range& range) const {
    std::map<Place, Sums> sums;
    for (const auto& [product, warehouse, on_hand, quarantined] :
         reader_.values<ProductId, WarehouseId, Quantity, Quantity>(
             "SELECT product_id, warehouse_id, "
             "CAST(SUM(CASE WHEN kind IN ('quarantine_in', 'quarantine_out') THEN 0 "
             "ELSE quantity END) AS BIGINT), "
             "CAST(SUM(CASE WHEN kind IN ('quarantine_in', 'quarantine_out') THEN quantity "
             "ELSE 0 END) AS BIGINT) "
             "FROM stock_move WHERE tenant_id = $1 AND product_id >= $2 AND product_id <= $3 "
             "GROUP BY product_id, warehouse_id",
             range.first, range.last))
      sums[{product, warehouse}] = {on_hand, quarantined, {}};
    for (const auto& [product, warehouse, reserved] :
         reader_.values<ProductId, WarehouseId, Quantity>(
             "SELECT product_id, warehouse_id, CAST(SUM(quantity - consumed) AS BIGINT) "
             "FROM reservation WHERE tenant_id = $1 AND product_id >= $2 AND product_id <= $3 "
             "AND status = 'committed' GROUP BY product_id, warehouse_id",
             range.first, range.last))
      sums[{product, warehouse}].reserved = reserved;
    return sums;
  }

  void compare_levels(const Range& range) {
    auto sums = sums_of(range);
    for (const auto& [product, warehouse, on_hand, reserved, quarantined] :
         reader_.values<ProductId, WarehouseId, Quantity, Quantity, Quantity>(
             "SELECT product_id, warehouse_id, on_hand, reserved, quarantined FROM stock_level "
             "WHERE tenant_id = $1 AND product_id >= $2 AND product_id <= $3 "
             "ORDER BY product_id, warehouse_id LIMIT 200000",
             range.first, range.last)) {
      ++levels_;
      const Place place{product, warehouse};
      const Sums sum = sums[place];
      sums.erase(place);
      compare(place, {"on hand", on_hand, "the ledger sums to", sum.on_hand});
      compare(place, {"in quarantine", quarantined, "the ledger sums to", sum.quarantined});
      compare(place, {"reserved", reserved, "firm reservations sum to", sum.reserved});
      if (reserved > on_hand - quarantined)
        tell(place, fmt::format("{} is reserved, but only {} is there to be used", text(reserved),
                                text(on_hand - quarantined)));
    }
    for (const auto& [place, sum] : sums) {
      compare(place, {"on hand", {}, "the ledger sums to", sum.on_hand});
      compare(place, {"in quarantine", {}, "the ledger sums to", sum.quarantined});
      compare(place, {"reserved", {}, "firm reservations sum to", sum.reserved});
    }
  }

  void compare_plan(const Range& range) {
    std::map<PlacedDay, Quantity> claimed;
    for (const auto& [product, warehouse, day, open] :
         reader_.values<ProductId, WarehouseId, Day, Quantity>(
             "SELECT product_id, warehouse_id, promise_day, "
             "CAST(SUM(quantity - consumed) AS BIGINT) "
             "FROM reservation WHERE tenant_id = $1 AND product_id >= $2 AND product_id <= $3 "
             "AND status IN ('requested', 'held') "
             "GROUP BY product_id, warehouse_id, promise_day",
             range.first, range.last))
      claimed[{product, warehouse, day}] = open;
    for (const auto& [product, warehouse, day, outgoing] :
         reader_.values<ProductId, WarehouseId, Day, Quantity>(
             "SELECT product_id, warehouse_id, day, outgoing FROM stock_plan "
             "WHERE tenant_id = $1 AND product_id >= $2 AND product_id <= $3 AND outgoing <> 0 "
             "ORDER BY product_id, warehouse_id, day LIMIT 200000",
             range.first, range.last)) {
      const Quantity open = claimed[{product, warehouse, day}];
      claimed.erase({product, warehouse, day});
      compare({product, warehouse},
              {"planned to go on " + text(day), outgoing, "open claims sum to", open});
    }
    for (const auto& [at, open] : claimed)
      compare({std::get<0>(at), std::get<1>(at)},
              {"planned to go on " + text(std::get<2>(at)), {}, "open claims sum to", open});
  }

  struct Pair {
    std::string what;
    Quantity kept;
    const char* source;
    Quantity summed;
  };
  void compare(const Place& place, const Pair& pair) {
    if (pair.kept == pair.summed) return;
    tell(place, fmt::format("{} is {}, but {} {}", pair.what, text(pair.kept), pair.source,
                            text(pair.summed)));
  }

  void tell(const Place& place, const std::string& words) {
    found_(fmt::format("product {} in warehouse {}: {}", text(place.first), text(place.second),
                       words));
  }

  const db::Reader& reader_;
  const std::function<void(const std::string&)>& found_;
  std::int64_t levels_ = 0;
};

}  // namespace

std::int64_t verify(const db::Reader& reader,
                    const std::function<void(const std::string&)>& found) {
  return Comparison(reader, found).run();
}

}  // namespace supercargo::stock
