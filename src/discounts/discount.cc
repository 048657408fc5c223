#include "discounts/discount.h"

namespace supercargo {

using discounts::ApproveRule;
using discounts::Rule;
using discounts::RuleReference;
using discounts::Step;

namespace {

constexpr const char* stage_names[] = {"volume", "customer_group", "promotion", "manual"};
constexpr const char* stacking_names[] = {"stackable", "exclusive"};
constexpr const char* status_names[] = {"draft", "active"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules among{.personal = Personal::none, .max = 200};

constexpr Field rule_fields[] = {
    field<&Rule::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Rule::code>("code", {.required = true,
                                .access = Access::create_only,
                                .personal = Personal::none,
                                .code = true,
                                .filter = true,
                                .max = 40}),
    field<&Rule::stage>("stage", {.filter = true}),
    field<&Rule::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Rule::name>("name", {.required = true, .personal = Personal::none, .max = 100}),
    field<&Rule::rate>("rate", {.required = true, .least = 1, .most = 100'000'000}),
    field<&Rule::stacking>("stacking", {.filter = true}),
    field<&Rule::currency>("currency", {.filter = true}),
    field<&Rule::products>("products", {.personal = Personal::none, .max = 1000}),
    field<&Rule::customers>("customers", among),
    field<&Rule::customer_kinds>("customer_kinds", among),
    field<&Rule::countries>("countries", among),
    field<&Rule::channels>("channels", among),
    field<&Rule::quantity_from>("quantity_from",
                                {.least = 0, .about = "Of the line, in the product's base unit."}),
    field<&Rule::valid_from>("valid_from", {.required = true, .filter = true}),
    field<&Rule::valid_until>("valid_until", {.filter = true}),
    field<&Rule::made_by>("made_by", shown),
    field<&Rule::approved_by>("approved_by", shown),
    field<&Rule::approved_at>("approved_at", shown),
    field<&Rule::code_key>("code_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Rule::revision>("revision", shown),
    field<&Rule::created_at>("created_at",
                             {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Rule::changed_at>("changed_at", shown),
};
constexpr Field reference_fields[] = {
    field<&RuleReference::id>(
        "id", {.personal = Personal::none, .about = "The discount's id or its code."}),
};
constexpr Field approve_fields[] = {
    field<&ApproveRule::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&ApproveRule::revision>("revision", {.least = 1}),
};
constexpr Field step_fields[] = {
    field<&Step::stage>("stage", shown),
    field<&Step::source>("source", shown),
    field<&Step::rate>("rate", shown),
    field<&Step::price>("price", shown),
};

}  // namespace

template <>
Choices choices<discounts::Stage>() {
  return {stage_names, std::size(stage_names)};
}
template <>
Choices choices<discounts::Stacking>() {
  return {stacking_names, std::size(stacking_names)};
}
template <>
Choices choices<discounts::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<Rule>() {
  static constexpr Entity described = describe<Rule>("discount_rule", "discount_rule", rule_fields);
  return described;
}
template <>
const Entity& entity<RuleReference>() {
  static constexpr Entity described =
      describe<RuleReference>("discount_rule_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<ApproveRule>() {
  static constexpr Entity described =
      describe<ApproveRule>("approve_discount_rule", "", approve_fields);
  return described;
}
template <>
const Entity& entity<Step>() {
  static constexpr Entity described = describe<Step>("discount_step", "", step_fields);
  return described;
}

}  // namespace supercargo
