#include "terms/rules.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "catalog/rules.h"
#include "checks/party_rules.h"
#include "customers/rules.h"
#include "kernel/text_keys.h"
#include "kernel/units.h"

namespace supercargo::terms {
namespace {

using prices::Found;
using prices::Level;

// What two agreements may not both speak of.
auto key_of(const AgreedPrice& price) {
  return std::tuple(comparison_key(price.sku), comparison_key(price.product_group), price.unit,
                    price.quantity_from);
}

std::string place(std::size_t i, const char* field = "") {
  return "/prices/" + std::to_string(i) + field;
}

void check_price(const AgreedPrice& price, std::size_t i,
                 const std::map<std::string, catalog::Product>& products,
                 std::vector<Reason>& reasons) {
  if (price.sku.empty() == price.product_group.empty())
    reasons.push_back({place(i), "product_or_group", "Either a product or a group is named."});
  if (price.unit_price.has_value() == price.discount_rate.has_value())
    reasons.push_back({place(i), "price_or_discount", "Either a price or a discount is agreed."});
  if (price.discount_rate && !price.unit.empty())
    reasons.push_back({place(i, "/unit"), "of_every_unit", "A discount holds for every unit."});
  if (!price.product_group.empty() && price.unit_price && price.unit.empty())
    reasons.push_back({place(i, "/unit"), "required", "The price of one of what."});
  if (price.product_group.empty() != price.products.empty())
    reasons.push_back({place(i, "/products"), "required", "A group says what belongs to it."});
  std::vector<std::string> skus = price.products;
  if (!price.sku.empty()) skus.push_back(price.sku);
  for (const std::string& sku : skus) {
    const auto product = products.find(comparison_key(sku));
    if (product == products.end())
      reasons.push_back({place(i, "/sku"), "unknown_product", "No product has this code."});
    else if (!catalog::pack_of(product->second, price.unit))
      reasons.push_back(
          {place(i, "/unit"), "unknown_unit", "The product is not sold in this unit."});
  }
}

bool speaks_of(const AgreedPrice& price, Level level, const catalog::Product& product) {
  if (level == Level::customer_agreement)
    return !price.sku.empty() && comparison_key(price.sku) == product.sku_key;
  return std::any_of(price.products.begin(), price.products.end(), [&](const std::string& sku) {
    return comparison_key(sku) == product.sku_key;
  });
}

bool is_for(const Agreement& agreement, const Wanted& wanted) {
  const bool is_on =
      agreement.valid_from <= wanted.received && wanted.received <= agreement.valid_until;
  if (agreement.customer_id != wanted.customer || !is_looked_at(agreement.status) || !is_on)
    return false;
  if (agreement.ship_to_key.empty()) return true;
  return wanted.ship_to != nullptr && agreement.ship_to_key == place_key(*wanted.ship_to);
}

// An agreed price that holds for the quantity, with what decides between several of them.
struct Candidate {
  bool is_of_place = false;
  Quantity break_base;
  Instant approved_at;
  const Agreement* agreement = nullptr;
  const AgreedPrice* price = nullptr;
  catalog::Pack pack;

  auto order() const { return std::tuple(is_of_place, break_base, approved_at); }
};

class Search {
 public:
  Search(const catalog::Product& product, const Wanted& wanted)
      : product_(product), wanted_(wanted), ordered_(catalog::pack_of(product, wanted.unit)) {
    if (ordered_) base_ = to_base(wanted.quantity, {ordered_->numerator, ordered_->denominator});
  }

  void look_at(const Agreement& agreement, const AgreedPrice& price) {
    const auto pack = catalog::pack_of(product_, price.unit);
    const auto from =
        pack ? to_base(price.quantity_from, {pack->numerator, pack->denominator}) : std::nullopt;
    if (!from || !base_) return miss(Found::unknown_unit);
    if (agreement.currency != wanted_.currency) return miss(Found::other_currency);
    if (agreement.status == Status::suspended) return miss(Found::no_price, agreement.number);
    if (*base_ < *from) return miss(Found::below_break, agreement.number);
    candidates_.push_back(
        {!agreement.ship_to_key.empty(), *from, agreement.approved_at, &agreement, &price, *pack});
  }

  prices::Picked best(std::optional<Price> list) {
    if (candidates_.empty()) return std::move(missed_);
    const auto less = [](const auto& a, const auto& b) { return a.order() < b.order(); };
    const auto best = std::max_element(candidates_.begin(), candidates_.end(), less);
    const auto is_alike = [&](const Candidate& each) { return each.order() == best->order(); };
    prices::Picked picked{.price = {}, .source = best->agreement->number};
    if (std::count_if(candidates_.begin(), candidates_.end(), is_alike) > 1) {
      picked.found = Found::tied;
      return picked;
    }
    if (best->price->unit_price)
      picked.price = prices::converted(*best->price->unit_price, best->pack, *ordered_);
    else if (list)
      picked.price = discounted(*list, *best->price->discount_rate);
    const bool is_off_nothing = !best->price->unit_price && !list;
    picked.found = picked.price ? Found::hit : is_off_nothing ? Found::no_price : Found::not_exact;
    return picked;
  }

 private:
  void miss(Found found, const std::string& source = {}) {
    missed_.found = found;
    missed_.source = source;
  }

  const catalog::Product& product_;
  const Wanted& wanted_;
  std::optional<catalog::Pack> ordered_;
  std::optional<Quantity> base_;
  std::vector<Candidate> candidates_;
  prices::Picked missed_;
};

}  // namespace

std::optional<Status> after(Status status, Verb verb) {
  struct Way {
    Status from;
    Verb verb;
    Status to;
  };
  static constexpr Way ways[] = {
      {Status::draft, Verb::submit, Status::pending_approval},
      {Status::pending_approval, Verb::approve, Status::approved},
      {Status::pending_approval, Verb::reject, Status::rejected},
      {Status::approved, Verb::communicate, Status::communicated},
      {Status::communicated, Verb::activate, Status::active},
      {Status::active, Verb::suspend, Status::suspended},
      {Status::suspended, Verb::resume, Status::active},
      {Status::active, Verb::terminate, Status::terminated},
      {Status::suspended, Verb::terminate, Status::terminated},
      {Status::communicated, Verb::terminate, Status::terminated},
      {Status::approved, Verb::expire, Status::expired},
      {Status::communicated, Verb::expire, Status::expired},
      {Status::active, Verb::expire, Status::expired},
      {Status::suspended, Verb::expire, Status::expired},
  };
  for (const Way& way : ways)
    if (way.from == status && way.verb == verb) return way.to;
  return std::nullopt;
}

std::string place_key(const customers::Address& address) {
  return checks::address_key(customers::address_facts(address));
}

bool is_looked_at(Status status) {
  return status == Status::communicated || status == Status::active || status == Status::suspended;
}

std::vector<Reason> check_agreement(const Agreement& agreement,
                                    const std::map<std::string, catalog::Product>& by_sku_key) {
  std::vector<Reason> reasons;
  if (agreement.valid_until < agreement.valid_from)
    reasons.push_back({"/valid_until", "ends_before_it_begins", "It would never hold."});
  std::set<decltype(key_of(AgreedPrice{}))> seen;
  for (std::size_t i = 0; i < agreement.prices.size(); ++i) {
    check_price(agreement.prices[i], i, by_sku_key, reasons);
    if (!seen.insert(key_of(agreement.prices[i])).second)
      reasons.push_back({place(i), "named_twice", "It is agreed for the same goods and quantity."});
  }
  return reasons;
}

std::vector<Reason> overlaps(const Agreement& agreement, std::span<const Agreement> others) {
  std::vector<Reason> reasons;
  for (const Agreement& other : others) {
    const bool is_beside = other.id == agreement.id || other.currency != agreement.currency ||
                           other.ship_to_key != agreement.ship_to_key ||
                           other.valid_until < agreement.valid_from ||
                           agreement.valid_until < other.valid_from;
    if (is_beside) continue;
    std::set<decltype(key_of(AgreedPrice{}))> theirs;
    for (const AgreedPrice& price : other.prices) theirs.insert(key_of(price));
    for (std::size_t i = 0; i < agreement.prices.size(); ++i) {
      if (theirs.count(key_of(agreement.prices[i])) != 0)
        reasons.push_back(
            {place(i), "overlaps", "Agreement " + other.number + " says it already."});
    }
  }
  return reasons;
}

std::vector<std::string> recipients_of(const customers::Customer& customer) {
  std::vector<std::string> names{"order_desk", "finance"};
  if (customer.owner) names.emplace_back("account_owner");
  return names;
}

Result<std::vector<Informed>> told(std::vector<Informed> informed,
                                   const std::vector<std::string>& names,
                                   const std::vector<std::string>& known, const Informed& telling) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(known.begin(), known.end(), names[i]) == known.end()) {
      reasons.push_back({"/recipients/" + std::to_string(i), "unknown_recipient",
                         "Nobody of that name has to be told."});
      continue;
    }
    const auto is_same = [&](const Informed& each) { return each.recipient == names[i]; };
    if (std::any_of(informed.begin(), informed.end(), is_same)) continue;
    informed.push_back(telling);
    informed.back().recipient = names[i];
  }
  if (!reasons.empty()) return invalid(std::move(reasons));
  return informed;
}

bool is_everybody_told(const std::vector<Informed>& informed,
                       const std::vector<std::string>& recipients) {
  return std::all_of(recipients.begin(), recipients.end(), [&](const std::string& name) {
    return std::any_of(informed.begin(), informed.end(),
                       [&](const Informed& each) { return each.recipient == name; });
  });
}

std::int64_t warning_due(const Agreement& agreement, Day today) {
  const std::int64_t left = agreement.valid_until - today;
  for (const std::int64_t days : {7, 30, 60})
    if (left <= days) return days < agreement.warned_days ? days : 0;
  return 0;
}

prices::Picked pick(Level level, const catalog::Product& product, const Wanted& wanted,
                    std::optional<Price> list, std::span<const Agreement> agreements) {
  Search search(product, wanted);
  for (const Agreement& agreement : agreements) {
    if (!is_for(agreement, wanted)) continue;
    for (const AgreedPrice& price : agreement.prices)
      if (speaks_of(price, level, product)) search.look_at(agreement, price);
  }
  return search.best(list);
}

}  // namespace supercargo::terms
