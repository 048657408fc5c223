// The field tables of everything that person.h and session.h describe.
#include "kernel/calendar.h"
#include "kernel/identifiers.h"
#include "people/session.h"

namespace supercargo {
// Declared before the tables that lead to them.
template <>
Choices choices<people::PersonStatus>();
template <>
Choices choices<people::TokenPurpose>();
template <>
Choices choices<people::ThrottleKind>();
template <>
const Entity& entity<people::Key>();

namespace {

using namespace people;

constexpr const char* person_statuses[] = {"invited", "active", "suspended", "removed"};
constexpr const char* token_purposes[] = {"invitation", "second_factor", "device"};
constexpr const char* throttle_kinds[] = {"pair", "account", "network", "code"};

// "en", "pt-BR", "zh-Hant"
bool is_language(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto dash = text.find('-');
  const auto first = text.substr(0, dash);
  const auto rest = dash == std::string_view::npos ? std::string_view("xx") : text.substr(dash + 1);
  for (const char c : first)
    if (!is_letter(c)) return false;
  for (const char c : rest)
    if (!is_letter(c)) return false;
  return first.size() >= 2 && first.size() <= 3 && rest.size() >= 2 && rest.size() <= 4;
}

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};
constexpr Rules passed_along{
    .access = Access::hidden, .personal = Personal::none, .stored = Stored::nowhere};
constexpr Rules email_rules{.required = true,
                            .personal = Personal::contact,
                            .max = 254,
                            .valid = valid_email,
                            .refusal = "not_an_email"};
constexpr Rules name_rules{.required = true, .personal = Personal::identity, .max = 120};
constexpr Rules language_rules{
    .personal = Personal::none, .max = 12, .valid = is_language, .refusal = "not_a_language"};
constexpr Rules zone_rules{
    .personal = Personal::none, .max = 64, .valid = known_zone, .refusal = "unknown_time_zone"};
constexpr Rules secret_rules{.required = true, .personal = Personal::none, .max = 1000};
constexpr Rules optional_secret{.personal = Personal::none, .max = 1000};
constexpr Rules reference{.personal = Personal::none, .max = 254};
constexpr Rules reason{.personal = Personal::free_text, .multiline = true, .max = 1000};

constexpr Field person_fields[] = {
    field<&Person::id>("id", shown),
    field<&Person::email>("email", email_rules),
    field<&Person::email_key>("email_key",
                              {.access = Access::hidden, .personal = Personal::contact}),
    field<&Person::name>("name", name_rules),
    field<&Person::roles>("roles", {.max = 12}),
    field<&Person::proposed_roles>("proposed_roles", {.access = Access::read_only, .max = 12}),
    field<&Person::proposed_by>("proposed_by", shown),
    field<&Person::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Person::language>("language", language_rules),
    field<&Person::time_zone>("time_zone", zone_rules),
    field<&Person::party>("party", kept),
    field<&Person::created_at>("created_at", shown),
    field<&Person::activated_at>("activated_at", shown),
    field<&Person::revision>("revision", shown),
};
constexpr Field key_fields[] = {
    field<&Key::id>("id", shown),
    field<&Key::person>("person", {.access = Access::read_only, .filter = true}),
    field<&Key::name>("name", {.required = true, .personal = Personal::none, .max = 80}),
    field<&Key::roles>("roles", {.max = 12}),
    field<&Key::networks>("networks", {.max = 20}),
    field<&Key::secret_hash>("secret_hash", kept),
    field<&Key::expires_at>("expires_at"),
    field<&Key::revoked_at>("revoked_at", shown),
    field<&Key::created_at>("created_at", shown),
    field<&Key::revision>("revision", shown),
};
constexpr Field invite_fields[] = {
    field<&Invite::email>("email", email_rules),
    field<&Invite::name>("name", name_rules),
    field<&Invite::roles>("roles", {.required = true, .max = 12}),
    field<&Invite::language>("language", language_rules),
    field<&Invite::time_zone>("time_zone", zone_rules),
    field<&Invite::party>("party", passed_along),
};
constexpr Field verb_fields[] = {
    field<&Verb::id>("id", reference),
    field<&Verb::reason>("reason", reason),
    field<&Verb::revision>("revision"),
};
constexpr Field create_key_fields[] = {
    field<&CreateKey::name>("name", {.required = true, .personal = Personal::none, .max = 80}),
    field<&CreateKey::person>("person", {.personal = Personal::contact, .max = 254}),
    field<&CreateKey::roles>("roles", {.max = 12}),
    field<&CreateKey::networks>("networks", {.max = 20}),
    field<&CreateKey::days>("days", {.least = 1, .most = 365}),
};
constexpr Field key_issued_fields[] = {
    field<&KeyIssued::key>("key"),
    field<&KeyIssued::secret>("secret", shown),
};
constexpr Field invitation_fields[] = {
    field<&InvitationIssued::person>("person", shown),
    field<&InvitationIssued::token>("token", shown),
    field<&InvitationIssued::expires_at>("expires_at", shown),
};
constexpr Field session_fields[] = {
    field<&Session::id>("id", shown),
    field<&Session::person>("person", shown),
    field<&Session::token_hash>("token_hash", kept),
    field<&Session::started_at>("started_at", shown),
    field<&Session::last_used_at>("last_used_at", shown),
    field<&Session::stepped_up_at>("stepped_up_at", shown),
    field<&Session::network>("network",
                             {.access = Access::read_only, .personal = Personal::identity}),
    field<&Session::agent>("agent", {.access = Access::read_only, .personal = Personal::identity}),
};
constexpr Field password_fields[] = {
    field<&Password::person>("person"),
    field<&Password::hash>("hash", kept),
    field<&Password::stands_alone>("stands_alone"),
    field<&Password::changed_at>("changed_at"),
};
constexpr Field factor_fields[] = {
    field<&Factor::person>("person"),       field<&Factor::seed>("seed"),
    field<&Factor::recovery>("recovery"),   field<&Factor::confirmed_at>("confirmed_at"),
    field<&Factor::last_step>("last_step"),
};
constexpr Field token_fields[] = {
    field<&PersonToken::token_hash>("token_hash"),
    field<&PersonToken::purpose>("purpose"),
    field<&PersonToken::person>("person"),
    field<&PersonToken::expires_at>("expires_at"),
};
constexpr Field throttle_fields[] = {
    field<&Throttle::kind>("kind"),
    field<&Throttle::subject>("subject"),
    field<&Throttle::failures>("failures"),
    field<&Throttle::in_a_row>("in_a_row"),
    field<&Throttle::window_from>("window_from"),
    field<&Throttle::blocked_until>("blocked_until"),
    field<&Throttle::last_at>("last_at"),
};
constexpr Field sign_in_fields[] = {
    field<&SignIn::email>("email", {.required = true, .personal = Personal::contact, .max = 254}),
    field<&SignIn::password>("password", secret_rules),
};
constexpr Field second_factor_fields[] = {
    field<&SecondFactor::challenge>("challenge", secret_rules),
    field<&SecondFactor::code>("code", optional_secret),
    field<&SecondFactor::recovery_code>("recovery_code", optional_secret),
};
constexpr Field step_up_fields[] = {
    field<&StepUp::password>("password", optional_secret),
    field<&StepUp::code>("code", optional_secret),
};
constexpr Field change_password_fields[] = {
    field<&ChangePassword::current>("current", secret_rules),
    field<&ChangePassword::password>("password", secret_rules),
};
constexpr Field accept_fields[] = {
    field<&AcceptInvitation::token>("token", secret_rules),
    field<&AcceptInvitation::password>("password", secret_rules),
};
constexpr Field confirm_factor_fields[] = {
    field<&ConfirmFactor::code>("code", secret_rules),
    field<&ConfirmFactor::session>("session", passed_along),
};
constexpr Field own_session_fields[] = {
    field<&OwnSession::session>("session", passed_along),
    field<&OwnSession::csrf_token>("csrf_token", passed_along),
};
constexpr Field locale_fields[] = {
    field<&OwnLocale::language>("language", language_rules),
    field<&OwnLocale::time_zone>("time_zone", zone_rules),
};
constexpr Field offered_fields[] = {
    field<&FactorOffered::seed>("seed", shown),
    field<&FactorOffered::uri>("uri", shown),
};
constexpr Field recovery_fields[] = {
    field<&RecoveryCodes::codes>("codes", shown),
};
constexpr Field who_fields[] = {
    field<&WhoAmI::person>("person", shown),
    field<&WhoAmI::session>("session", shown),
    field<&WhoAmI::email>("email", {.access = Access::read_only, .personal = Personal::contact}),
    field<&WhoAmI::name>("name", {.access = Access::read_only, .personal = Personal::identity}),
    field<&WhoAmI::roles>("roles", shown),
    field<&WhoAmI::language>("language", shown),
    field<&WhoAmI::time_zone>("time_zone", shown),
    field<&WhoAmI::sole_person>("sole_person", shown),
    field<&WhoAmI::second_factor>("second_factor", shown),
    field<&WhoAmI::second_factor_due>("second_factor_due", shown),
    field<&WhoAmI::csrf_token>("csrf_token", shown),
    field<&WhoAmI::challenge>("challenge", shown),
    field<&WhoAmI::stepped_up_until>("stepped_up_until", shown),
    field<&WhoAmI::ends_at>("ends_at", shown),
};

}  // namespace

#define SUPERCARGO_CHOICES(Choice, names) \
  template <>                             \
  Choices choices<Choice>() {             \
    return {names, std::size(names)};     \
  }
SUPERCARGO_CHOICES(PersonStatus, person_statuses)
SUPERCARGO_CHOICES(TokenPurpose, token_purposes)
SUPERCARGO_CHOICES(ThrottleKind, throttle_kinds)
#undef SUPERCARGO_CHOICES

// One line each: the record, its name in the API, its table if it has one, its fields.
#define SUPERCARGO_ENTITY(Record, name, table, fields)                         \
  template <>                                                                  \
  const Entity& entity<Record>() {                                             \
    static constexpr Entity described = describe<Record>(name, table, fields); \
    return described;                                                          \
  }
SUPERCARGO_ENTITY(Person, "person", "person", person_fields)
SUPERCARGO_ENTITY(Key, "key", "api_key", key_fields)
SUPERCARGO_ENTITY(Session, "session", "session", session_fields)
SUPERCARGO_ENTITY(Password, "password", "password", password_fields)
SUPERCARGO_ENTITY(Factor, "factor", "factor", factor_fields)
SUPERCARGO_ENTITY(PersonToken, "person_token", "person_token", token_fields)
SUPERCARGO_ENTITY(Throttle, "throttle", "throttle", throttle_fields)
SUPERCARGO_ENTITY(Invite, "invite", "", invite_fields)
SUPERCARGO_ENTITY(Verb, "verb", "", verb_fields)
SUPERCARGO_ENTITY(CreateKey, "create_key", "", create_key_fields)
SUPERCARGO_ENTITY(KeyIssued, "key_issued", "", key_issued_fields)
SUPERCARGO_ENTITY(InvitationIssued, "invitation", "", invitation_fields)
SUPERCARGO_ENTITY(SignIn, "sign_in", "", sign_in_fields)
SUPERCARGO_ENTITY(SecondFactor, "second_factor", "", second_factor_fields)
SUPERCARGO_ENTITY(StepUp, "step_up", "", step_up_fields)
SUPERCARGO_ENTITY(ChangePassword, "change_password", "", change_password_fields)
SUPERCARGO_ENTITY(AcceptInvitation, "accept_invitation", "", accept_fields)
SUPERCARGO_ENTITY(ConfirmFactor, "confirm_factor", "", confirm_factor_fields)
SUPERCARGO_ENTITY(OwnSession, "own_session", "", own_session_fields)
SUPERCARGO_ENTITY(OwnLocale, "own_locale", "", locale_fields)
SUPERCARGO_ENTITY(FactorOffered, "factor_offered", "", offered_fields)
SUPERCARGO_ENTITY(RecoveryCodes, "recovery_codes", "", recovery_fields)
SUPERCARGO_ENTITY(WhoAmI, "who_am_i", "", who_fields)
#undef SUPERCARGO_ENTITY

}  // namespace supercargo
