#include "catalog/code_store.h"

#include <algorithm>

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

void add(db::Writer& writer, const ProductCode& code) {
  note_change(writer);
  writer.insert_row(code);
}

void remove(db::Writer& writer, ProductCodeId id) {
  note_change(writer);
  writer.run("DELETE FROM product_code WHERE tenant_id = $1 AND id = $2", id);
}

}  // namespace supercargo::catalog
