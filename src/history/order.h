// A document of trade that was over before it came here: an order, a credit or an adjustment as
// another system had booked it. Read for habits and figures; nothing of it is ever changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/product.h"
#include "customers/customer.h"
#include "kernel/fields.h"

namespace supercargo {

struct HistoryOrderTag {
  static constexpr char prefix[] = "his";
};
using HistoryOrderId = Id<HistoryOrderTag>;

namespace history {

enum class Kind : std::uint8_t {
  order,
  credit,      // gives back what an order had taken
  adjustment,  // of accounts: no goods moved
};

struct Line {
  HistoryOrderId order_id = {};
  std::int64_t line = 0;  // 1, 2, 3 …
  ProductId product_id = {};
  std::string sku = {};          // as it was written
  std::string description = {};  // as it was written
  Quantity quantity = {};
  Price unit_price = {};
  Money net = {};         // rounded at the line (domain 9.1)
  std::string note = {};  // what was unusual: "no_price, negative_quantity"
};

struct Order {
  HistoryOrderId id = {};
  std::string number = {};
  Kind kind = Kind::order;
  CustomerId customer_id = {};
  Instant at = {};
  Currency currency = {};
  std::string country = {};  // as it was written
  std::int64_t line_count = 0;
  Money net = {};    // of the rounded lines
  Price value = {};  // unrounded, at scale 6
  std::vector<Line> lines = {};
  std::int64_t source_id = 0;  // the import that brought it: only the same one may add lines
  std::int64_t revision = 0;
  Instant created_at = {};
};

struct OrderReference {
  std::string id;  // or its number
};

}  // namespace history
}  // namespace supercargo
