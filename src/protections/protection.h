// What people keep about consumers' rights: whose law protects a customer where it is not that of
// the country of delivery, and which products may not be withdrawn from, with what shows it (domain
// A1.5). One record for a customer, one for a product.
#pragma once

#include <optional>
#include <string>

#include "catalog/product.h"
#include "customers/customer.h"
#include "rights/jurisdiction.h"

namespace supercargo {

struct ConsumerLawTag {
  static constexpr char prefix[] = "clw";
};
using ConsumerLawId = Id<ConsumerLawTag>;
struct ProductExemptionTag {
  static constexpr char prefix[] = "pex";
};
using ProductExemptionId = Id<ProductExemptionTag>;

namespace protections {

struct ConsumerLaw {
  ConsumerLawId id;
  CustomerId customer_id;
  std::optional<rights::Jurisdiction> jurisdiction;  // none: that of the country of delivery
  PersonId changed_by;
  std::int64_t revision = 0;
  Instant changed_at;
};

struct ProductExemption {
  ProductExemptionId id;
  ProductId product_id;
  std::optional<rights::Exemption> exemption;  // none: it may be withdrawn from
  std::string reason;                          // what shows it
  PersonId changed_by;
  std::int64_t revision = 0;
  Instant changed_at;
};

struct PutLaw {
  std::string id;  // of the customer, or its code
  std::optional<rights::Jurisdiction> jurisdiction;
};
struct PutExemption {
  std::string id;  // of the product, or its sku
  std::optional<rights::Exemption> exemption;
  std::string reason;
};

}  // namespace protections
}  // namespace supercargo
