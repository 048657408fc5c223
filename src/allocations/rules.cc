#include "allocations/rules.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace supercargo::allocations {
namespace {

using stock::available_to_promise;
using stock::obtainable;
using stock::plan_outgoing;
using stock::Position;
using stock::Wanted;

// The first day from `from` on for which so much can be promised without breaking a promise.
std::optional<Day> first_promise(const Position& position, Day today, const Wanted& wanted) {
  const Day from = std::max(wanted.day, today);
  if (available_to_promise(position, today, from) >= wanted.quantity) return from;
  return stock::earliest_day(position, today, wanted.quantity);
}

// The order in which firm promises give way.
bool gives_way_before(const Claimant& a, const Claimant& b) {
  return std::tie(a.urgent, b.promise, b.claim) < std::tie(b.urgent, a.promise, a.claim);
}

std::vector<std::size_t> places_by(std::span<const Claimant> claimants,
                                   bool (*before)(const Claimant&, const Claimant&)) {
  std::vector<std::size_t> places(claimants.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return before(claimants[a], claimants[b]);
  });
  return places;
}

}  // namespace

bool goes_before(const Claimant& a, const Claimant& b) {
  return std::tie(b.urgent, a.promise, a.claim) < std::tie(a.urgent, b.promise, b.claim);
}

Position without(Position position, std::span<const stock::PlanDay> waiting) {
  for (const stock::PlanDay& each : waiting) plan_outgoing(position, each.day, -each.outgoing);
  return position;
}

std::vector<Share> grant(Position position, Day today, std::span<const Claimant> queue,
                         std::span<const stock::PlanDay> waiting) {
  std::vector<Quantity> granted(queue.size());
  const auto give = [&](std::size_t n) {
    const Quantity free =
        std::min(stock::free_on_hand(position), available_to_promise(position, today, today));
    const Quantity given =
        std::clamp(queue[n].quantity - granted[n], Quantity{}, std::max(free, Quantity{}));
    position.reserved += given;
    granted[n] += given;
  };
  std::vector<stock::PlanDay> left(waiting.begin(), waiting.end());
  for (std::size_t n = 0; n < queue.size() && stock::free_on_hand(position) > Quantity{}; ++n) {
    const Day day = queue[n].promise;
    plan_outgoing(position, day, -queue[n].quantity);
    give(n);
    plan_outgoing(position, day, queue[n].quantity - granted[n]);
    for (stock::PlanDay& each : left)
      if (each.day == day) each.outgoing -= granted[n];
  }
  position = without(std::move(position), left);
  for (std::size_t n = 0; n < queue.size() && stock::free_on_hand(position) > Quantity{}; ++n)
    give(n);
  std::vector<Share> shares;
  for (std::size_t n = 0; n < queue.size(); ++n)
    if (granted[n] > Quantity{}) shares.push_back({n, granted[n]});
  return shares;
}

Day released_day(const Claimant& claimant, Day today) {
  return std::min(claimant.promise, std::max(today, claimant.original));
}

std::vector<Dated> dates_of(Position position, Day today, std::span<const Claimant> queue,
                            Day at_last) {
  std::vector<Dated> dates;
  for (const Claimant& each : queue) {
    const Day from = std::min(each.promise, std::max(each.original, today));
    const auto found = first_promise(position, today, {each.quantity, from});
    const Day kept = std::max(each.promise, today);
    const Dated dated{found.value_or(std::max(kept, at_last)), found.has_value()};
    plan_outgoing(position, dated.day, each.quantity);
    dates.push_back(dated);
  }
  return dates;
}

std::vector<Share> give_way(std::span<const Claimant> holders, Quantity missing) {
  std::vector<Share> shares;
  for (const std::size_t n : places_by(holders, gives_way_before)) {
    const Quantity taken = std::min(holders[n].quantity, missing);
    if (taken <= Quantity{}) continue;
    shares.push_back({n, taken});
    missing -= taken;
  }
  return shares;
}

std::optional<std::vector<std::size_t>> displaced(const Position& position, Day today,
                                                  const Wanted& wanted,
                                                  std::span<const Claimant> holds) {
  Position left = position;
  const auto is_enough = [&] { return obtainable(left, today, wanted.day) >= wanted.quantity; };
  std::vector<std::size_t> chosen;
  for (const std::size_t n : places_by(holds, gives_way_before)) {
    if (is_enough()) break;
    if (holds[n].urgent) continue;
    plan_outgoing(left, holds[n].promise, -holds[n].quantity);
    chosen.push_back(n);
  }
  if (!is_enough()) return std::nullopt;
  // Later ones may have been in nobody's way: each that the rest can do without is left alone.
  std::erase_if(chosen, [&](std::size_t n) {
    plan_outgoing(left, holds[n].promise, holds[n].quantity);
    if (is_enough()) return true;
    plan_outgoing(left, holds[n].promise, -holds[n].quantity);
    return false;
  });
  return chosen;
}

}  // namespace supercargo::allocations
