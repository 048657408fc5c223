#include "discounts/rules.h"

#include <algorithm>

#include "catalog/rules.h"
#include "kernel/units.h"

namespace supercargo::discounts {
namespace {

constexpr Stage stages[] = {Stage::volume, Stage::customer_group, Stage::promotion};

bool names(const std::vector<std::string>& among, std::string_view wanted) {
  return among.empty() || std::find(among.begin(), among.end(), wanted) != among.end();
}

// A line whose unit the product does not know is refused elsewhere, and takes no discount.
std::optional<Quantity> base_of(const catalog::Product& product, const prices::Wanted& wanted) {
  const auto pack = catalog::pack_of(product, wanted.unit);
  return pack ? to_base(wanted.quantity, {pack->numerator, pack->denominator}) : std::nullopt;
}

bool fits(const Rule& rule, const catalog::Product& product, const prices::Wanted& wanted,
          Quantity base) {
  const bool holds = rule.valid_from <= wanted.received &&
                     (!rule.valid_until || wanted.received <= rule.valid_until);
  return rule.status == Status::active && holds && rule.quantity_from <= base &&
         (rule.currency.empty() || rule.currency == wanted.currency) &&
         names(rule.products, product.sku) && names(rule.customers, wanted.customer_code) &&
         names(rule.customer_kinds, wanted.customer_kind) &&
         names(rule.countries, wanted.country) && names(rule.channels, wanted.channel);
}

// The larger; of two alike the one that comes first by its code, so that nothing is drawn.
const Rule* better(const Rule* a, const Rule& b) {
  if (a == nullptr || a->rate < b.rate) return &b;
  return a->rate == b.rate && b.code < a->code ? &b : a;
}

void take(Priced& line, Stage stage, const std::string& source, Rate rate) {
  line.price = discounted(*line.price, rate);
  line.steps.push_back({stage, source, rate, *line.price});
}

bool is_agreed(prices::Level level) {
  return level == prices::Level::special_price || level == prices::Level::customer_agreement ||
         level == prices::Level::group_agreement;
}

void take_rules(Priced& line, std::span<const Rule* const> fitting) {
  Priced alone = line;
  const Rule* single = nullptr;
  for (const Rule* rule : fitting)
    if (rule->stacking == Stacking::exclusive) single = better(single, *rule);
  for (const Stage stage : stages) {
    const Rule* best = nullptr;
    for (const Rule* rule : fitting)
      if (rule->stage == stage && rule->stacking == Stacking::stackable) best = better(best, *rule);
    if (best != nullptr) take(line, stage, best->code, best->rate);
  }
  if (single == nullptr) return;
  take(alone, single->stage, single->code, single->rate);
  if (*alone.price < *line.price) line = std::move(alone);
}

}  // namespace

std::vector<Reason> check_rule(const Rule& rule) {
  std::vector<Reason> reasons;
  if (rule.stage == Stage::manual)
    reasons.push_back({"/stage", "typed_for_a_line", "It is given on a line, by whoever may."});
  if (rule.valid_until && rule.valid_until < rule.valid_from)
    reasons.push_back({"/valid_until", "ends_before_it_begins", "It would never hold."});
  if (rule.stage == Stage::promotion && !rule.valid_until)
    reasons.push_back({"/valid_until", "required", "A promotion has a real end (domain A1.6)."});
  if (rule.stage == Stage::volume && rule.quantity_from == Quantity{})
    reasons.push_back({"/quantity_from", "required", "From how much of a line on."});
  const bool is_open = rule.customers.empty() && rule.customer_kinds.empty() &&
                       rule.countries.empty() && rule.channels.empty();
  if (rule.stage == Stage::customer_group && is_open)
    reasons.push_back({"/customers", "required", "Who is in the group."});
  return reasons;
}

Priced priced(prices::Resolved listed, const catalog::Product& product,
              const prices::Wanted& wanted, std::span<const Rule> rules,
              const std::optional<Rate>& manual) {
  Priced line{.listed = std::move(listed), .steps = {}, .price = {}};
  line.price = line.listed.price;
  const bool is_typed = manual && manual->e8 > 0;
  if (!line.price || (rules.empty() && !is_typed)) return line;
  const auto base = base_of(product, wanted);
  std::vector<const Rule*> fitting;
  for (const Rule& rule : rules)
    if (base && !is_agreed(line.listed.level) && fits(rule, product, wanted, *base))
      fitting.push_back(&rule);
  take_rules(line, fitting);
  if (is_typed) take(line, Stage::manual, "", *manual);
  return line;
}

}  // namespace supercargo::discounts
