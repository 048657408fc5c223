#include "charges/charge.h"

namespace supercargo {

using charges::ApproveRule;
using charges::Charge;
using charges::Rule;
using charges::RuleReference;
using charges::Waiver;

namespace {

constexpr const char* kind_names[] = {"urgent", "freight", "minimum_order"};
constexpr const char* status_names[] = {"draft", "active"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules among{.personal = Personal::none, .max = 200};
constexpr Rules named{.personal = Personal::none, .max = 100};
constexpr Rules grams{.least = 0, .most = 1'000'000'000'000};

constexpr Field rule_fields[] = {
    field<&Rule::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Rule::code>("code", {.required = true,
                                .access = Access::create_only,
                                .personal = Personal::none,
                                .code = true,
                                .filter = true,
                                .max = 40}),
    field<&Rule::kind>("kind", {.filter = true}),
    field<&Rule::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Rule::name>("name", {.required = true, .personal = Personal::none, .max = 100}),
    field<&Rule::name_zh_hant>("name_zh_hant", named),
    field<&Rule::name_zh_hans>("name_zh_hans", named),
    field<&Rule::currency>("currency", {.required = true, .filter = true}),
    field<&Rule::amount>(
        "amount", {.least = 0, .about = "Without tax; beside a rate the least that is charged."}),
    field<&Rule::rate>("rate",
                       {.least = 0, .most = 100'000'000, .about = "Of what the lines come to."}),
    field<&Rule::tax_code>("tax_code",
                           {.personal = Personal::none,
                            .code = true,
                            .max = 20,
                            .about = "Which tax rate it has, as products name theirs."}),
    field<&Rule::customers>("customers", among),
    field<&Rule::customer_kinds>("customer_kinds", among),
    field<&Rule::countries>("countries", among),
    field<&Rule::postcodes>(
        "postcodes",
        {.personal = Personal::none, .max = 200, .about = "How the postcodes of a zone begin."}),
    field<&Rule::channels>("channels", among),
    field<&Rule::net_from>("net_from", {.least = 0}),
    field<&Rule::net_below>(
        "net_below",
        {.least = 1,
         .about = "Free from so much on: without tax, the order's discount taken off."}),
    field<&Rule::weight_from>("weight_from", grams),
    field<&Rule::weight_below>("weight_below", grams),
    field<&Rule::priority>("priority", {.least = 0, .most = 1000}),
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
    field<&RuleReference::id>("id",
                              {.personal = Personal::none, .about = "The rule's id or its code."}),
};
constexpr Field approve_fields[] = {
    field<&ApproveRule::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&ApproveRule::revision>("revision", {.least = 1}),
};

}  // namespace

template <>
Choices choices<charges::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<charges::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<Rule>() {
  static constexpr Entity described = describe<Rule>("charge_rule", "charge_rule", rule_fields);
  return described;
}
template <>
const Entity& entity<RuleReference>() {
  static constexpr Entity described =
      describe<RuleReference>("charge_rule_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<ApproveRule>() {
  static constexpr Entity described =
      describe<ApproveRule>("approve_charge_rule", "", approve_fields);
  return described;
}

namespace {

constexpr Field waiver_fields[] = {
    field<&Waiver::charge>("charge", {.required = true, .personal = Personal::none, .max = 40}),
    field<&Waiver::reason>("reason",
                           {.required = true, .personal = Personal::free_text, .max = 500}),
    field<&Waiver::by>("by", {.access = Access::read_only, .internal = true}),
    field<&Waiver::at>("at", {.access = Access::read_only}),
};
constexpr Field charge_fields[] = {
    field<&Charge::code>("code", shown),
    field<&Charge::kind>("kind", shown),
    field<&Charge::name>("name", shown),
    field<&Charge::name_zh_hant>("name_zh_hant", shown),
    field<&Charge::name_zh_hans>("name_zh_hans", shown),
    field<&Charge::why>("why", shown),
    field<&Charge::currency>("currency", shown),
    field<&Charge::amount>("amount", shown),
    field<&Charge::net>("net", shown),
    field<&Charge::rate>("rate", shown),
    field<&Charge::tax>("tax", shown),
    field<&Charge::waived>("waived", shown),
};

}  // namespace

template <>
const Entity& entity<Waiver>() {
  static constexpr Entity described = describe<Waiver>("charge_waiver", "", waiver_fields);
  return described;
}
template <>
const Entity& entity<Charge>() {
  static constexpr Entity described = describe<Charge>("charge", "", charge_fields);
  return described;
}

namespace charges {

const std::string& name_in(const Charge& charge, std::string_view language) {
  const std::string& own = language == "zh-Hant"   ? charge.name_zh_hant
                           : language == "zh-Hans" ? charge.name_zh_hans
                                                   : charge.name;
  return own.empty() ? charge.name : own;
}

}  // namespace charges
}  // namespace supercargo
