// Goods moved from one warehouse to another: at once, or on the road until a day. Described once
// here and in transfer.cc. Quantities are in the product's base unit.
#pragma once

#include <string>
#include <vector>

#include "catalog/product.h"
#include "journal/actor.h"
#include "stock/warehouse.h"

namespace supercargo {

struct TransferTag {
  static constexpr char prefix[] = "trf";
};
using TransferId = Id<TransferTag>;

namespace transfers {

struct Line {
  std::string sku;
  Quantity quantity = {};
  std::string lot = {};
  ProductId product_id = {};
};

struct Transfer {
  TransferId id = {};
  std::string number = {};  // TR-2026-000001
  std::string from_warehouse = {};
  WarehouseId from_warehouse_id = {};
  std::string to_warehouse = {};
  WarehouseId to_warehouse_id = {};
  std::string reason = {};
  Day arrives = {};                   // none: it is there at once
  std::string expected_receipt = {};  // by which it is received, when it is on the road
  std::vector<Line> lines = {};
  PersonId moved_by = {};
  std::int64_t revision = 0;
  Instant created_at = {};
};

// How a request names a transfer: its id or its number.
struct TransferReference {
  std::string id = {};
};

}  // namespace transfers
}  // namespace supercargo
