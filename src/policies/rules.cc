#include "policies/rules.h"

#include "kernel/record_json.h"
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

// Money, who approves discounts, which orders are urgent and so approved, which are agreed without
// being read back, whose word takes from one customer what another one needs, and who may go on
// where a check has found something.
constexpr const char* sensitive[] = {"currency",
                                     "write_off_limit",
                                     "standard_lead_days",
                                     "authority",
                                     "self_service_channels",
                                     "urgent_displacement",
                                     "check_levels",
                                     "order_types"};

std::string value_of(const Settings& settings, const Field& field) {
  std::string value;
  write_field(value, field, &settings);
  return value;
}

}  // namespace

std::vector<Reason> check_settings(const Settings& settings) {
  std::vector<Reason> reasons = check_hours(settings.hours);
  check_authority(settings, reasons);
  for (const std::string& name : unknown_names(Message::delay, settings.delay_message))
    reasons.push_back({"/delay_message", "unknown_name", "{" + name + "} is not known."});
  for (const std::string& name : unknown_names(Message::slip, settings.slip_message))
    reasons.push_back({"/slip_message", "unknown_name", "{" + name + "} is not known."});
  for (Reason& reason : check_terms(settings)) reasons.push_back(std::move(reason));
  return reasons;
}

std::vector<ProposedChange> sensitive_changes(const Settings& before, const Settings& after) {
  std::vector<ProposedChange> changes;
  for (const char* name : sensitive) {
    const Field* field = entity<Settings>().find(name);
    SUPERCARGO_CHECK(field != nullptr);
    ProposedChange change{name, {value_of(before, *field)}, {value_of(after, *field)}};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

Settings with_values(const Settings& settings, const std::vector<ProposedChange>& changes,
                     RawJson ProposedChange::*side) {
  std::string body;
  for (const ProposedChange& change : changes) {
    body.append(body.empty() ? "{" : ",");
    append_json_text(body, change.field);
    body.append(":").append((change.*side).text);
  }
  if (body.empty()) return settings;
  auto changed = patched(settings, Patch{.body = body + "}"});
  SUPERCARGO_CHECK(changed.has_value());
  return std::move(*changed);
}

bool still_stands(const Settings& settings) {
  const Settings then = with_values(settings, settings.proposed, &ProposedChange::before);
  return sensitive_changes(settings, then).empty();
}

}  // namespace supercargo::policies
