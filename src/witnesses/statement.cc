#include "witnesses/statement.h"

namespace supercargo {

using witnesses::Sign;
using witnesses::Statement;

namespace {

constexpr const char* capacity_names[] = {"supervisor", "colleague"};
constexpr const char* topic_names[] = {"system_use", "communication", "order_processing"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules shown_words{
    .access = Access::read_only, .personal = Personal::free_text, .multiline = true, .max = 4000};

}  // namespace

template <>
Choices choices<witnesses::Capacity>() {
  return {capacity_names, std::size(capacity_names)};
}
template <>
Choices choices<witnesses::Topic>() {
  return {topic_names, std::size(topic_names)};
}

namespace {

constexpr Field statement_fields[] = {
    field<&Statement::id>("id", shown),
    field<&Statement::sales_order>("sales_order", {.access = Access::read_only,
                                                   .filter = true,
                                                   .column = "sales_order_id",
                                                   .about = "Lists take the order's number too."}),
    field<&Statement::sales_order_number>("sales_order_number", shown),
    field<&Statement::about>("about", {.access = Access::read_only,
                                       .filter = true,
                                       .column = "about_person",
                                       .about = "Whose work was seen."}),
    field<&Statement::topic>("topic", shown_and_filtered),
    field<&Statement::witness>(
        "witness", {.access = Access::read_only, .filter = true, .column = "witness_person"}),
    field<&Statement::capacity>("capacity", shown),
    field<&Statement::seen_at>("seen_at", shown),
    field<&Statement::statement>("statement", shown_words),
    field<&Statement::signed_name>(
        "signed_name", {.access = Access::read_only, .personal = Personal::identity, .max = 200}),
    field<&Statement::signed_at>("signed_at", shown),
    field<&Statement::revision>("revision", shown),
};

constexpr Field reference_fields[] = {
    field<&witnesses::StatementReference::id>("id", {.personal = Personal::none}),
};

constexpr Field sign_fields[] = {
    field<&Sign::id>("id", hidden),
    field<&Sign::about>("about", {.required = true, .about = "Whose work was seen."}),
    field<&Sign::topic>("topic", {.required = true}),
    field<&Sign::capacity>("capacity",
                           {.required = true, .about = "As what the witness speaks of them."}),
    field<&Sign::seen_at>("seen_at", {.about = "Now unless given."}),
    field<&Sign::statement>("statement", words),
    field<&Sign::signed_name>("signed_name", {.required = true,
                                              .personal = Personal::identity,
                                              .max = 200,
                                              .about = "The witness's name, as a signature."}),
};

}  // namespace

template <>
const Entity& entity<Statement>() {
  static constexpr Entity described =
      describe<Statement>("witness_statement", "witness_statement", statement_fields);
  return described;
}
template <>
const Entity& entity<witnesses::StatementReference>() {
  static constexpr Entity described =
      describe<witnesses::StatementReference>("witness_statement_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Sign>() {
  static constexpr Entity described = describe<Sign>("sign_witness_statement", "", sign_fields);
  return described;
}

}  // namespace supercargo
