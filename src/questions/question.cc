#include "questions/question.h"

#include "agreements/beside.h"

namespace supercargo {

using questions::Answer;
using questions::Ask;
using questions::Question;
using questions::Withdraw;

namespace {

constexpr const char* status_names[] = {"open", "answered", "withdrawn"};

bool is_team(std::string_view name) {
  const auto role = parse_role(name);
  return role && agreements::desks.has(*role);
}

}  // namespace

template <>
Choices choices<questions::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules shown_words{
    .access = Access::read_only, .personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 4000};

constexpr Field question_fields[] = {
    field<&Question::id>("id", shown),
    field<&Question::sales_order>("sales_order", {.access = Access::read_only,
                                                  .filter = true,
                                                  .column = "sales_order_id",
                                                  .about = "Lists take the order's number too."}),
    field<&Question::sales_order_number>("sales_order_number", shown),
    field<&Question::line>("line", shown),
    field<&Question::team>("team", shown_and_filtered),
    field<&Question::owner>("owner", shown_and_filtered),
    field<&Question::status>("status", shown_and_filtered),
    field<&Question::question>("question", shown_words),
    field<&Question::asked_by>("asked_by", shown_and_filtered),
    field<&Question::asked_at>("asked_at", shown),
    field<&Question::due_at>("due_at", {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Question::escalated_at>("escalated_at", shown),
    field<&Question::answer>("answer", shown_words),
    field<&Question::answered_by>("answered_by", shown),
    field<&Question::answered_at>("answered_at", shown),
    field<&Question::withdrawn_at>("withdrawn_at", shown),
    field<&Question::party_id>("party_id", hidden),
    field<&Question::revision>("revision", shown),
    field<&Question::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&questions::QuestionReference::id>("id", {.personal = Personal::none}),
};

constexpr Field ask_fields[] = {
    field<&Ask::id>("id", hidden),
    field<&Ask::line>("line", {.least = 1}),
    field<&Ask::team>("team", {.required = true,
                               .personal = Personal::none,
                               .max = 40,
                               .valid = is_team,
                               .refusal = "unknown_team",
                               .about = "A role that works on orders: warehouse, finance …"}),
    field<&Ask::owner>("owner", {.about = "Who is asked by name; else whoever is of the team."}),
    field<&Ask::question>("question", words),
    field<&Ask::due_at>("due_at", {.about = "A working day from now unless given; four working "
                                            "hours when the order is urgent."}),
};

constexpr Field answer_fields[] = {
    field<&Answer::id>("id", hidden),
    field<&Answer::revision>("revision", revision_given),
    field<&Answer::answer>("answer", words),
};

constexpr Field withdraw_fields[] = {
    field<&Withdraw::id>("id", hidden),
    field<&Withdraw::revision>("revision", revision_given),
};

}  // namespace

template <>
const Entity& entity<Question>() {
  static constexpr Entity described = describe<Question>("question", "question", question_fields);
  return described;
}
template <>
const Entity& entity<questions::QuestionReference>() {
  static constexpr Entity described =
      describe<questions::QuestionReference>("question_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Ask>() {
  static constexpr Entity described = describe<Ask>("ask_question", "", ask_fields);
  return described;
}
template <>
const Entity& entity<Answer>() {
  static constexpr Entity described = describe<Answer>("answer_question", "", answer_fields);
  return described;
}
template <>
const Entity& entity<Withdraw>() {
  static constexpr Entity described = describe<Withdraw>("withdraw_question", "", withdraw_fields);
  return described;
}

}  // namespace supercargo
