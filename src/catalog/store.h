// All SQL of the catalog's tables: product and the words it is found by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "catalog/product.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::catalog {

// By id or sku, as a request names it (decisions 10).
std::optional<Product> find(const db::Reader& reader, std::string_view reference);
// Products by sku as typed, compared by key; those not found are missing from the answer.
std::vector<Product> find_by_skus(const db::Reader& reader, const std::vector<std::string>& skus);
std::vector<Product> find_by_ids(const db::Reader& reader, const std::vector<ProductId>& ids);
std::vector<Product> find_by_gtins(const db::Reader& reader, const std::vector<std::string>& gtins);
// Sku, name and GTIN of what can be sold, at most so many: what an unknown code may have meant.
std::vector<std::tuple<ProductId, std::string, std::string, std::string>> for_sale(
    const db::Reader& reader, std::int64_t most);
Result<db::Page<Product>> list(const db::Reader& reader, const db::ListRequest& request);

// Grows with every change of a product or a code: what was made from the catalogue is out of date.
std::int64_t catalog_version(const db::Reader& reader);
void note_change(db::Writer& writer);

void add(db::Writer& writer, const std::vector<Product>& products);
void save(db::Writer& writer, const std::vector<Product>& products);

}  // namespace supercargo::catalog
