// Who gets the goods that came, for which day the others wait, and who gives way when goods are
// gone (domain 3.4, 3.5, 6.4). Pure: the same answer for the same claims and the same stock.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stock/reservation.h"

namespace supercargo::allocations {

// A claim of an order's line on one product in one warehouse, as the rules see it.
struct Claimant {
  ReservationId claim = {};  // none: it does not stand in the books yet
  std::int64_t order_id = 0;
  std::int64_t line = 0;
  Quantity quantity = {};  // of the claim; where something is taken: what can be taken of it
  Day promise = {};        // for which it is promised now
  Day original = {};       // for which the line was promised at first
  bool urgent = false;
};

// Urgent orders first, then the oldest promise; of two alike the one that was made first.
bool goes_before(const Claimant& a, const Claimant& b);

// So much of the claim at that place of the queue.
struct Share {
  std::size_t claimant = 0;
  Quantity quantity = {};
};

// Who gets what of the free stock: in the order of the queue, but first only what breaks no promise
// that can be kept, then what is left. `position` is as it stands; `waiting` is what of its plan
// all waiting claims are, those behind this queue too. Soft holds are left what they count on.
std::vector<Share> grant(stock::Position position, Day today, std::span<const Claimant> queue,
                         std::span<const stock::PlanDay> waiting);
// The position without them.
stock::Position without(stock::Position position, std::span<const stock::PlanDay> waiting);

// For which day units stand that came before it: an earlier promise is kept as it is, one that had
// slipped comes back, never before what was promised at first.
Day released_day(const Claimant& claimant, Day today);

struct Dated {
  Day day = {};
  bool in_sight = false;  // what is there or announced covers it
};
// For which day each of the queue can be promised now: as before where that still holds, earlier
// where it had slipped, else the first day that leaves those before it theirs. `position` is
// without the waiting claims; `at_last` is when goods could be had that nobody has announced.
std::vector<Dated> dates_of(stock::Position position, Day today, std::span<const Claimant> queue,
                            Day at_last);

// Who loses firm stock when so much is gone: the latest promise first, urgent orders last. Sums to
// less than `missing` when not enough can be taken.
std::vector<Share> give_way(std::span<const Claimant> holders, Quantity missing);

// Which soft holds an urgent order has to displace to be promised so much for that day: as few and
// as late ones as will do, never those of another urgent order. Nothing when all would not do.
std::optional<std::vector<std::size_t>> displaced(const stock::Position& position, Day today,
                                                  const stock::Wanted& wanted,
                                                  std::span<const Claimant> holds);

}  // namespace supercargo::allocations
