// All SQL of product_code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/code.h"
#include "catalog/product.h"
#include "db/writer.h"

namespace supercargo::catalog {

std::optional<ProductCode> find_code(const db::Reader& reader, ProductCodeId id);
std::vector<ProductCode> find_codes_of(const db::Reader& reader, ProductId product);
// Of all products, at most so many.
std::vector<ProductCode> every_code(const db::Reader& reader, std::int64_t most);
// Every code that reads like one of these, of all customers: one statement for many orders; ask
// products_meant for each of them.
std::vector<ProductCode> find_codes(const db::Reader& reader,
                                    const std::vector<std::string>& codes);
// The same without the words of other customers.
std::vector<ProductCode> find_by_codes(const db::Reader& reader, CustomerId customer,
                                       const std::vector<std::string>& codes);

// Products as many orders name them: by id, sku, GTIN or another code. Two statements however many
// they are; more only for what is no sku of ours: most orders never pay for it.
class Named {
 public:
  void add(std::vector<Product> products);
  void add(const db::Reader& reader, const std::vector<ProductId>& ids,
           std::vector<std::string> codes);
  // What one product alone is meant by, to this customer; else null. Lives as long as this.
  const Product* find(std::string_view code, CustomerId customer) const;
  const Product* find(ProductId id) const;
  std::vector<ProductId> ids() const;

 private:
  std::unordered_map<std::int64_t, Product> by_id_;
  std::unordered_map<std::string, std::int64_t> by_key_;
  std::vector<ProductCode> other_names_;
};

void add(db::Writer& writer, const ProductCode& code);
void remove(db::Writer& writer, ProductCodeId id);

}  // namespace supercargo::catalog
