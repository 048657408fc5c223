// What a discount must be like, and what a line costs once those that fit are taken off (domain
// 9.2). Exact; pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "catalog/product.h"
#include "discounts/discount.h"
#include "kernel/result.h"
#include "prices/rules.h"

namespace supercargo::discounts {

std::vector<Reason> check_rule(const Rule& rule);

// What a line costs: what the price lists say, and what was taken off it.
struct Priced {
  prices::Resolved listed;
  std::vector<Step> steps;
  std::optional<Price> price;
};

// Volume, customer group, promotion, manual: each on what the one before left, of each stage the
// largest. One that is exclusive stands alone, where that is better for the customer. What was
// agreed with a customer is net: rules take nothing off it, a person may.
Priced priced(prices::Resolved listed, const catalog::Product& product,
              const prices::Wanted& wanted, std::span<const Rule> rules,
              const std::optional<Rate>& manual);

}  // namespace supercargo::discounts
