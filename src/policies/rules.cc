#include "policies/rules.h"

#include <array>

namespace supercargo::policies {
namespace {

void check_opening_days(const Settings& settings, std::vector<Reason>& reasons) {
  std::array<bool, 8> seen{};
  for (std::size_t i = 0; i < settings.opening_days.size(); ++i) {
    const OpeningDay& day = settings.opening_days[i];
    const std::string pointer = "/opening_days/" + std::to_string(i);
    if (day.opens_minutes >= day.closes_minutes)
      reasons.push_back({pointer, "closes_before_it_opens", "A day ends after it begins."});
    if (seen[static_cast<std::size_t>(day.weekday)])
      reasons.push_back({pointer, "duplicate_weekday", "Each weekday stands once."});
    seen[static_cast<std::size_t>(day.weekday)] = true;
  }
  // Due times are counted in working hours: a company that never opens would never be late.
  if (settings.opening_days.empty())
    reasons.push_back({"/opening_days", "never_open", "At least one weekday is worked."});
}

void check_authority(const Settings& settings, std::vector<Reason>& reasons) {
  for (std::size_t i = 1; i < settings.authority.size(); ++i) {
    const AuthorityTier& lower = settings.authority[i - 1];
    const AuthorityTier& tier = settings.authority[i];
    if (tier.discount_max <= lower.discount_max || tier.margin_min >= lower.margin_min)
      reasons.push_back({"/authority/" + std::to_string(i), "not_wider",
                         "Each tier allows more discount and less margin than the one before."});
  }
}

}  // namespace

std::vector<Reason> check_settings(const Settings& settings) {
  std::vector<Reason> reasons;
  check_opening_days(settings, reasons);
  check_authority(settings, reasons);
  for (std::size_t i = 0; i < settings.holidays.size(); ++i)
    if (!parse_day(settings.holidays[i]))
      reasons.push_back({"/holidays/" + std::to_string(i), "not_a_day", "YYYY-MM-DD is wanted."});
  return reasons;
}

}  // namespace supercargo::policies
