// The tax of a whole document (domain 9.3): discount shared out, tax by category and rate, totals.
// Pure and exact; prices may be without tax or with it.
#pragma once

#include <optional>
#include <vector>

#include "taxes/tax.h"

namespace supercargo::taxes {

// A line or a charge: what its price comes to, rounded, and how it is taxed. Of `tax` only country,
// category, rate and reasons are read.
struct Item {
  Money amount;
  LineTax tax;
};

struct Document {
  Currency currency;
  Mode mode = Mode::per_document;
  bool prices_include_tax = false;
  Rate discount;  // of the whole document: once on the sum of its lines, half up (domain 9.2)
  std::vector<Item> lines = {};
  std::vector<Item> charges = {};
};

struct Assessed {
  std::vector<Money> nets;  // of the lines, before the document's discount and without tax
  std::vector<LineTax> lines;
  std::vector<Money> charge_nets;
  std::vector<LineTax> charges;
  std::vector<TaxRow> rows;  // in the order in which lines and charges first name them
  Totals totals;
};

// Nothing when a sum leaves 64 bits.
std::optional<Assessed> assess(const Document& document);

// A unit price with its tax from one without, and back: half up at scale 6, once.
std::optional<Price> with_tax(Price price, Rate rate);
std::optional<Price> without_tax(Price price, Rate rate);

}  // namespace supercargo::taxes
