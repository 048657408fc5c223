#include "kernel/units.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "kernel/decimal.h"

namespace supercargo {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t one = power_of_ten(quantity_scale);

struct Unit {
  std::string_view code;
  int decimals;
};

// Sorted by code. What can be counted takes no fraction; what is measured takes what a trade scale,
// a tape or a time sheet shows.
constexpr std::array units{
    Unit{"ANN", 2}, Unit{"AS", 0},  Unit{"C62", 0}, Unit{"CLT", 3}, Unit{"CMK", 3}, Unit{"CMQ", 3},
    Unit{"CMT", 3}, Unit{"DAY", 2}, Unit{"DLT", 3}, Unit{"DMQ", 3}, Unit{"DMT", 3}, Unit{"DZN", 0},
    Unit{"E48", 2}, Unit{"E49", 2}, Unit{"EA", 0},  Unit{"FOT", 3}, Unit{"FTK", 3}, Unit{"FTQ", 3},
    Unit{"GLI", 3}, Unit{"GLL", 3}, Unit{"GRM", 3}, Unit{"GRO", 0}, Unit{"H87", 0}, Unit{"HLT", 3},
    Unit{"HUR", 2}, Unit{"INH", 3}, Unit{"INQ", 3}, Unit{"KGM", 3}, Unit{"KMT", 3}, Unit{"KT", 0},
    Unit{"KWH", 3}, Unit{"KWT", 3}, Unit{"LBR", 3}, Unit{"LS", 0},  Unit{"LTR", 3}, Unit{"MGM", 3},
    Unit{"MIN", 2}, Unit{"MLT", 3}, Unit{"MMT", 3}, Unit{"MON", 2}, Unit{"MTK", 3}, Unit{"MTQ", 6},
    Unit{"MTR", 3}, Unit{"MWH", 3}, Unit{"NAR", 0}, Unit{"NMP", 0}, Unit{"ONZ", 3}, Unit{"P1", 6},
    Unit{"PR", 0},  Unit{"RM", 0},  Unit{"SEC", 0}, Unit{"SET", 0}, Unit{"SMI", 3}, Unit{"TKM", 3},
    Unit{"TNE", 6}, Unit{"WEE", 2}, Unit{"XBA", 0}, Unit{"XBC", 0}, Unit{"XBE", 0}, Unit{"XBG", 0},
    Unit{"XBO", 0}, Unit{"XBX", 0}, Unit{"XCA", 0}, Unit{"XCN", 0}, Unit{"XCR", 0}, Unit{"XCS", 0},
    Unit{"XCT", 0}, Unit{"XDR", 0}, Unit{"XJR", 0}, Unit{"XKG", 0}, Unit{"XPA", 0}, Unit{"XPB", 0},
    Unit{"XPC", 0}, Unit{"XPK", 0}, Unit{"XPL", 0}, Unit{"XPP", 0}, Unit{"XPX", 0}, Unit{"XRO", 0},
    Unit{"XSA", 0}, Unit{"XSX", 0}, Unit{"XTB", 0}, Unit{"XTU", 0}, Unit{"YRD", 3},
};

constexpr bool by_code(const Unit& a, const Unit& b) { return a.code < b.code; }
static_assert(std::is_sorted(units.begin(), units.end(), by_code));

bool usable(PackSize size) { return size.numerator > 0 && size.denominator > 0; }

std::optional<std::int64_t> narrow(Wide value) {
  if (value < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::optional<std::int64_t> exactly(std::int64_t value, std::int64_t times, std::int64_t by) {
  const Wide product = Wide{value} * times;
  if (product % by != 0) return std::nullopt;
  return narrow(product / by);
}

std::optional<Quantity> as_quantity(std::optional<std::int64_t> micro) {
  if (!micro) return std::nullopt;
  return Quantity{*micro};
}

}  // namespace

std::optional<PackSize> combine(PackSize outer, PackSize inner) {
  if (!usable(outer) || !usable(inner)) return std::nullopt;
  const auto across = std::gcd(outer.numerator, inner.denominator);
  const auto back = std::gcd(inner.numerator, outer.denominator);
  const auto numerator = narrow(Wide{outer.numerator / across} * (inner.numerator / back));
  const auto denominator = narrow(Wide{outer.denominator / back} * (inner.denominator / across));
  if (!numerator || !denominator) return std::nullopt;
  // The factors themselves may not have been in lowest terms.
  const auto common = std::gcd(*numerator, *denominator);
  return PackSize{*numerator / common, *denominator / common};
}

std::optional<Quantity> to_base(Quantity packs, PackSize size) {
  if (!usable(size)) return std::nullopt;
  return as_quantity(exactly(packs.micro, size.numerator, size.denominator));
}

std::optional<Quantity> from_base(Quantity base, PackSize size) {
  return to_base(base, {size.denominator, size.numerator});
}

std::optional<Quantity> whole_packs_for(Quantity base, PackSize size) {
  if (!usable(size) || base.micro < 0) return std::nullopt;
  const Wide wanted = Wide{base.micro} * size.denominator;
  // The divisor may pass 64 bits, never 128: 2^63 times a million.
  const Wide pack = Wide{size.numerator} * one;
  const Wide packs = wanted / pack + (wanted % pack != 0 ? 1 : 0);
  if (packs > std::numeric_limits<std::int64_t>::max() / one) return std::nullopt;
  return Quantity{static_cast<std::int64_t>(packs) * one};
}

std::optional<Price> base_price(Price per_pack, PackSize size) {
  if (!usable(size)) return std::nullopt;
  const auto micro = exactly(per_pack.micro, size.denominator, size.numerator);
  if (!micro) return std::nullopt;
  return Price{*micro};
}

bool whole(Quantity quantity) { return quantity.micro % one == 0; }

std::optional<int> unit_decimals(std::string_view code) {
  const auto unit = std::lower_bound(units.begin(), units.end(), Unit{code, 0}, by_code);
  if (unit == units.end() || unit->code != code) return std::nullopt;
  return unit->decimals;
}

bool known_unit(std::string_view code) { return unit_decimals(code).has_value(); }

bool fits_unit(Quantity quantity, std::string_view code) {
  const auto decimals = unit_decimals(code);
  return decimals && quantity.micro % power_of_ten(quantity_scale - *decimals) == 0;
}

}  // namespace supercargo
