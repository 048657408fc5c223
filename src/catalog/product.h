// A product: goods or a service that we sell. Described once here and in product.cc; everything
// else reads that description.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/fields.h"

namespace supercargo {

struct ProductTag {
  static constexpr char prefix[] = "prd";
};
using ProductId = Id<ProductTag>;

namespace catalog {

enum class ProductKind : std::uint8_t { goods, service };
enum class ProductStatus : std::uint8_t {
  active,
  blocked,   // not for sale for now
  obsolete,  // not for sale any more
};

// One pack unit of a product: 1 of it holds `numerator / denominator` base units (domain 9.6).
struct Pack {
  std::string unit;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
};

struct Product {
  ProductId id;
  std::string sku;
  std::string name;
  std::string description;
  ProductKind kind = ProductKind::goods;
  std::string unit = "EA";  // base unit of measure, UN/ECE Rec 20
  std::string gtin;
  std::optional<Price> unit_price;  // the base price list: what it costs unless agreed otherwise
  std::optional<Price> standard_cost;
  Currency currency;
  std::string tax_code;
  ProductStatus status = ProductStatus::active;
  std::int64_t lead_time_days = 0;  // to get it when there is none
  std::optional<Quantity> quantity_min;
  std::optional<Quantity> quantity_max;
  std::optional<Quantity> quantity_multiple;
  std::vector<Pack> packs;
  std::optional<std::int64_t> weight_grams;  // of one base unit: freight may go by it
  bool made_to_order = false;                // only for bespoke lines
  std::vector<std::string> substitutes;      // skus that may be offered instead, the best one first
  std::string sku_key;                       // for finding: comparison_key(sku)
  std::string name_key;                      // for sorting
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a request names a product: its id or its sku.
struct ProductReference {
  std::string id;
};

}  // namespace catalog
}  // namespace supercargo
