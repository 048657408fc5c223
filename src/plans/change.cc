#include "plans/change.h"

namespace supercargo {

using plans::Change;
using plans::Renegotiate;
using plans::Waive;

namespace {

constexpr const char* kind_names[] = {"waiver", "renegotiation"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field change_fields[] = {
    field<&Change::kind>("kind", shown),
    field<&Change::instalment>("instalment", shown),
    field<&Change::parts>("parts", shown),
    field<&Change::first_due>("first_due", shown),
    field<&Change::interval_days>("interval_days", shown),
    field<&Change::reason>("reason",
                           {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Change::asked_by>("asked_by", shown),
    field<&Change::asked_at>("asked_at", shown),
};
constexpr Field waive_fields[] = {
    field<&Waive::id>("id", reference),
    field<&Waive::revision>("revision", {.least = 1}),
    field<&Waive::instalment>("instalment",
                              {.required = true, .least = 1, .about = "1 is the one due first."}),
    field<&Waive::reason>("reason", words),
};
constexpr Field renegotiate_fields[] = {
    field<&Renegotiate::id>("id", reference),
    field<&Renegotiate::revision>("revision", {.least = 1}),
    field<&Renegotiate::parts>(
        "parts", {.required = true, .least = 1, .most = 12, .about = "Of what is not paid."}),
    field<&Renegotiate::first_due>("first_due", {.required = true}),
    field<&Renegotiate::interval_days>("interval_days", {.least = 1, .most = 366}),
    field<&Renegotiate::reason>("reason", words),
};

}  // namespace

template <>
Choices choices<plans::ChangeKind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
const Entity& entity<Change>() {
  static constexpr Entity described = describe<Change>("payment_plan_change", "", change_fields);
  return described;
}
template <>
const Entity& entity<Waive>() {
  static constexpr Entity described = describe<Waive>("waive_instalment", "", waive_fields);
  return described;
}
template <>
const Entity& entity<Renegotiate>() {
  static constexpr Entity described =
      describe<Renegotiate>("renegotiate_payment_plan", "", renegotiate_fields);
  return described;
}

}  // namespace supercargo
