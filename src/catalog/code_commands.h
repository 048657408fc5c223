// Giving products other names and taking them back, each in one transaction.
#pragma once

#include "catalog/code.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::catalog {

// Refuses a code that means a product already, to the same customer or to everybody, and a common
// one that is another product's sku.
Result<ProductCode> give_code(journal::Unit& unit, const GiveCode& given);
Result<Done> take_code(journal::Unit& unit, const TakeCode& taken);

// A portal's person sees what everybody says and their own company's words.
Result<ProductCodes> get_codes(const journal::Query& query, const ProductReference& product);

}  // namespace supercargo::catalog
