#include "prices/rules.h"

#include "catalog/rules.h"
#include "kernel/units.h"
#include "prices/list_rules.h"

namespace supercargo::prices {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t whole = 100'000'000;        // a rate of 1
constexpr std::int64_t discount_cap = 35'000'000;  // more is never anybody's own (domain 9.2)
constexpr std::size_t least_unknown = 2;           // what cannot be judged is the sales manager's

Found base_list(const catalog::Product& product, const Wanted& wanted,
                std::optional<Price>& price) {
  if (!product.unit_price) return Found::no_price;
  if (product.currency != wanted.currency) return Found::other_currency;
  const auto pack = catalog::pack_of(product, wanted.unit);
  if (!pack) return Found::unknown_unit;
  // From base to pack is the conversion of the inverted pack.
  price = base_price(*product.unit_price, {pack->denominator, pack->numerator});
  return price ? Found::hit : Found::not_exact;
}

bool allows_discount(const policies::AuthorityTier& tier, const Offer& offer) {
  return (Wide{offer.list} - offer.given) * whole <= Wide{tier.discount_max.e8} * offer.list;
}

bool allows_margin(const policies::AuthorityTier& tier, const Offer& offer) {
  if (offer.given <= 0) return false;
  return (Wide{offer.given} - *offer.cost) * whole >= Wide{tier.margin_min.e8} * offer.given;
}

template <class Allows>
std::size_t first_tier(std::span<const policies::AuthorityTier> tiers, const Allows& allows) {
  std::size_t level = 0;
  while (level < tiers.size() && !allows(tiers[level])) ++level;
  return level;
}

std::optional<Rate> part(std::int64_t amount, std::int64_t of) {
  const auto rate = multiply_divide(amount, whole, of, Rounding::half_up);
  return rate ? std::optional(Rate{*rate}) : std::nullopt;
}

std::size_t discount_level(const Offer& offer, std::span<const policies::AuthorityTier> tiers) {
  if (is_beyond_cap(offer)) return tiers.size();
  return first_tier(tiers, [&](const auto& tier) { return allows_discount(tier, offer); });
}

void raise(Authority& authority, std::size_t level, Decided decided) {
  if (level <= authority.level && authority.decided != Decided::nothing) return;
  authority.level = std::max(level, authority.level);
  authority.decided = decided;
}

}  // namespace

bool is_beyond_cap(const Offer& offer) {
  return (Wide{offer.list} - offer.given) * whole > Wide{discount_cap} * offer.list;
}

Resolved resolve(const catalog::Product& product, const Wanted& wanted,
                 std::span<const Offered> offered) {
  Resolved resolved;
  bool is_over = false;
  for (int i = 0; i <= static_cast<int>(Level::base_list); ++i) {
    const Level level = static_cast<Level>(i);
    if (is_over) {
      resolved.trace.push_back({level, Found::not_looked_at});
      continue;
    }
    Picked picked = pick(level, product, wanted, offered);
    const bool is_bare = level == Level::base_list && picked.found == Found::none_kept;
    if (is_bare) picked.found = base_list(product, wanted, picked.price);
    resolved.trace.push_back({level, picked.found, picked.source});
    // Two that say different things are for a person, not for the next level.
    is_over = picked.found == Found::hit || picked.found == Found::tied;
    if (picked.found != Found::hit) continue;
    resolved.price = picked.price;
    resolved.level = level;
  }
  const bool is_hit = resolved.price.has_value();
  resolved.trace.push_back({Level::manual, is_hit ? Found::not_looked_at : Found::hit});
  return resolved;
}

std::optional<Price> unit_cost(const catalog::Product& product, std::string_view unit) {
  const auto pack = catalog::pack_of(product, unit);
  if (!pack || !product.standard_cost) return std::nullopt;
  const auto micro = multiply_divide(product.standard_cost->micro, pack->numerator,
                                     pack->denominator, Rounding::half_up);
  return micro ? std::optional(Price{*micro}) : std::nullopt;
}

Authority authority_for(const Offer& offer, std::span<const policies::AuthorityTier> tiers) {
  Authority authority;
  const std::size_t unknown = std::min(least_unknown, tiers.size());
  if (offer.cost && offer.given > 0)
    authority.margin = part(offer.given - *offer.cost, offer.given);
  if (offer.list <= 0) {
    raise(authority, unknown, Decided::no_list_price);
  } else if (offer.given < offer.list) {
    authority.discount = part(offer.list - offer.given, offer.list).value_or(Rate{});
    raise(authority, discount_level(offer, tiers), Decided::discount);
  }
  if (authority.decided != Decided::nothing) {
    if (offer.cost) {
      raise(authority,
            first_tier(tiers, [&](const auto& tier) { return allows_margin(tier, offer); }),
            Decided::margin);
    } else {
      raise(authority, unknown, Decided::cost_missing);
    }
  }
  authority.tier = authority.level < tiers.size() ? tiers[authority.level].name
                                                  : "T" + std::to_string(tiers.size());
  return authority;
}

Authority authority_for(const Offer& line, const Offer& week,
                        std::span<const policies::AuthorityTier> tiers) {
  Authority alone = authority_for(line, tiers);
  Authority together = authority_for(week, tiers);
  return together.level > alone.level ? together : alone;
}

}  // namespace supercargo::prices
