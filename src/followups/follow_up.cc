#include "followups/follow_up.h"

namespace supercargo {

using followups::Complete;
using followups::FollowUp;
using followups::Interaction;

namespace {

constexpr const char* cause_names[] = {
    "manual",          "next_action",       "read_back_silent",     "delayed",
    "short_delivery",  "failed_attempt",    "no_proof_of_delivery", "backorder_slipped",
    "disputed",        "goods_lost",        "unanswered_question",  "stock_lost",
    "hold_displaced",  "approval_overdue",  "mail_undelivered",     "mail_unreadable",
    "customer_wrote",  "read_back_refused", "quotation_answered",   "withdrawn",
    "no_mail_address", "agreement_ends",    "plan_broken"};
constexpr const char* status_names[] = {"open", "done"};
constexpr const char* channel_names[] = {"phone",  "email",  "chat", "meeting",
                                         "letter", "portal", "other"};
constexpr const char* direction_names[] = {"inbound", "outbound"};

bool lower_code(std::string_view code) {
  for (const char c : code)
    if (!('a' <= c && c <= 'z') && !('0' <= c && c <= '9') && c != '_') return false;
  return !code.empty();
}

}  // namespace

template <>
Choices choices<followups::Cause>() {
  return {cause_names, std::size(cause_names)};
}
template <>
Choices choices<followups::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<followups::ContactChannel>() {
  return {channel_names, std::size(channel_names)};
}
template <>
Choices choices<followups::Direction>() {
  return {direction_names, std::size(direction_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules words{.personal = Personal::free_text, .multiline = true, .max = 2000};
constexpr Rules words_needed{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules contact{
    .required = true, .personal = Personal::identity, .about = "The person at the other end."};
constexpr Rules outcome{.required = true,
                        .personal = Personal::none,
                        .max = 40,
                        .valid = lower_code,
                        .refusal = "not_a_code",
                        .about = "A code in lower case: reached, promised_answer …"};
constexpr Rules given{.required = true};

constexpr Field interaction_fields[] = {
    field<&Interaction::id>("id", shown),
    field<&Interaction::follow_up>("follow_up", shown_and_filtered),
    field<&Interaction::subject>("subject", shown_and_filtered),
    field<&Interaction::contact>("contact", contact),
    field<&Interaction::channel>("channel"),
    field<&Interaction::direction>("direction"),
    field<&Interaction::started_at>("started_at"),
    field<&Interaction::summary>("summary", words_needed),
    field<&Interaction::outcome>("outcome", outcome),
    field<&Interaction::next_action>("next_action", words),
    field<&Interaction::next_due>("next_due"),
    field<&Interaction::closed>("closed", shown),
    field<&Interaction::by>("by", {.access = Access::read_only, .column = "by_person"}),
    field<&Interaction::at>("at", shown),
};

}  // namespace

template <>
const Entity& entity<Interaction>() {
  static constexpr Entity described =
      describe<Interaction>("interaction", "interaction", interaction_fields);
  return described;
}

namespace {

constexpr Field follow_up_fields[] = {
    field<&FollowUp::id>("id", shown),
    field<&FollowUp::subject>("subject", {.required = true,
                                          .access = Access::create_only,
                                          .personal = Personal::none,
                                          .filter = true,
                                          .max = 64,
                                          .about = "The id of the record it is about."}),
    field<&FollowUp::subject_kind>("subject_kind", shown),
    field<&FollowUp::subject_id>("subject_id", hidden),
    field<&FollowUp::cause>("cause", shown_and_filtered),
    field<&FollowUp::detail>("detail", {.required = true,
                                        .access = Access::create_only,
                                        .personal = Personal::free_text,
                                        .multiline = true,
                                        .max = 2000}),
    field<&FollowUp::draft>("draft", {.access = Access::read_only,
                                      .personal = Personal::free_text,
                                      .multiline = true,
                                      .about = "What the customer is to be told, to be sent."}),
    field<&FollowUp::owner>(
        "owner", {.filter = true, .about = "Who is to do it; whoever asks unless given."}),
    field<&FollowUp::team>("team", shown),
    field<&FollowUp::status>("status", shown_and_filtered),
    field<&FollowUp::due_at>("due_at",
                             {.access = Access::create_only,
                              .filter = true,
                              .sort = true,
                              .about = "A working day from now unless given; it never moves."}),
    field<&FollowUp::record>("record", {.access = Access::read_only, .stored = Stored::nowhere}),
    field<&FollowUp::completed_by>("completed_by", shown),
    field<&FollowUp::completed_at>("completed_at", shown),
    field<&FollowUp::escalated_at>(
        "escalated_at", {.access = Access::read_only,
                         .about = "When it came to the manager, since nobody did it in time."}),
    field<&FollowUp::occasion>("occasion", hidden),
    field<&FollowUp::party_id>("party_id", hidden),
    field<&FollowUp::revision>("revision", shown),
    field<&FollowUp::created_at>("created_at", shown),
    field<&FollowUp::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&followups::FollowUpReference::id>("id", {.personal = Personal::none}),
};

constexpr Field complete_fields[] = {
    field<&Complete::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&Complete::revision>("revision"),
    field<&Complete::contact>("contact", contact),
    field<&Complete::channel>("channel", given),
    field<&Complete::direction>("direction", given),
    field<&Complete::started_at>("started_at", {.about = "Now unless given."}),
    field<&Complete::summary>("summary", words_needed),
    field<&Complete::outcome>("outcome", outcome),
    field<&Complete::next_action>("next_action", words),
    field<&Complete::next_due>(
        "next_due", {.about = "When the next action is due; without either the matter is closed."}),
};

}  // namespace

template <>
const Entity& entity<FollowUp>() {
  static constexpr Entity described =
      describe<FollowUp>("follow_up", "follow_up", follow_up_fields);
  return described;
}
template <>
const Entity& entity<followups::FollowUpReference>() {
  static constexpr Entity described =
      describe<followups::FollowUpReference>("follow_up_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Complete>() {
  static constexpr Entity described = describe<Complete>("complete_follow_up", "", complete_fields);
  return described;
}

}  // namespace supercargo
