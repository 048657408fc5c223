#include "checks/check.h"

#include <algorithm>

#include "kernel/json.h"

namespace supercargo::checks {
namespace {

int gravity(Outcome outcome) {
  switch (outcome) {
    case Outcome::not_applicable:
      return 0;
    case Outcome::pass:
      return 1;
    case Outcome::waiting:
      return 2;
    case Outcome::warn:
      return 3;
    case Outcome::fail:
      return 4;
  }
  return 4;
}

}  // namespace

Outcome worse(Outcome a, Outcome b) { return gravity(a) >= gravity(b) ? a : b; }

Outcome worst(std::span<const Check> checks) {
  Outcome outcome = Outcome::not_applicable;
  for (const Check& check : checks) outcome = worse(outcome, check.result);
  return outcome;
}

bool covers(const Acknowledgement& acknowledgement, const Finding& finding) {
  if (acknowledgement.reason_code.empty() || acknowledgement.code != finding.code ||
      acknowledgement.pointer != finding.pointer || acknowledgement.value != finding.value)
    return false;
  if (finding.may_go_on.empty()) return finding.level == Outcome::warn;
  const auto& roles = finding.may_go_on;
  return std::any_of(
      acknowledgement.roles.begin(), acknowledgement.roles.end(), [&](const std::string& held) {
        return held == every_role || std::find(roles.begin(), roles.end(), held) != roles.end();
      });
}

void acknowledge(std::vector<Acknowledgement>& all, std::span<const Acknowledgement> given,
                 const journal::Actor& actor) {
  std::vector<std::string> roles;
  if (actor.sole_person) roles.emplace_back(every_role);
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (actor.roles.has(static_cast<Role>(i))) roles.emplace_back(role_names[i]);
  for (const Acknowledgement& each : given) {
    Acknowledgement& added = all.emplace_back(each);
    added.by = actor.person;
    added.roles = roles;
  }
}

std::vector<Finding> unsettled(std::span<const Check> checks,
                               std::span<const Acknowledgement> acknowledgements) {
  std::vector<Finding> open;
  const auto acknowledged = [&](const Finding& finding) {
    return std::any_of(acknowledgements.begin(), acknowledgements.end(),
                       [&](const Acknowledgement& each) { return covers(each, finding); });
  };
  for (const Check& check : checks) {
    for (const Finding& finding : check.findings) {
      const bool blocks = finding.level == Outcome::fail || finding.level == Outcome::warn;
      if (blocks && !acknowledged(finding)) open.push_back(finding);
    }
  }
  return open;
}

std::vector<Reason> reasons(std::span<const Finding> findings) {
  std::vector<Reason> all;
  for (const Finding& finding : findings)
    all.push_back({finding.pointer, finding.code, finding.detail, finding.suggestions});
  return all;
}

Evidence& Evidence::add(std::string_view name, std::string_view value) {
  if (!members_.empty()) members_ += ',';
  append_json_text(members_, name);
  members_ += ':';
  append_json_text(members_, value);
  return *this;
}

Evidence& Evidence::add(std::string_view name, std::int64_t value) {
  return add(name, std::to_string(value));
}

Finding& Findings::add(Finding finding) {
  looked();
  check_.result = worse(check_.result, finding.level);
  return check_.findings.emplace_back(std::move(finding));
}

}  // namespace supercargo::checks

namespace supercargo {

template <>
Choices choices<checks::Outcome>() {
  static constexpr const char* names[] = {"pass", "warn", "fail", "waiting", "not_applicable"};
  return {names, std::size(names)};
}

template <>
const Entity& entity<Suggestion>() {
  static constexpr Field table[] = {
      field<&Suggestion::value>("value", {.personal = Personal::none}),
      field<&Suggestion::label>("label", {.personal = Personal::none}),
      field<&Suggestion::reason>("reason", {.personal = Personal::none}),
  };
  static constexpr Entity described = describe<Suggestion>("suggestion", "", table);
  return described;
}

template <>
const Entity& entity<checks::Finding>() {
  using checks::Finding;
  static constexpr Field table[] = {
      field<&Finding::code>("code", {.personal = Personal::none}),
      field<&Finding::level>("level"),
      field<&Finding::pointer>("pointer", {.personal = Personal::none}),
      field<&Finding::value>("value",
                             {.personal = Personal::free_text, .multiline = true, .max = 10'000}),
      field<&Finding::detail>("detail", {.personal = Personal::none, .max = 1'000}),
      field<&Finding::evidence>("evidence"),
      field<&Finding::suggestions>("suggestions", {.stored = Stored::as_json}),
      field<&Finding::may_go_on>("may_go_on", {.personal = Personal::none, .max = 12}),
  };
  static constexpr Entity described = describe<Finding>("finding", "", table);
  return described;
}

template <>
const Entity& entity<checks::Check>() {
  using checks::Check;
  static constexpr Field table[] = {
      field<&Check::code>("code", {.personal = Personal::none}),
      field<&Check::result>("result"),
      field<&Check::findings>("findings", {.stored = Stored::as_json, .max = 100'000}),
  };
  static constexpr Entity described = describe<Check>("check", "", table);
  return described;
}

template <>
const Entity& entity<checks::Acknowledgement>() {
  using checks::Acknowledgement;
  static constexpr Field table[] = {
      field<&Acknowledgement::code>("code", {.required = true, .personal = Personal::none}),
      field<&Acknowledgement::pointer>("pointer", {.personal = Personal::none}),
      field<&Acknowledgement::value>(
          "value", {.personal = Personal::free_text, .multiline = true, .max = 10'000}),
      field<&Acknowledgement::reason_code>("reason_code",
                                           {.required = true, .personal = Personal::none}),
      field<&Acknowledgement::by>("by", {.access = Access::read_only, .internal = true}),
      field<&Acknowledgement::roles>(
          "roles",
          {.access = Access::read_only, .personal = Personal::none, .internal = true, .max = 13}),
  };
  static constexpr Entity described = describe<Acknowledgement>("acknowledgement", "", table);
  return described;
}

}  // namespace supercargo
