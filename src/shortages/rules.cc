#include "shortages/rules.h"

#include <algorithm>

namespace supercargo::shortages {
namespace {

Quantity in_whole_units(Quantity quantity, Quantity step) {
  return step > Quantity{} ? Quantity{quantity.micro - quantity.micro % step.micro} : quantity;
}

Part part(const Site& site, Quantity quantity, Day day) {
  return {site.code, site.warehouse, quantity, day};
}

std::optional<Day> day_at(const Site& site, Quantity quantity, Day from) {
  return stock::first_day(site.position, site.today, {quantity, std::max(from, site.today)});
}

// Something is always left to agree on: the customer wants none of it, or not all.
void add_cancelling(const Site& home, const Shortfall& shortfall, Quantity now,
                    std::vector<Outcome>& all) {
  if (now > Quantity{})
    all.push_back(
        {Choice::cancel_rest, {part(home, now, shortfall.day)}, shortfall.quantity - now});
  all.push_back({Choice::cancel_line, {}, shortfall.quantity});
}

Day last_day(const Outcome& outcome) {
  Day last;
  for (const Part& each : outcome.parts) last = std::max(last, each.day);
  return last;
}

// From another place for the day, or at least sooner than from home.
std::vector<Outcome> from_elsewhere(const Site& home, std::span<const Site> others,
                                    const Shortfall& shortfall) {
  const Quantity now = at_hand(home, shortfall);
  const auto later = day_at(home, shortfall.quantity, shortfall.day);
  std::vector<Outcome> all;
  const auto add = [&](const Site& site, Quantity quantity) {
    const auto day = day_at(site, quantity, shortfall.day);
    if (!day || (later && *later <= *day)) return;
    Outcome outcome{.choice = Choice::other_warehouse};
    if (quantity < shortfall.quantity) outcome.parts.push_back(part(home, now, shortfall.day));
    outcome.parts.push_back(part(site, quantity, *day));
    all.push_back(std::move(outcome));
  };
  for (const Site& site : others) {
    if (now > Quantity{}) add(site, shortfall.quantity - now);
    add(site, shortfall.quantity);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Outcome& a, const Outcome& b) { return last_day(a) < last_day(b); });
  if (all.size() > elsewhere_max) all.resize(elsewhere_max);
  return all;
}

}  // namespace

Quantity at_hand(const Site& site, const Shortfall& shortfall) {
  const Quantity some = stock::obtainable(site.position, site.today, shortfall.day);
  return in_whole_units(std::min(some, shortfall.quantity), shortfall.step);
}

bool is_short(const Site& home, const Shortfall& shortfall) {
  return stock::obtainable(home.position, home.today, shortfall.day) < shortfall.quantity;
}

std::vector<Outcome> outcomes(const Site& home, std::span<const Site> others,
                              const Shortfall& shortfall) {
  const Quantity now = at_hand(home, shortfall);
  std::vector<Outcome> all;
  if (const auto later = day_at(home, shortfall.quantity, shortfall.day)) {
    if (now > Quantity{})
      all.push_back({Choice::split,
                     {part(home, now, shortfall.day), part(home, shortfall.quantity - now, *later)},
                     {}});
    all.push_back({Choice::backorder, {part(home, shortfall.quantity, *later)}, {}});
  }
  for (Outcome& outcome : from_elsewhere(home, others, shortfall))
    all.push_back(std::move(outcome));
  add_cancelling(home, shortfall, now, all);
  return all;
}

std::optional<Outcome> substituted(const Site& site, const Shortfall& shortfall) {
  const auto day = day_at(site, shortfall.quantity, shortfall.day);
  if (!day) return std::nullopt;
  return Outcome{Choice::substitute, {part(site, shortfall.quantity, *day)}, {}};
}

std::vector<Unkept> take_parts(std::span<Site> sites, const std::vector<Part>& parts) {
  std::vector<Unkept> unkept;
  for (std::size_t n = 0; n < parts.size(); ++n) {
    const auto site = std::find_if(sites.begin(), sites.end(), [&](const Site& each) {
      return each.warehouse == parts[n].warehouse_id;
    });
    if (site == sites.end()) {
      unkept.push_back({n, {}, {}});
      continue;
    }
    const Quantity some = stock::obtainable(site->position, site->today, parts[n].day);
    if (some < parts[n].quantity)
      unkept.push_back({n, some, day_at(*site, parts[n].quantity, parts[n].day)});
    stock::take(site->position, site->today, {std::min(some, parts[n].quantity), parts[n].day});
  }
  return unkept;
}

}  // namespace supercargo::shortages
