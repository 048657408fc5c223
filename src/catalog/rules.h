// What a product and its other codes must be like, and which product a typed code means. Pure: the
// same answer for the same product, whoever asks.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "catalog/code.h"
#include "catalog/product.h"
#include "checks/order_rules.h"
#include "kernel/result.h"

namespace supercargo::catalog {

// Every reason against it beyond what each field says for itself; empty: none.
std::vector<Reason> check_product(const Product& product);

// Whether it is among the approved alternatives of what is wanted (domain 1, Substitute).
bool may_stand_for(const Product& substitute, const Product& wanted);

// The size of `unit` in the product's base unit; nothing when the product knows no such pack.
std::optional<Pack> pack_of(const Product& product, std::string_view unit);

// So much weight with so much of the product more; nothing while its own is not known.
std::optional<std::int64_t> heavier(std::int64_t grams, const Product& product, Quantity base);

// As the checks of an order read it.
checks::ProductFacts product_facts(const Product& product, std::int64_t lead_days);

// `taken` are the codes that read alike already, whoever's they are.
std::vector<Reason> check_code(const ProductCode& given, std::span<const ProductCode> taken);

// The products that `code` can mean for this customer: by the customer's own word if there is one,
// else by everybody's. Each once; more than one is for a person to decide.
std::vector<ProductId> products_meant(std::span<const ProductCode> codes, CustomerId customer,
                                      std::string_view code);

}  // namespace supercargo::catalog
