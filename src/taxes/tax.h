// What a document's tax is made of: how each line is taxed and why, and the sums by category and
// rate (domain 9.3). Copied into the document: a later rate changes nothing that was agreed.
#pragma once

#include <string>
#include <vector>

#include "kernel/fields.h"

namespace supercargo {
namespace taxes {

// The categories of EN 16931 (UNCL 5305).
enum class Category : std::uint8_t {
  outside_scope,    // O: no tax of a country where we are registered
  standard,         // S: taxed at its rate, whether that is the usual one or a reduced one
  zero,             // Z
  exempt,           // E
  reverse_charge,   // AE: the customer accounts for it
  intra_community,  // K: goods to a business in another state of the union
  export_outside,   // G: goods that leave it
};
// S, Z, E …
const char* category_code(Category category);

// Never mixed within a document (domain 9.3).
enum class Mode : std::uint8_t {
  per_document,  // on the sum of each category and rate, rounded once
  per_line,      // on each line, each rounded
};

// How one line or charge is taxed, and what of the document's discount and tax is its own, so that
// a part of it that comes back is exact.
struct LineTax {
  std::string country;  // whose tax it is
  Category category = Category::outside_scope;
  Rate rate;
  Currency currency;
  Money discount;  // its share of the document's discount, without tax
  Money amount;    // its share of the tax
  std::string reason_code;
  std::string reason;  // why no tax is asked
};

// One category and rate of a document.
struct TaxRow {
  std::string country;
  Category category = Category::outside_scope;
  Rate rate;
  Currency currency;
  Money taxable;
  Money amount;
  std::string reason_code;
  std::string reason;
};

struct Totals {
  Money discount;  // of the whole document, without tax
  Money charges;   // without tax
  Money net;       // Σ lines − discount + charges
  Money tax;
  Money gross;
};

}  // namespace taxes

template <>
Choices choices<taxes::Category>();
template <>
Choices choices<taxes::Mode>();
template <>
const Entity& entity<taxes::LineTax>();
template <>
const Entity& entity<taxes::TaxRow>();
template <>
const Entity& entity<taxes::Totals>();

}  // namespace supercargo
