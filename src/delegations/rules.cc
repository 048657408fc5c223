#include "delegations/rules.h"

namespace supercargo::delegations {
namespace {

void check_persons(const Delegation& given, const Both& roles, std::vector<Reason>& reasons) {
  if (given.deputy == given.absent)
    reasons.push_back({"/deputy", "own_deputy", "Nobody is their own deputy."});
  if (!roles.absent.meets(deciders))
    reasons.push_back({"", "nothing_to_delegate", "Who decides no approvals passes none on."});
  // A deputy decides already: nobody is lifted into deciding by a colleague's holiday.
  if (!roles.deputy.meets(deciders))
    reasons.push_back({"/deputy", "deputy_decides_nothing",
                       "A deputy works here and decides approvals in a role of their own."});
}

void check_days(const Delegation& given, Day today, std::vector<Reason>& reasons) {
  if (given.valid_from < today)
    reasons.push_back({"/valid_from", "not_before_today", "It begins today or later."});
  if (given.valid_until < given.valid_from) {
    reasons.push_back(
        {"/valid_until", "ends_before_it_begins", "The last day is before the first."});
  } else if (given.valid_from + days_most <= given.valid_until) {
    reasons.push_back(
        {"/valid_until", "delegation_too_long", "At most " + std::to_string(days_most) + " days."});
  }
}

// What is passed on to somebody cannot be passed on by them, nor to somebody who is away.
bool makes_a_chain(const Delegation& given, const Delegation& other) {
  return other.absent == given.deputy || other.deputy == given.absent;
}

}  // namespace

std::vector<Reason> check_delegation(const Delegation& given, const Both& roles,
                                     std::span<const Delegation> others, Day today) {
  std::vector<Reason> reasons;
  check_persons(given, roles, reasons);
  check_days(given, today, reasons);
  bool is_given = false;
  bool is_chained = false;
  for (const Delegation& other : others) {
    if (!overlaps(given, other)) continue;
    is_given = is_given || other.absent == given.absent;
    is_chained = is_chained || makes_a_chain(given, other);
  }
  if (is_given)
    reasons.push_back(
        {"/valid_from", "delegated_already", "Somebody stands in on some of these days already."});
  if (is_chained) {
    reasons.push_back({"/deputy", "delegation_chained",
                       "Who stands in for somebody is not away, and who is away stands in for "
                       "nobody."});
  }
  return reasons;
}

bool holds_on(const Delegation& delegation, Day day) {
  return !delegation.ended_at && delegation.valid_from <= day && day <= delegation.valid_until;
}

bool overlaps(const Delegation& one, const Delegation& other) {
  if (one.ended_at || other.ended_at) return false;
  return one.valid_from <= other.valid_until && other.valid_from <= one.valid_until;
}

}  // namespace supercargo::delegations
