#include "prices/store.h"

#include <algorithm>

#include "kernel/text_keys.h"

namespace supercargo::prices {
namespace {

void attach_prices(const db::Reader& reader, PriceList& list) {
  list.prices = reader.rows<ListPrice>(
      "SELECT {fields} FROM price_list_price WHERE tenant_id = $1 AND price_list_id = $2 "
      "ORDER BY position LIMIT 5000",
      list.id);
}

}  // namespace

std::optional<PriceList> find(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<PriceListId>(reference);
  auto found = id ? reader.by_keys<PriceList>("id", std::vector{*id})
                  : reader.by_keys<PriceList>("code_key", std::vector{comparison_key(reference)});
  if (found.empty()) return std::nullopt;
  attach_prices(reader, found.front());
  return std::move(found.front());
}

Result<db::Page<PriceList>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<PriceList>(reader, request);
}

void add(db::Writer& writer, const PriceList& list) {
  writer.insert_row(list);
  writer.insert_rows(list.prices);
}

void save(db::Writer& writer, const PriceList& list) { writer.update_row(list); }

void save_anew(db::Writer& writer, const PriceList& list) {
  writer.update_row(list);
  writer.run("DELETE FROM price_list_price WHERE tenant_id = $1 AND price_list_id = $2", list.id);
  writer.insert_rows(list.prices);
}

Book Book::gather(const db::Reader& reader, const std::vector<ProductId>& products) {
  Book book;
  book.prices_ = reader.by_keys<ListPrice>("product", products);
  std::vector<PriceListId> ids;
  for (const ListPrice& each : book.prices_) ids.push_back(each.list);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  book.lists_ = reader.by_keys<PriceList>("id", ids);
  std::unordered_map<std::int64_t, const PriceList*> by_id;
  for (const PriceList& list : book.lists_) by_id[list.id.value] = &list;
  for (const ListPrice& each : book.prices_)
    if (const auto list = by_id.find(each.list.value); list != by_id.end())
      book.by_product_[each.product.value].push_back({list->second, &each});
  return book;
}

std::span<const Offered> Book::of(ProductId product) const {
  const auto found = by_product_.find(product.value);
  return found == by_product_.end() ? std::span<const Offered>() : found->second;
}

}  // namespace supercargo::prices
