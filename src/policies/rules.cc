#include "policies/rules.h"

#include "policies/messages.h"

namespace supercargo::policies {
namespace {

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
  std::vector<Reason> reasons = check_hours(settings.hours);
  check_authority(settings, reasons);
  for (const std::string& name : unknown_names(settings.delay_message))
    reasons.push_back({"/delay_message", "unknown_name", "{" + name + "} is not known."});
  return reasons;
}

}  // namespace supercargo::policies
