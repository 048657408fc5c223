#include "catalog/store.h"

#include "db/search.h"
#include "journal/counter.h"
#include "kernel/search_text.h"
#include "kernel/text_keys.h"

namespace supercargo::catalog {
namespace {

constexpr const char* version_counter = "catalog";

void index(db::Writer& writer, const std::vector<Product>& products) {
  std::vector<std::string> words;
  words.reserve(products.size());  // the entries look into them
  std::vector<db::SearchEntry> entries;
  for (const Product& product : products) {
    words.push_back(search_tokens(product.sku + ' ' + product.gtin + ' ' + product.name + ' ' +
                                  product.description));
    entries.push_back({product.id.value, words.back()});
  }
  db::index_words(writer.session(), "product", entries);
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

std::int64_t catalog_version(const db::Reader& reader) {
  return journal::last_number(reader, version_counter);
}

void note_change(db::Writer& writer) { journal::take_numbers(writer, version_counter, 1); }

void add(db::Writer& writer, const std::vector<Product>& products) {
  if (products.empty()) return;
  note_change(writer);
  writer.insert_rows(products);
  index(writer, products);
}

void save(db::Writer& writer, const std::vector<Product>& products) {
  if (products.empty()) return;
  note_change(writer);
  writer.update_rows(products);
  index(writer, products);
}

}  // namespace supercargo::catalog
