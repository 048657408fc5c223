#include "plans/plan.h"

namespace supercargo {

using plans::Instalment;
using plans::Pay;
using plans::Plan;

namespace {

constexpr const char* status_names[] = {"pending_approval", "approved",  "rejected",  "active",
                                        "breached",         "completed", "terminated"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr std::int64_t whole = 100'000'000;

}  // namespace

template <>
Choices choices<plans::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<Instalment>() {
  static constexpr Field fields[] = {
      field<&Instalment::due>("due", shown),
      field<&Instalment::currency>("currency", shown),
      field<&Instalment::amount>("amount", shown),
      field<&Instalment::paid>("paid", shown),
      field<&Instalment::paid_on>("paid_on", shown),
      field<&Instalment::waived>("waived", shown),
  };
  static constexpr Entity described = describe<Instalment>("instalment", "", fields);
  return described;
}

namespace {

constexpr Field plan_fields[] = {
    field<&Plan::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Plan::number>("number", filtered),
    field<&Plan::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Plan::customer>("customer", {.required = true,
                                        .personal = Personal::none,
                                        .max = 64,
                                        .about = "The customer's id or code."}),
    field<&Plan::customer_name>("customer_name",
                                {.access = Access::read_only, .personal = Personal::identity}),
    field<&Plan::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Plan::currency>("currency", {.required = true}),
    field<&Plan::debt>("debt", {.required = true, .least = 1}),
    field<&Plan::deposit_rate>(
        "deposit_rate", {.least = 1, .most = whole - 1, .about = "Of the debt, paid first."}),
    field<&Plan::parts>(
        "parts",
        {.required = true, .least = 1, .most = 12, .about = "Instalments after the deposit."}),
    field<&Plan::first_due>("first_due", {.required = true}),
    field<&Plan::interval_days>("interval_days", {.least = 1, .most = 366}),
    field<&Plan::reason>(
        "reason",
        {.required = true, .personal = Personal::free_text, .multiline = true, .max = 2000}),
    field<&Plan::instalments>("instalments",
                              {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Plan::version>("version", shown),
    field<&Plan::change>("change", {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Plan::informed>("informed", {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Plan::proposed_by>("proposed_by", filtered),
    field<&Plan::approved_at>("approved_at", shown),
    field<&Plan::approvals>("approvals", {.access = Access::read_only,
                                          .personal = Personal::none,
                                          .internal = true,
                                          .stored = Stored::nowhere}),
    field<&Plan::revision>("revision", shown),
    field<&Plan::created_at>("created_at",
                             {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Plan::changed_at>("changed_at", shown),
};
constexpr Field reference_fields[] = {
    field<&plans::PlanReference::id>(
        "id", {.personal = Personal::none, .about = "The plan's id or its number."}),
};
constexpr Field pay_fields[] = {
    field<&Pay::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&Pay::revision>("revision", {.least = 1}),
    field<&Pay::amount>("amount", {.required = true, .personal = Personal::none, .max = 30}),
    field<&Pay::on>("on"),
};

}  // namespace

template <>
const Entity& entity<Plan>() {
  static constexpr Entity described = describe<Plan>("payment_plan", "payment_plan", plan_fields);
  return described;
}
template <>
const Entity& entity<plans::PlanReference>() {
  static constexpr Entity described =
      describe<plans::PlanReference>("payment_plan_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Pay>() {
  static constexpr Entity described = describe<Pay>("pay_instalment", "", pay_fields);
  return described;
}

}  // namespace supercargo
