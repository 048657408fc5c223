// What should always be there: how much of a product a warehouse keeps against surprises, and the
// level at which more is got (domain 1 and 6.3). One record for a product at a warehouse; both are
// said by people, and nothing is promised or refused by them. Described here and in buffer.cc.
#pragma once

#include <optional>
#include <string>

#include "catalog/product.h"
#include "journal/actor.h"
#include "stock/warehouse.h"

namespace supercargo {

struct BufferTag {
  static constexpr char prefix[] = "buf";
};
using BufferId = Id<BufferTag>;

namespace buffers {

struct Buffer {
  BufferId id = {};
  std::string warehouse = {};  // its code
  std::string sku = {};
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  Quantity safety_stock = {};
  std::optional<Quantity> reorder_point = {};  // none: nobody has said
  PersonId changed_by = {};
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};
};

// In the product's base unit. Nought takes a safety stock away.
struct PutBuffer {
  std::string warehouse = {};
  std::string sku = {};
  Quantity safety_stock = {};
  std::optional<Quantity> reorder_point = {};
};

}  // namespace buffers
}  // namespace supercargo
