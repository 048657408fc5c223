// Other names of a product: what a customer calls it, an old code, another GTIN. Somebody who
// orders by one of them means the product; nothing is guessed (domain 10).
#pragma once

#include <string>
#include <vector>

#include "catalog/product.h"
#include "customers/customer.h"
#include "kernel/fields.h"

namespace supercargo {

struct ProductCodeTag {
  static constexpr char prefix[] = "pcd";
};
using ProductCodeId = Id<ProductCodeTag>;

namespace catalog {

enum class CodeKind : std::uint8_t {
  own,  // a second code of ours
  customer_code,
  gtin,  // of a pack or an older edition
  old_code,
  supplier_code,
};

struct ProductCode {
  ProductCodeId id;
  ProductId product_id;
  CodeKind kind = CodeKind::own;
  CustomerId customer_id;  // whose word it is; exactly for customer_code
  std::string code;
  std::string code_key;  // for finding: code_key(code)
  Instant created_at;
};

// What a request gives; `id` is the product's id or sku, from the path.
struct GiveCode {
  std::string id;
  CodeKind kind = CodeKind::own;
  std::string customer;  // id or code
  std::string code;
};

struct TakeCode {
  std::string id;
  std::string code_id;
};

struct ProductCodes {
  std::vector<ProductCode> items;
};

}  // namespace catalog

template <>
Choices choices<catalog::CodeKind>();
template <>
const Entity& entity<catalog::ProductCode>();
template <>
const Entity& entity<catalog::GiveCode>();
template <>
const Entity& entity<catalog::TakeCode>();
template <>
const Entity& entity<catalog::ProductCodes>();

}  // namespace supercargo
