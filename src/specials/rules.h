// Whose a special price is to allow, what a request for one must say, and which lines may use it
// (domain 9.5 and 3.12). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "specials/special.h"
#include "terms/rules.h"

namespace supercargo::specials {

// Undecided for so long a request is over; so long a price holds that says nothing else; and so
// much counts as one order when it comes bit by bit.
inline constexpr int days_to_decide = 7;
inline constexpr int days_valid = 7;
inline constexpr int days_counted_together = 7;
// What only the highest tier allows ends after so many.
inline constexpr int days_valid_at_most = 30;

// By the discount and the margin after it, of this alone or of all that was asked for the same
// customer and product in the week: the stricter.
prices::Authority authority_for(const Special& asked, std::span<const Special> week,
                                std::span<const policies::AuthorityTier> tiers);
// Beyond the last tier: T4.
bool is_beyond(const prices::Authority& authority, std::span<const policies::AuthorityTier> tiers);
// Who decides; nobody at the agent's own tier. One holder of each from the third on.
std::vector<std::string> deciders(std::size_t level);
// Why that tier, in words.
std::string words_of(const prices::Authority& authority);

// Every reason against the request beyond what each field says for itself.
std::vector<Reason> check_request(const Special& asked, const prices::Authority& authority,
                                  std::span<const policies::AuthorityTier> tiers, Day today);

// Whether the line is the one that has it or may still use it: the right customer, product, day.
bool is_open_to(const Special& special, const terms::Wanted& wanted);

// The price for the line among those of its customer and product: for exactly that quantity, what
// was decided last.
struct Match {
  prices::Picked picked;
  const Special* special = nullptr;
};
Match pick(const catalog::Product& product, const terms::Wanted& wanted,
           std::span<const Special* const> open);

}  // namespace supercargo::specials
