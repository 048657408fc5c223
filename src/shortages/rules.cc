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
  return site.first_day({quantity, std::max(from, site.today)});
}

// Goods add up from day to day; what is free of a service on one day is gone on the next.
std::optional<Day> day_of_rest(const Site& home, const Shortfall& shortfall, Quantity now) {
  if (!home.capacity) return day_at(home, shortfall.quantity, shortfall.day);
  return day_at(home, shortfall.quantity - now, shortfall.day + 1);
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

Quantity Site::obtainable(Day day) const {
  if (!capacity) return stock::obtainable(position, today, day);
  for (const FreeDay& each : *capacity)
    if (each.day == day) return each.free;
  return {};
}

std::optional<Day> Site::first_day(const stock::Wanted& wanted) const {
  if (!capacity) return stock::first_day(position, today, wanted);
  for (const FreeDay& each : *capacity)
    if (each.day >= wanted.day && each.free >= wanted.quantity) return each.day;
  return std::nullopt;
}

void Site::take(const stock::Wanted& wanted) {
  if (!capacity) return stock::take(position, today, wanted);
  for (FreeDay& each : *capacity)
    if (each.day == wanted.day) each.free -= wanted.quantity;
}

Quantity at_hand(const Site& site, const Shortfall& shortfall) {
  const Quantity some = site.obtainable(shortfall.day);
  return in_whole_units(std::min(some, shortfall.quantity), shortfall.step);
}

bool is_short(const Site& home, const Shortfall& shortfall) {
  return home.obtainable(shortfall.day) < shortfall.quantity;
}

std::vector<Outcome> outcomes(const Site& home, std::span<const Site> others,
                              const Shortfall& shortfall) {
  const Quantity now = at_hand(home, shortfall);
  std::vector<Outcome> all;
  const auto later = day_at(home, shortfall.quantity, shortfall.day);
  const auto rest = day_of_rest(home, shortfall, now);
  if (now > Quantity{} && rest) {
    all.push_back({Choice::split,
                   {part(home, now, shortfall.day), part(home, shortfall.quantity - now, *rest)},
                   {}});
  }
  if (later) all.push_back({Choice::backorder, {part(home, shortfall.quantity, *later)}, {}});
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
    const Quantity some = site->obtainable(parts[n].day);
    if (some < parts[n].quantity)
      unkept.push_back({n, some, day_at(*site, parts[n].quantity, parts[n].day)});
    site->take({std::min(some, parts[n].quantity), parts[n].day});
  }
  return unkept;
}

}  // namespace supercargo::shortages
