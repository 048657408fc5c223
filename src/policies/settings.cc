#include "policies/settings.h"

namespace supercargo {

using policies::AuthorityTier;
using policies::OpeningDay;
using policies::Settings;

namespace {

constexpr std::int64_t whole = 100'000'000;  // a rate of 1
constexpr std::int64_t minutes_a_day = 24 * 60;

constexpr Field tier_fields[] = {
    field<&AuthorityTier::name>("name", {.required = true, .personal = Personal::none, .max = 20}),
    field<&AuthorityTier::discount_max>("discount_max", {.least = 0, .most = whole}),
    field<&AuthorityTier::margin_min>("margin_min", {.least = -whole, .most = whole}),
};

constexpr Field opening_fields[] = {
    field<&OpeningDay::weekday>("weekday", {.least = 1, .most = 7}),
    field<&OpeningDay::opens_minutes>("opens_minutes", {.least = 0, .most = minutes_a_day}),
    field<&OpeningDay::closes_minutes>("closes_minutes", {.least = 0, .most = minutes_a_day}),
};

}  // namespace

template <>
const Entity& entity<AuthorityTier>() {
  static constexpr Entity described = describe<AuthorityTier>("authority_tier", "", tier_fields);
  return described;
}
template <>
const Entity& entity<OpeningDay>() {
  static constexpr Entity described = describe<OpeningDay>("opening_day", "", opening_fields);
  return described;
}

namespace {

constexpr Field settings_fields[] = {
    field<&Settings::id>("id", {.access = Access::read_only}),
    field<&Settings::company>("company", {.required = true, .personal = Personal::none}),
    field<&Settings::currency>("currency", {.required = true}),
    field<&Settings::time_zone>("time_zone", {.required = true,
                                              .personal = Personal::none,
                                              .valid = known_zone,
                                              .refusal = "unknown_time_zone"}),
    field<&Settings::opening_days>("opening_days", {.stored = Stored::as_json, .max = 7}),
    field<&Settings::holidays>("holidays", {.personal = Personal::none, .max = 400}),
    field<&Settings::standard_lead_days>("standard_lead_days", {.least = 0, .most = 60}),
    field<&Settings::soft_hold_days>("soft_hold_days", {.least = 0, .most = 14}),  // domain 3.5
    field<&Settings::authority>("authority", {.stored = Stored::as_json, .max = 10}),
    field<&Settings::self_service_channels>("self_service_channels",
                                            {.personal = Personal::none, .max = 10}),
    field<&Settings::revision>("revision", {.access = Access::read_only}),
    field<&Settings::changed_at>("changed_at", {.access = Access::read_only}),
};

}  // namespace

template <>
const Entity& entity<Settings>() {
  static constexpr Entity described =
      describe<Settings>("settings", "company_settings", settings_fields);
  return described;
}

namespace policies {

Settings default_settings() {
  Settings settings;
  settings.id = SettingsId{1};
  settings.company = "Company";
  settings.currency = Currency::of("EUR");
  settings.time_zone = "UTC";
  settings.authority = {{"T0", {5'000'000}, {20'000'000}},
                        {"T1", {10'000'000}, {15'000'000}},
                        {"T2", {20'000'000}, {10'000'000}},
                        {"T3", {30'000'000}, {5'000'000}}};
  settings.self_service_channels = {"api", "web", "edi"};
  for (std::int64_t weekday = 1; weekday <= 5; ++weekday)
    settings.opening_days.push_back({weekday, 9 * 60, 17 * 60 + 30});
  return settings;
}

Calendar calendar_of(const Settings& settings) {
  Calendar calendar;
  calendar.zone = settings.time_zone;
  calendar.week = {};
  for (const OpeningDay& day : settings.opening_days)
    calendar.week[static_cast<std::size_t>(day.weekday - 1)] = {
        static_cast<int>(day.opens_minutes), static_cast<int>(day.closes_minutes)};
  for (const std::string& holiday : settings.holidays)
    if (const auto day = parse_day(holiday)) calendar.holidays.push_back(*day);
  return calendar;
}

}  // namespace policies
}  // namespace supercargo
