#include "stock/promise.h"

#include <algorithm>

namespace supercargo::stock {

Quantity free_on_hand(const Position& position) {
  return position.on_hand - position.quarantined - position.reserved;
}

Quantity projected(const Position& position, Day today, Day day) {
  day = std::max(day, today);
  Quantity amount = free_on_hand(position);
  for (const PlanDay& planned : position.plan) {
    if (planned.day > day) break;
    if (planned.day >= today) amount += planned.incoming;
    amount -= planned.outgoing;
  }
  return amount;
}

std::vector<ProjectedDay> projection(const Position& position, Day today) {
  std::vector<ProjectedDay> days{{.day = today}};
  for (const PlanDay& planned : position.plan) {
    if (planned.day > today) days.push_back({.day = planned.day});
    if (planned.day >= today) days.back().incoming += planned.incoming;
    days.back().outgoing += planned.outgoing;
  }
  Quantity amount = free_on_hand(position);
  for (ProjectedDay& day : days) {
    amount += day.incoming - day.outgoing;
    day.projected = amount;
  }
  // Whatever is promised for a day is missing on all later ones: the least of them is the limit.
  // Clamped at the end, never before: a shortage of one day is carried (domain 6.4).
  Quantity least = days.back().projected;
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    least = std::min(least, day->projected);
    day->available_to_promise = std::max(Quantity{}, least);
  }
  return days;
}

Quantity available_to_promise(const Position& position, Day today, Day day) {
  const auto days = projection(position, today);
  const auto after = [](Day wanted, const ProjectedDay& each) { return wanted < each.day; };
  const auto next = std::upper_bound(days.begin(), days.end(), std::max(day, today), after);
  return std::prev(next)->available_to_promise;
}

std::optional<Day> earliest_day(const Position& position, Day today, Quantity wanted) {
  for (const ProjectedDay& day : projection(position, today))
    if (day.available_to_promise >= wanted) return day.day;
  return std::nullopt;
}

Quantity obtainable(const Position& position, Day today, Day day) {
  const Quantity promised = available_to_promise(position, today, day);
  if (day > today) return promised;
  return std::max(Quantity{}, std::min(promised, free_on_hand(position)));
}

std::optional<Day> first_day(const Position& position, Day today, const Wanted& wanted) {
  const Day from = std::max(wanted.day, today);
  if (obtainable(position, today, from) >= wanted.quantity) return from;
  const auto found = earliest_day(position, today, wanted.quantity);
  if (!found) return std::nullopt;
  // What is to come today is not there yet: it can be promised from tomorrow on.
  return std::max({*found, from, today + 1});
}

void take(Position& position, Day today, const Wanted& wanted) {
  if (wanted.day <= today)
    position.reserved += wanted.quantity;
  else
    plan_outgoing(position, wanted.day, wanted.quantity);
}

PlanDay& plan_day(Position& position, Day day) {
  const auto before = [](const PlanDay& each, Day wanted) { return each.day < wanted; };
  const auto at = std::lower_bound(position.plan.begin(), position.plan.end(), day, before);
  if (at != position.plan.end() && at->day == day) return *at;
  return *position.plan.insert(at, {.day = day});
}

void plan_outgoing(Position& position, Day day, Quantity quantity) {
  plan_day(position, day).outgoing += quantity;
}

}  // namespace supercargo::stock
