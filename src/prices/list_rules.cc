#include "prices/list_rules.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "catalog/rules.h"
#include "kernel/text_keys.h"
#include "kernel/units.h"

namespace supercargo::prices {
namespace {

bool names(const std::vector<std::string>& among, std::string_view wanted) {
  return among.empty() || std::find(among.begin(), among.end(), wanted) != among.end();
}

// A price that holds for the quantity, with what decides between several of them.
struct Candidate {
  Quantity break_base;
  std::int64_t priority = 0;
  Instant approved_at;
  const Offered* offered = nullptr;
  catalog::Pack pack;

  auto order() const { return std::tuple(break_base, priority, approved_at); }
};

void check_price(const ListPrice& price, std::size_t i, const catalog::Product* product,
                 std::vector<Reason>& reasons) {
  const std::string at = "/prices/" + std::to_string(i);
  if (product == nullptr)
    reasons.push_back({at + "/sku", "unknown_product", "No product has this code."});
  else if (!catalog::pack_of(*product, price.unit))
    reasons.push_back({at + "/unit", "unknown_unit", "The product is not sold in this unit."});
}

}  // namespace

std::vector<Reason> check_list(const PriceList& list,
                               const std::map<std::string, catalog::Product>& by_sku_key) {
  std::vector<Reason> reasons;
  if (list.valid_until && list.valid_until < list.valid_from)
    reasons.push_back({"/valid_until", "ends_before_it_begins", "It would never hold."});
  const bool is_open = list.customer_kinds.empty() && list.countries.empty() &&
                       list.channels.empty() && list.customers.empty();
  if (list.kind == ListKind::base && !is_open)
    reasons.push_back({"/kind", "not_everybodys", "A base list is for everybody."});
  if (list.kind == ListKind::customer && list.customers.empty())
    reasons.push_back({"/customers", "required", "Whose list it is."});
  if (list.kind == ListKind::segment && is_open)
    reasons.push_back({"/kind", "is_everybodys", "A segment is some kind, country or channel."});
  std::set<std::tuple<std::string, std::string, Quantity>> seen;
  for (std::size_t i = 0; i < list.prices.size(); ++i) {
    const ListPrice& price = list.prices[i];
    const std::string key = comparison_key(price.sku);
    const auto product = by_sku_key.find(key);
    check_price(price, i, product == by_sku_key.end() ? nullptr : &product->second, reasons);
    if (!seen.emplace(key, price.unit, price.quantity_from).second)
      reasons.push_back({"/prices/" + std::to_string(i), "named_twice",
                         "Another price of this list is for the same goods and quantity."});
  }
  return reasons;
}

bool is_for(const PriceList& list, const Wanted& wanted) {
  const bool holds = list.valid_from <= wanted.received &&
                     (!list.valid_until || wanted.received <= list.valid_until);
  return list.status == ListStatus::active && holds &&
         names(list.customers, wanted.customer_code) &&
         names(list.customer_kinds, wanted.customer_kind) &&
         names(list.countries, wanted.country) && names(list.channels, wanted.channel);
}

std::optional<Price> converted(Price price, const catalog::Pack& from, const catalog::Pack& to) {
  const auto size = combine({from.numerator, from.denominator}, {to.denominator, to.numerator});
  return size ? base_price(price, *size) : std::nullopt;
}

Level level_of(ListKind kind) {
  constexpr Level levels[] = {Level::base_list, Level::segment_list, Level::customer_list,
                              Level::campaign};
  return levels[static_cast<int>(kind)];
}

Picked pick(Level level, const catalog::Product& product, const Wanted& wanted,
            std::span<const Offered> offered) {
  Picked picked;
  const auto ordered = catalog::pack_of(product, wanted.unit);
  const auto base =
      ordered ? to_base(wanted.quantity, {ordered->numerator, ordered->denominator}) : std::nullopt;
  std::vector<Candidate> candidates;
  for (const Offered& each : offered) {
    if (level_of(each.list->kind) != level || !is_for(*each.list, wanted)) continue;
    const auto pack = catalog::pack_of(product, each.price->unit);
    const auto from = pack
                          ? to_base(each.price->quantity_from, {pack->numerator, pack->denominator})
                          : std::nullopt;
    const bool is_money = each.list->currency == wanted.currency;
    if (!is_money) picked.found = std::max(picked.found, Found::other_currency);
    if (!is_money || !from || !base) continue;
    if (*base < *from)
      picked.found = Found::below_break;
    else
      candidates.push_back({*from, each.list->priority, each.list->approved_at, &each, *pack});
  }
  if (candidates.empty()) return picked;
  const auto less = [](const Candidate& a, const Candidate& b) { return a.order() < b.order(); };
  const auto best = std::max_element(candidates.begin(), candidates.end(), less);
  const auto is_alike = [&](const Candidate& each) { return each.order() == best->order(); };
  picked.source = best->offered->list->code;
  if (std::count_if(candidates.begin(), candidates.end(), is_alike) > 1) {
    picked.found = Found::tied;
    return picked;
  }
  picked.price = converted(best->offered->price->unit_price, best->pack, *ordered);
  picked.found = picked.price ? Found::hit : Found::not_exact;
  return picked;
}

}  // namespace supercargo::prices
