#include "mandates/policy.h"

namespace supercargo {

using mandates::Policy;
using mandates::PutInForce;

namespace {

constexpr const char* status_names[] = {"draft", "in_force"};
constexpr const char* tightens_names[] = {"none", "urgent_order", "bespoke_order", "special_price"};

constexpr std::int64_t whole = 100'000'000;  // a rate of 1
constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules among{.personal = Personal::none, .max = 200};

constexpr Field policy_fields[] = {
    field<&Policy::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Policy::code>("code", {.required = true,
                                  .access = Access::create_only,
                                  .personal = Personal::none,
                                  .code = true,
                                  .filter = true,
                                  .max = 40}),
    field<&Policy::version>("version", shown),
    field<&Policy::name>("name", {.required = true, .personal = Personal::none, .max = 120}),
    field<&Policy::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Policy::tightens>("tightens",
                             {.about = "A need of the design that it sharpens; never below it."}),
    field<&Policy::clause>("clause", {.required = true,
                                      .personal = Personal::none,
                                      .max = 120,
                                      .about = "As people cite it: Order policy 4.2."}),
    field<&Policy::words>(
        "words", {.required = true, .personal = Personal::none, .multiline = true, .max = 4000}),
    field<&Policy::order_types>("order_types", among),
    field<&Policy::channels>("channels", among),
    field<&Policy::customers>("customers", among),
    field<&Policy::customer_kinds>("customer_kinds", among),
    field<&Policy::entered_by>("entered_by", among),
    field<&Policy::currency>(
        "currency",
        {.required = true, .about = "Of the amounts; orders in another do not meet them."}),
    field<&Policy::gross_from>("gross_from", {.least = 0}),
    field<&Policy::credit_excess_from>(
        "credit_excess_from",
        {.internal = true, .least = 0, .about = "Above what the customer may owe."}),
    field<&Policy::margin_below>(
        "margin_below",
        {.internal = true,
         .least = -whole,
         .most = whole,
         .about = "Of any line; where the cost is not known the margin counts as below."}),
    field<&Policy::discount_above>(
        "discount_above", {.internal = true,
                           .least = 0,
                           .most = whole,
                           .about = "Of any line; a price that no list has counts as above."}),
    field<&Policy::steps>("steps", {.required = true, .stored = Stored::as_json, .max = 5}),
    field<&Policy::valid_from>("valid_from", {.required = true}),
    field<&Policy::valid_until>("valid_until", {.about = "The last day, included."}),
    field<&Policy::made_by>("made_by", shown),
    field<&Policy::put_in_force_by>("put_in_force_by", shown),
    field<&Policy::put_in_force_at>("put_in_force_at", shown),
    field<&Policy::code_key>("code_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Policy::revision>("revision", shown),
    field<&Policy::created_at>("created_at", shown),
    field<&Policy::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&mandates::PolicyReference::id>(
        "id", {.personal = Personal::none, .about = "Its id, or its code for the newest version."}),
};
constexpr Field force_fields[] = {
    field<&PutInForce::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&PutInForce::revision>("revision", {.least = 1}),
};

}  // namespace

template <>
Choices choices<mandates::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<mandates::Tightens>() {
  return {tightens_names, std::size(tightens_names)};
}
template <>
const Entity& entity<Policy>() {
  static constexpr Entity described =
      describe<Policy>("approval_policy", "approval_policy", policy_fields);
  return described;
}
template <>
const Entity& entity<mandates::PolicyReference>() {
  static constexpr Entity described =
      describe<mandates::PolicyReference>("approval_policy_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<PutInForce>() {
  static constexpr Entity described =
      describe<PutInForce>("put_approval_policy_in_force", "", force_fields);
  return described;
}

}  // namespace supercargo
