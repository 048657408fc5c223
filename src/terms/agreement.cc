#include "terms/agreement.h"

#include "kernel/units.h"

namespace supercargo {

using terms::AgreedPrice;
using terms::Agreement;
using terms::Decide;
using terms::Inform;
using terms::Informed;
using terms::Step;

namespace {

constexpr const char* status_names[] = {"draft",     "pending_approval", "approved",
                                        "rejected",  "communicated",     "active",
                                        "suspended", "expired",          "terminated"};
constexpr const char* verdict_names[] = {"approve", "reject"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules words{.personal = Personal::free_text, .multiline = true, .max = 2000};

}  // namespace

template <>
Choices choices<terms::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<terms::Verdict>() {
  return {verdict_names, std::size(verdict_names)};
}

template <>
const Entity& entity<Informed>() {
  static constexpr Field fields[] = {
      field<&Informed::recipient>("recipient", shown),
      field<&Informed::by>("by", shown),
      field<&Informed::at>("at", shown),
  };
  static constexpr Entity described = describe<Informed>("informed", "", fields);
  return described;
}

template <>
const Entity& entity<AgreedPrice>() {
  static constexpr Field fields[] = {
      field<&AgreedPrice::sku>("sku", {.personal = Personal::none, .max = 64}),
      field<&AgreedPrice::product_group>("product_group",
                                         {.personal = Personal::none, .code = true, .max = 40}),
      field<&AgreedPrice::products>(
          "products",
          {.personal = Personal::none, .max = 200, .about = "The skus of the group's products."}),
      field<&AgreedPrice::unit>("unit", {.personal = Personal::none,
                                         .code = true,
                                         .max = 3,
                                         .valid = known_unit,
                                         .refusal = "unknown_unit"}),
      field<&AgreedPrice::quantity_from>("quantity_from",
                                         {.least = 0, .about = "For so much and more."}),
      field<&AgreedPrice::unit_price>("unit_price", {.least = 0}),
      field<&AgreedPrice::discount_rate>(
          "discount_rate",
          {.least = 0, .most = 100'000'000, .about = "Off what the price lists say."}),
  };
  static constexpr Entity described = describe<AgreedPrice>("agreed_price", "", fields);
  return described;
}

namespace {

constexpr Field agreement_fields[] = {
    field<&Agreement::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Agreement::number>("number", filtered),
    field<&Agreement::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Agreement::customer>("customer", {.required = true,
                                             .access = Access::create_only,
                                             .personal = Personal::none,
                                             .max = 64,
                                             .about = "The customer's id or code."}),
    field<&Agreement::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Agreement::ship_to>(
        "ship_to", {.stored = Stored::as_json, .about = "Only for what is delivered there."}),
    field<&Agreement::currency>("currency"),
    field<&Agreement::valid_from>("valid_from", {.required = true, .filter = true}),
    field<&Agreement::valid_until>("valid_until", {.required = true, .filter = true}),
    field<&Agreement::payment_terms>(
        "payment_terms",
        {.personal = Personal::none,
         .max = 40,
         .valid = customers::possible_terms,
         .refusal = "payment_terms_invalid",
         .about = "Of orders every line of which is priced by it, in place of the customer's own: "
                  "\"net 30\", \"eom 10\", \"2/10 net 30\" or \"prepaid\"."}),
    field<&Agreement::prices>("prices", {.required = true, .stored = Stored::as_json, .max = 200}),
    field<&Agreement::informed>("informed",
                                {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Agreement::reason>("reason", {.access = Access::read_only,
                                         .personal = Personal::free_text,
                                         .multiline = true,
                                         .max = 2000}),
    field<&Agreement::made_by>("made_by", shown),
    field<&Agreement::approved_at>("approved_at", shown),
    field<&Agreement::approvals>("approvals", {.access = Access::read_only,
                                               .personal = Personal::none,
                                               .internal = true,
                                               .stored = Stored::nowhere}),
    field<&Agreement::ship_to_key>("ship_to_key", kept),
    field<&Agreement::holds_for>("holds_for", {.access = Access::hidden}),
    field<&Agreement::warned_days>("warned_days", kept),
    field<&Agreement::revision>("revision", shown),
    field<&Agreement::created_at>("created_at",
                                  {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Agreement::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&terms::AgreementReference::id>(
        "id", {.personal = Personal::none, .about = "The agreement's id or its number."}),
};
constexpr Field step_fields[] = {
    field<&Step::id>("id", reference),
    field<&Step::revision>("revision", revision_given),
    field<&Step::reason>("reason", words),
};
constexpr Field decide_fields[] = {
    field<&Decide::id>("id", reference),
    field<&Decide::revision>("revision", revision_given),
    field<&Decide::decision>("decision"),
    field<&Decide::reason>("reason", words),
};
constexpr Field inform_fields[] = {
    field<&Inform::id>("id", reference),
    field<&Inform::revision>("revision", revision_given),
    field<&Inform::recipients>(
        "recipients",
        {.required = true,
         .personal = Personal::none,
         .max = 10,
         .about =
             "Who was told: order_desk, finance, account_owner; of an agreement customer too."}),
};

}  // namespace

template <>
const Entity& entity<Agreement>() {
  static constexpr Entity described =
      describe<Agreement>("price_agreement", "price_agreement", agreement_fields);
  return described;
}
template <>
const Entity& entity<terms::AgreementReference>() {
  static constexpr Entity described =
      describe<terms::AgreementReference>("price_agreement_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Step>() {
  static constexpr Entity described = describe<Step>("step_price_agreement", "", step_fields);
  return described;
}
template <>
const Entity& entity<Decide>() {
  static constexpr Entity described = describe<Decide>("decide_price", "", decide_fields);
  return described;
}
template <>
const Entity& entity<Inform>() {
  static constexpr Entity described = describe<Inform>("inform_of_price", "", inform_fields);
  return described;
}

}  // namespace supercargo
