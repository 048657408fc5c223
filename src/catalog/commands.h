// The verbs on products, each in one transaction, and the reads.
#pragma once

#include <span>
#include <vector>

#include "catalog/product.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"

namespace supercargo::catalog {

// Refuses a sku that exists already, however it is spelt (`duplicate_sku`).
Result<Product> create(journal::Unit& unit, const Product& given);
// A merge patch from a known revision; one that changes nothing is told to nobody.
Result<Product> change(journal::Unit& unit, const Patch& patch);
// As create, or as a change of everything given when the sku exists: for imports.
Result<Product> put(journal::Unit& unit, const Product& given);
// Many at once, each by itself right or wrong: a few statements for all of them. No two may have
// one sku.
std::vector<Result<Product>> put_all(journal::Unit& unit, std::span<const Product> given);

Result<Product> get(const journal::Query& query, const ProductReference& reference);
Result<db::Page<Product>> list_products(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::catalog
