#include "catalog/store.h"

#include "db/search.h"
#include "kernel/search_text.h"
#include "kernel/text_keys.h"

namespace supercargo::catalog {
namespace {

void index(db::Writer& writer, const Product& product) {
  const std::string words = search_tokens(product.sku + ' ' + product.gtin + ' ' + product.name +
                                          ' ' + product.description);
  const db::SearchEntry entry{product.id.value, words};
  db::index_words(writer.session(), "product", {&entry, 1});
}

}  // namespace

std::optional<Product> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<ProductId>(reference)) {
    return reader.row<Product>(
        "SELECT {fields} FROM product WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  }
  return reader.row<Product>(
      "SELECT {fields} FROM product WHERE tenant_id = $1 AND sku_key = $2 LIMIT 1",
      comparison_key(reference));
}

std::vector<Product> find_by_skus(const db::Reader& reader, const std::vector<std::string>& skus) {
  std::vector<std::string> keys;
  keys.reserve(skus.size());
  for (const std::string& sku : skus) keys.push_back(comparison_key(sku));
  return reader.by_keys<Product>("sku_key", keys);
}

std::vector<Product> find_by_ids(const db::Reader& reader, const std::vector<ProductId>& ids) {
  return reader.by_keys<Product>("id", ids);
}

std::vector<Product> find_by_gtins(const db::Reader& reader,
                                   const std::vector<std::string>& gtins) {
  return reader.by_keys<Product>("gtin", gtins);
}

std::vector<std::tuple<ProductId, std::string, std::string, std::string>> for_sale(
    const db::Reader& reader, std::int64_t most) {
  return reader.values<ProductId, std::string, std::string, std::string>(
      "SELECT id, sku, name, COALESCE(gtin, '') FROM product WHERE tenant_id = $1 "
      "AND status = 'active' ORDER BY id LIMIT $2",
      most);
}

Result<db::Page<Product>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Product>(reader, request);
}

void add(db::Writer& writer, const Product& product) {
  writer.insert_row(product);
  index(writer, product);
}

void save(db::Writer& writer, const Product& product) {
  writer.update_row(product);
  index(writer, product);
}

}  // namespace supercargo::catalog
