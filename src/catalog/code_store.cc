#include "catalog/code_store.h"

#include <algorithm>

#include "catalog/rules.h"
#include "catalog/store.h"
#include "kernel/text_keys.h"

namespace supercargo::catalog {

std::optional<ProductCode> find_code(const db::Reader& reader, ProductCodeId id) {
  return reader.row<ProductCode>(
      "SELECT {fields} FROM product_code WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<ProductCode> find_codes_of(const db::Reader& reader, ProductId product) {
  return reader.rows<ProductCode>(
      "SELECT {fields} FROM product_code WHERE tenant_id = $1 AND product_id = $2 "
      "ORDER BY id LIMIT 500",
      product);
}

std::vector<ProductCode> every_code(const db::Reader& reader, std::int64_t most) {
  return reader.rows<ProductCode>(
      "SELECT {fields} FROM product_code WHERE tenant_id = $1 ORDER BY id LIMIT $2", most);
}

std::vector<ProductCode> find_codes(const db::Reader& reader,
                                    const std::vector<std::string>& codes) {
  std::vector<std::string> keys;
  for (const std::string& code : codes)
    if (std::string key = code_key(code); !key.empty()) keys.push_back(std::move(key));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return reader.by_keys<ProductCode>("code_key", keys);
}

std::vector<ProductCode> find_by_codes(const db::Reader& reader, CustomerId customer,
                                       const std::vector<std::string>& codes) {
  auto found = find_codes(reader, codes);
  std::erase_if(found, [&](const ProductCode& each) {
    return each.customer_id && each.customer_id != customer;
  });
  return found;
}

void Named::add(std::vector<Product> products) {
  for (Product& product : products) {
    by_key_[product.sku_key] = product.id.value;
    by_id_[product.id.value] = std::move(product);
  }
}

void Named::add(const db::Reader& reader, const std::vector<ProductId>& ids,
                std::vector<std::string> codes) {
  add(find_by_skus(reader, codes));
  add(find_by_ids(reader, ids));
  std::erase_if(codes,
                [&](const std::string& code) { return by_key_.count(comparison_key(code)) != 0; });
  if (codes.empty()) return;
  for (Product& product : find_by_gtins(reader, codes)) {
    by_key_.try_emplace(comparison_key(product.gtin), product.id.value);
    by_id_[product.id.value] = std::move(product);
  }
  other_names_ = find_codes(reader, codes);
  std::vector<ProductId> meant;
  for (const ProductCode& code : other_names_) meant.push_back(code.product_id);
  for (Product& product : find_by_ids(reader, meant)) by_id_[product.id.value] = std::move(product);
}

const Product* Named::find(std::string_view code, CustomerId customer) const {
  if (const auto id = parse<ProductId>(code)) return find(*id);
  const auto found = by_key_.find(comparison_key(code));
  if (found != by_key_.end()) return &by_id_.at(found->second);
  const auto meant = products_meant(other_names_, customer, code);
  return meant.size() == 1 ? find(meant.front()) : nullptr;
}

const Product* Named::find(ProductId id) const {
  const auto found = by_id_.find(id.value);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::vector<ProductId> Named::ids() const {
  std::vector<ProductId> ids;
  ids.reserve(by_id_.size());
  for (const auto& [id, product] : by_id_) ids.push_back(product.id);
  return ids;
}

void add(db::Writer& writer, const ProductCode& code) {
  note_change(writer);
  writer.insert_row(code);
}

void remove(db::Writer& writer, ProductCodeId id) {
  note_change(writer);
  writer.run("DELETE FROM product_code WHERE tenant_id = $1 AND id = $2", id);
}

}  // namespace supercargo::catalog
