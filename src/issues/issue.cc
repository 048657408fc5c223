#include "issues/issue.h"

namespace supercargo {

using issues::Action;
using issues::Close;
using issues::Decide;
using issues::Issue;
using issues::Option;
using issues::Raise;

namespace {

constexpr const char* kind_names[] = {"shortage",      "delay",           "damage",  "wrong_goods",
                                      "wrong_details", "price",           "quality", "capacity",
                                      "paperwork",     "customer_change", "other"};
constexpr const char* status_names[] = {"open", "decided", "closed"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules words{.personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules needed_words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules decided_words{
    .access = Access::read_only, .personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules clause{.personal = Personal::none, .max = 200};
constexpr Rules how{.personal = Personal::none, .max = 40, .about = "By phone, e-mail …"};
constexpr Rules not_informed{.personal = Personal::free_text,
                             .multiline = true,
                             .max = 2000,
                             .about = "Why the customer need not be told."};
constexpr Rules considered{.stored = Stored::as_json, .max = 20};
constexpr Rules to_be_done{.stored = Stored::as_json, .max = 50};

constexpr Field option_fields[] = {
    field<&Option::option>("option", needed_words),
    field<&Option::consequence>("consequence", needed_words),
};
constexpr Field action_fields[] = {
    field<&Action::what>("what", needed_words),
    field<&Action::owner>("owner", {.required = true}),
    field<&Action::due_at>("due_at", {.required = true}),
    field<&Action::done_at>("done_at", {.about = "When it was done; none: it is still to do."}),
};

}  // namespace

template <>
Choices choices<issues::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<issues::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<Option>() {
  static constexpr Entity described = describe<Option>("issue_option", "", option_fields);
  return described;
}
template <>
const Entity& entity<Action>() {
  static constexpr Entity described = describe<Action>("issue_action", "", action_fields);
  return described;
}

namespace {

constexpr Field issue_fields[] = {
    field<&Issue::id>("id", shown),
    field<&Issue::number>("number", shown_and_filtered),
    field<&Issue::sales_order>("sales_order", {.access = Access::read_only,
                                               .filter = true,
                                               .column = "sales_order_id",
                                               .about = "Lists take the order's number too."}),
    field<&Issue::sales_order_number>("sales_order_number", shown),
    field<&Issue::line>("line", shown),
    field<&Issue::kind>("kind", {.filter = true}),
    field<&Issue::status>("status", shown_and_filtered),
    field<&Issue::detected_at>("detected_at", shown),
    field<&Issue::detected_by>("detected_by", shown),
    field<&Issue::description>("description", needed_words),
    field<&Issue::impact>("impact", words),
    field<&Issue::options>("options", considered),
    field<&Issue::criteria>("criteria", words),
    field<&Issue::decision>("decision", decided_words),
    field<&Issue::decision_reason>("decision_reason", decided_words),
    field<&Issue::policy_clause>("policy_clause", shown),
    field<&Issue::policy_version>("policy_version", shown),
    field<&Issue::basis>("basis", {.access = Access::read_only,
                                   .stored = Stored::as_json,
                                   .about = "The policy kept here that it rests on, as it stood."}),
    field<&Issue::decided_by>("decided_by", shown),
    field<&Issue::decided_at>("decided_at", shown),
    field<&Issue::actions>("actions", to_be_done),
    field<&Issue::outcome>("outcome", words),
    field<&Issue::customer_informed_at>("customer_informed_at"),
    field<&Issue::customer_informed_how>("customer_informed_how", how),
    field<&Issue::not_informed_reason>("not_informed_reason", not_informed),
    field<&Issue::owner>("owner", {.required = true, .filter = true}),
    field<&Issue::closed_by>("closed_by", shown),
    field<&Issue::closed_at>("closed_at", shown),
    field<&Issue::party_id>("party_id", hidden),
    field<&Issue::revision>("revision", shown),
    field<&Issue::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&issues::IssueReference::id>("id", {.personal = Personal::none}),
};

constexpr Field raise_fields[] = {
    field<&Raise::id>("id", hidden),
    field<&Raise::line>("line", {.least = 1}),
    field<&Raise::kind>("kind", {.required = true}),
    field<&Raise::detected_at>("detected_at", {.about = "Now unless given."}),
    field<&Raise::detected_by>("detected_by", {.about = "Whoever tells it unless given."}),
    field<&Raise::description>("description", needed_words),
    field<&Raise::impact>("impact", words),
    field<&Raise::options>("options", considered),
    field<&Raise::criteria>("criteria", words),
    field<&Raise::actions>("actions", to_be_done),
    field<&Raise::owner>("owner", {.about = "The order's owner unless given."}),
};

constexpr Field decide_fields[] = {
    field<&Decide::id>("id", hidden),
    field<&Decide::revision>("revision", revision_given),
    field<&Decide::decision>("decision", needed_words),
    field<&Decide::reason>("reason", needed_words),
    field<&Decide::policy>(
        "policy",
        {.personal = Personal::none,
         .max = 64,
         .about = "The code of an approval policy: its clause and the version that holds today."}),
    field<&Decide::policy_clause>("policy_clause", clause),
    field<&Decide::policy_version>(
        "policy_version",
        {.personal = Personal::none,
         .max = 40,
         .about = "Of the policy that the clause stands in; needed with a clause of elsewhere."}),
};

constexpr Field close_fields[] = {
    field<&Close::id>("id", hidden),
    field<&Close::revision>("revision", revision_given),
    field<&Close::outcome>("outcome", words),
    field<&Close::customer_informed_at>("customer_informed_at"),
    field<&Close::customer_informed_how>("customer_informed_how", how),
    field<&Close::not_informed_reason>("not_informed_reason", not_informed),
};

}  // namespace

template <>
const Entity& entity<Issue>() {
  static constexpr Entity described = describe<Issue>("order_issue", "order_issue", issue_fields);
  return described;
}
template <>
const Entity& entity<issues::IssueReference>() {
  static constexpr Entity described =
      describe<issues::IssueReference>("order_issue_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Raise>() {
  static constexpr Entity described = describe<Raise>("raise_order_issue", "", raise_fields);
  return described;
}
template <>
const Entity& entity<Decide>() {
  static constexpr Entity described = describe<Decide>("decide_order_issue", "", decide_fields);
  return described;
}
template <>
const Entity& entity<Close>() {
  static constexpr Entity described = describe<Close>("close_order_issue", "", close_fields);
  return described;
}

}  // namespace supercargo
