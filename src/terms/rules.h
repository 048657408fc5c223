// What a price agreement must be like, how it goes on, who has to be told of it, and what it says
// a line costs (domain 3.12 and 9.2). Pure.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "prices/list_rules.h"
#include "terms/agreement.h"

namespace supercargo::terms {

// The line that asks, and where its goods go.
struct Wanted : prices::Wanted {
  const customers::Address* ship_to = nullptr;
  std::int64_t order = 0;  // 0: it is yet to come
  std::int64_t line = 0;
};

enum class Verb : std::uint8_t {
  submit,
  approve,
  reject,
  communicate,
  activate,
  expire,
  suspend,
  resume,
  terminate,
};
// Nothing: not in that state.
std::optional<Status> after(Status status, Verb verb);
// Orders look at it: it holds, will hold, or would but for a suspension.
bool is_looked_at(Status status);

// Equal for the same place however it was typed.
std::string place_key(const customers::Address& address);

std::vector<Reason> check_agreement(const Agreement& agreement,
                                    const std::map<std::string, catalog::Product>& by_sku_key);
// Prices of it that another standing agreement of the customer says for the same goods, place,
// quantity and days.
std::vector<Reason> overlaps(const Agreement& agreement, std::span<const Agreement> others);

// Who must have been told before a price may be used. Without an account owner there is none to
// tell.
std::vector<std::string> recipients_of(const customers::Customer& customer);
// With the names added; or every name that is nobody's.
Result<std::vector<Informed>> told(std::vector<Informed> informed,
                                   const std::vector<std::string>& names,
                                   const std::vector<std::string>& known, const Informed& telling);
bool is_everybody_told(const std::vector<Informed>& informed,
                       const std::vector<std::string>& recipients);

// So many days before its end somebody is told; 0: not yet, or told already (domain 3.12).
std::int64_t warning_due(const Agreement& agreement, Day today);

// What the customer's agreements say at the two levels: of the product itself, and of its group.
// `list` is what the price lists say, from which discounts are taken.
prices::Picked pick(prices::Level level, const catalog::Product& product, const Wanted& wanted,
                    std::optional<Price> list, std::span<const Agreement> agreements);

}  // namespace supercargo::terms
