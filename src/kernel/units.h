// Units of measure (UN/ECE Recommendation 20, packages of Recommendation 21 with an X before) and
// exact pack conversion (domain 9.6): a conversion that is not exact is refused, never rounded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kernel/money.h"

namespace supercargo {

// How many base units one pack holds, as a fraction: a case of 24 is {24, 1}, a gram in kilograms
// is {1, 1000}. Both parts are positive, else every conversion refuses.
struct PackSize {
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  friend bool operator==(PackSize, PackSize) = default;
};

// Packs of packs, in lowest terms: 40 cases on a pallet, 24 each in a case, are {960, 1}.
std::optional<PackSize> combine(PackSize outer, PackSize inner);

// Nothing when the answer is not exact at scale 6, or leaves 64 bits.
std::optional<Quantity> to_base(Quantity packs, PackSize size);
std::optional<Quantity> from_base(Quantity base, PackSize size);

// The fewest whole packs that hold the base quantity: 500 pieces in cases of 24 are 21 cases.
std::optional<Quantity> whole_packs_for(Quantity base, PackSize size);

// The price of one base unit from the price of a pack, only where it is exact at scale 6; else the
// price stays in its own unit.
std::optional<Price> base_price(Price per_pack, PackSize size);

bool whole(Quantity quantity);

bool known_unit(std::string_view code);
// How many fraction digits a quantity in this unit may have (EA 0, KGM 3 …); nothing if unknown.
std::optional<int> unit_decimals(std::string_view code);
// Whether the unit is known and the quantity keeps to its fraction digits.
bool fits_unit(Quantity quantity, std::string_view code);

}  // namespace supercargo
