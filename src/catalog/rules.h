// What a product must be like. Pure: the same answer for the same product, whoever asks.
#pragma once

#include <vector>

#include "catalog/product.h"
#include "kernel/result.h"

namespace supercargo::catalog {

// Every reason against it beyond what each field says for itself; empty: none.
std::vector<Reason> check_product(const Product& product);

// The size of `unit` in the product's base unit; nothing when the product knows no such pack.
std::optional<Pack> pack_of(const Product& product, std::string_view unit);

}  // namespace supercargo::catalog
