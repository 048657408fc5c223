// What a price list must be like, and which of many prices holds at one level (domain 9.2). Pure.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "kernel/result.h"
#include "prices/list.h"
#include "prices/rules.h"

namespace supercargo::prices {

std::vector<Reason> check_list(const PriceList& list,
                               const std::map<std::string, catalog::Product>& by_sku_key);

// Whether the list is meant for this buyer on that day.
bool is_for(const PriceList& list, const Wanted& wanted);

Level level_of(ListKind kind);

// The price of one level: the largest break that the quantity reaches, then the highest priority,
// then what was approved last; two that are alike in all of these are told, never drawn.
struct Picked {
  std::optional<Price> price;  // per ordered unit
  Found found = Found::none_kept;
  std::string source;  // the list's code, the number of what was agreed
};

// Of one unit in another, only where that is exact (domain 9.6).
std::optional<Price> converted(Price price, const catalog::Pack& from, const catalog::Pack& to);

Picked pick(Level level, const catalog::Product& product, const Wanted& wanted,
            std::span<const Offered> offered);

}  // namespace supercargo::prices
