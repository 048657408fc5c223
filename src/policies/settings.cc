#include "policies/settings.h"

#include <algorithm>

namespace supercargo {

using policies::AuthorityTier;
using policies::ProposedChange;
using policies::Settings;

namespace {

constexpr std::int64_t whole = 100'000'000;  // a rate of 1

bool company_prefix(std::string_view text) {
  const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
  return text.size() >= 4 && text.size() <= 12 && std::all_of(text.begin(), text.end(), is_digit);
}

constexpr const char* displacement_names[] = {"by_sales_manager", "when_approved"};

constexpr Field tier_fields[] = {
    field<&AuthorityTier::name>("name", {.required = true, .personal = Personal::none, .max = 20}),
    field<&AuthorityTier::discount_max>("discount_max", {.least = 0, .most = whole}),
    field<&AuthorityTier::margin_min>("margin_min", {.least = -whole, .most = whole}),
};

}  // namespace

template <>
Choices choices<policies::UrgentDisplacement>() {
  return {displacement_names, std::size(displacement_names)};
}
template <>
const Entity& entity<AuthorityTier>() {
  static constexpr Entity described = describe<AuthorityTier>("authority_tier", "", tier_fields);
  return described;
}

namespace {

constexpr Field proposed_fields[] = {
    field<&ProposedChange::field>("field", {.personal = Personal::none}),
    field<&ProposedChange::before>("before"),
    field<&ProposedChange::after>("after"),
};

}  // namespace

template <>
const Entity& entity<ProposedChange>() {
  static constexpr Entity described =
      describe<ProposedChange>("proposed_change", "", proposed_fields);
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
    field<&Settings::hours>("hours", {.stored = Stored::as_json,
                                      .max = 7,
                                      .about = "Working hours; office hours unless given."}),
    field<&Settings::holidays>("holidays", {.stored = Stored::as_json, .max = 1000}),
    field<&Settings::standard_lead_days>("standard_lead_days", {.least = 0, .most = 60}),
    field<&Settings::soft_hold_days>("soft_hold_days", {.least = 0, .most = 14}),  // domain 3.5
    field<&Settings::reminders>(
        "reminders", {.least = 0,
                      .most = 5,
                      .about = "How often a customer is reminded who does not answer his order's "
                               "read-back; 0: never."}),
    field<&Settings::reminder_days>(
        "reminder_days",
        {.least = 1, .most = 10, .about = "Working days before each of those reminders."}),
    field<&Settings::statement_day>(
        "statement_day", {.least = 0,
                          .most = 28,
                          .about = "The day of the month from which every customer with something "
                                   "open gets his statement of account by mail; 0: none does."}),
    field<&Settings::write_off_limit>(
        "write_off_limit", {.least = 0,
                            .about = "What finance writes off of an invoice alone, in the "
                                     "company's currency; above it a sales manager agrees."}),
    field<&Settings::gs1_company_prefix>("gs1_company_prefix",
                                         {.personal = Personal::none,
                                          .max = 12,
                                          .valid = company_prefix,
                                          .refusal = "not_a_company_prefix",
                                          .about = "4 to 12 digits, as GS1 gave them."}),
    field<&Settings::delay_message>(
        "delay_message",
        {.personal = Personal::none,
         .multiline = true,
         .max = 4000,
         .about =
             "To a customer; {customer}, {order}, {eta}, {cause} and {company} are filled in."}),
    field<&Settings::slip_message>(
        "slip_message",
        {.personal = Personal::none,
         .multiline = true,
         .max = 4000,
         .about = "To a customer; {customer}, {order}, {goods}, {old_date}, {new_date} and "
                  "{company} are filled in. Without it the usual words in the customer's "
                  "language."}),
    field<&Settings::urgent_displacement>(
        "urgent_displacement",
        {.about = "Who decides that an urgent order takes what others only hold softly."}),
    field<&Settings::authority>("authority", {.stored = Stored::as_json, .max = 10}),
    field<&Settings::self_service_channels>("self_service_channels",
                                            {.personal = Personal::none, .max = 10}),
    field<&Settings::check_levels>(
        "check_levels", {.stored = Stored::as_json,
                         .max = 200,
                         .about = "What checks do when they find something, where it is not as "
                                  "usual: see /order-checks."}),
    field<&Settings::order_types>(
        "order_types", {.stored = Stored::as_json, .max = 50, .about = "Terms of types of order."}),
    field<&Settings::terms_changes>("terms_changes",
                                    {.access = Access::hidden, .stored = Stored::as_json}),
    field<&Settings::proposed>("proposed", {.access = Access::read_only,
                                            .stored = Stored::as_json,
                                            .about = "Waits for another administrator's yes."}),
    field<&Settings::proposed_by>("proposed_by", {.access = Access::read_only}),
    field<&Settings::proposed_at>("proposed_at", {.access = Access::read_only}),
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
  settings.write_off_limit = {5'000, settings.currency};
  settings.authority = {{"T0", {5'000'000}, {20'000'000}},
                        {"T1", {10'000'000}, {15'000'000}},
                        {"T2", {20'000'000}, {10'000'000}},
                        {"T3", {30'000'000}, {5'000'000}}};
  settings.self_service_channels = {"api", "web", "edi"};
  return settings;
}

Calendar calendar_of(const Settings& settings) {
  return calendar_of(settings.time_zone, settings.hours, settings.holidays);
}

}  // namespace policies
}  // namespace supercargo
