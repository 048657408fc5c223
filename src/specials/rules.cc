#include "specials/rules.h"

#include <algorithm>
#include <tuple>

#include "catalog/rules.h"
#include "kernel/units.h"

namespace supercargo::specials {
namespace {

using prices::Found;
using prices::Offer;

Offer offer_of(const Special& special) {
  Offer offer{.given = special.unit_price.micro};
  if (special.list_price) offer.list = special.list_price->micro;
  if (special.unit_cost) offer.cost = special.unit_cost->micro;
  return offer;
}

// Millionths of the currency, for the whole quantity; nothing beyond 64 bits.
std::optional<std::int64_t> amount(std::int64_t unit_micro, Quantity quantity) {
  return multiply_divide(unit_micro, quantity.micro, 1'000'000, Rounding::half_up);
}

bool add_to(std::int64_t& sum, std::int64_t unit_micro, Quantity quantity) {
  const auto more = amount(unit_micro, quantity);
  return more && !__builtin_add_overflow(sum, *more, &sum);
}

// What is not known of one is not known of all; nothing when there is no sum to speak of.
std::optional<Offer> sum_of(const Special& asked, std::span<const Special> week) {
  Offer sum{.cost = 0};
  bool has_list = true;
  const auto add = [&](const Special& each) {
    has_list = has_list && each.list_price;
    if (!each.unit_cost) sum.cost.reset();
    return add_to(sum.given, each.unit_price.micro, each.quantity) &&
           (!each.list_price || add_to(sum.list, each.list_price->micro, each.quantity)) &&
           (!sum.cost || add_to(*sum.cost, each.unit_cost->micro, each.quantity));
  };
  bool is_several = false;
  for (const Special& each : week) {
    if (each.currency != asked.currency || each.id == asked.id) continue;
    is_several = true;
    if (!add(each)) return std::nullopt;
  }
  if (!is_several || !add(asked)) return std::nullopt;
  if (!has_list) sum.list = 0;
  return sum;
}

// Exact, as far as a rate goes: what is a hair above a limit is not shown as the limit.
std::string percent(Rate rate) { return decimal_text(rate.e8, rate_scale - 2) + " %"; }

}  // namespace

prices::Authority authority_for(const Special& asked, std::span<const Special> week,
                                std::span<const policies::AuthorityTier> tiers) {
  const auto together = sum_of(asked, week);
  const Offer alone = offer_of(asked);
  return together ? prices::authority_for(alone, *together, tiers)
                  : prices::authority_for(alone, tiers);
}

bool is_beyond(const prices::Authority& authority, std::span<const policies::AuthorityTier> tiers) {
  return authority.level >= tiers.size();
}

std::vector<std::string> deciders(std::size_t level) {
  if (level == 0) return {};
  if (level == 1) return {"order_desk", "sales_manager"};
  if (level == 2) return {"sales_manager"};
  return {"sales_manager", "finance"};
}

std::string words_of(const prices::Authority& authority) {
  const std::string needs = " needs tier " + authority.tier + ".";
  if (authority.decided == prices::Decided::margin) return "The margin" + needs;
  if (authority.decided == prices::Decided::cost_missing)
    return "A discount on goods whose cost is not known" + needs;
  if (authority.decided == prices::Decided::no_list_price)
    return "A price where the list has none" + needs;
  return "The discount of " + percent(authority.discount) + needs;
}

std::vector<Reason> check_request(const Special& asked, const prices::Authority& authority,
                                  std::span<const policies::AuthorityTier> tiers, Day today) {
  std::vector<Reason> reasons;
  if (asked.list_price && asked.unit_price >= *asked.list_price)
    reasons.push_back({"/unit_price", "not_below_list",
                       "The lists say " + text(*asked.list_price) + " or less."});
  if (asked.valid_until && asked.valid_until < today)
    reasons.push_back({"/valid_until", "in_the_past", "It would be over already."});
  if (!is_beyond(authority, tiers)) return reasons;
  if (asked.justification.empty())
    reasons.push_back(
        {"/justification", "required", words_of(authority) + " It takes a written justification."});
  if (asked.valid_until && today + days_valid_at_most < asked.valid_until)
    reasons.push_back({"/valid_until", "too_long", "Such a price ends within thirty days."});
  return reasons;
}

bool is_open_to(const Special& special, const terms::Wanted& wanted) {
  if (special.customer_id != wanted.customer || special.valid_until < wanted.received) return false;
  if (special.status == Status::used)
    return wanted.order != 0 && special.used_order == wanted.order &&
           special.used_line == wanted.line;
  return special.status == Status::communicated;
}

Match pick(const catalog::Product& product, const terms::Wanted& wanted,
           std::span<const Special* const> open) {
  Match match;
  const auto ordered = catalog::pack_of(product, wanted.unit);
  const auto base =
      ordered ? to_base(wanted.quantity, {ordered->numerator, ordered->denominator}) : std::nullopt;
  for (const Special* each : open) {
    if (!is_open_to(*each, wanted)) continue;
    const auto pack = catalog::pack_of(product, each->unit);
    const auto quantity =
        pack ? to_base(each->quantity, {pack->numerator, pack->denominator}) : std::nullopt;
    Found found = Found::hit;
    if (each->currency != wanted.currency)
      found = Found::other_currency;
    else if (!base || !quantity || *base != *quantity)
      found = Found::below_break;
    const auto is_later = [](const Special& a, const Special& b) {
      return std::tuple(a.status == Status::used, a.decided_at, a.id) >
             std::tuple(b.status == Status::used, b.decided_at, b.id);
    };
    if (found != Found::hit) {
      if (match.special == nullptr)
        match.picked = {.price = {}, .found = found, .source = each->number};
    } else if (match.special == nullptr || is_later(*each, *match.special)) {
      match.special = each;
      match.picked.price = prices::converted(each->unit_price, *pack, *ordered);
      match.picked.found = match.picked.price ? Found::hit : Found::not_exact;
      match.picked.source = each->number;
    }
  }
  return match;
}

}  // namespace supercargo::specials
