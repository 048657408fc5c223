// All SQL of product_code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/code.h"
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

void add(db::Writer& writer, const ProductCode& code);
void remove(db::Writer& writer, ProductCodeId id);

}  // namespace supercargo::catalog
