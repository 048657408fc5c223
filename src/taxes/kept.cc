#include "taxes/kept.h"

#include "kernel/identifiers.h"

namespace supercargo {

using taxes::Exemption;
using taxes::Registration;
using taxes::TaxRate;

namespace {

constexpr std::int64_t whole = 100'000'000;  // a rate of 1

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules words{.personal = Personal::none, .max = 400};
constexpr Rules from{.required = true, .filter = true};
constexpr Rules country{.required = true,
                        .access = Access::create_only,
                        .personal = Personal::none,
                        .code = true,
                        .filter = true,
                        .max = 2,
                        .valid = known_country,
                        .refusal = "unknown_country"};
constexpr Rules code{.personal = Personal::none, .code = true, .max = 30};
constexpr Rules when{.access = Access::read_only, .filter = true, .sort = true};
constexpr Rules id{.access = Access::read_only, .filter = true};

constexpr Field rate_fields[] = {
    field<&TaxRate::id>("id", id),
    field<&TaxRate::country>("country", country),
    field<&TaxRate::code>("code", {.access = Access::create_only,
                                   .personal = Personal::none,
                                   .code = true,
                                   .filter = true,
                                   .max = 20,
                                   .about = "The tax code of the products that it is for; none: "
                                            "of products that have none."}),
    field<&TaxRate::name>("name", {.required = true, .personal = Personal::none, .max = 100}),
    field<&TaxRate::category>("category", {.filter = true}),
    field<&TaxRate::rate>("rate", {.least = 0, .most = whole}),
    field<&TaxRate::reason_code>("reason_code", code),
    field<&TaxRate::reason>("reason", words),
    field<&TaxRate::valid_from>("valid_from", from),
    field<&TaxRate::valid_until>("valid_until", {.filter = true}),
    field<&TaxRate::source>("source", {.required = true,
                                       .personal = Personal::none,
                                       .max = 400,
                                       .about = "Where this can be read: act or authority."}),
    field<&TaxRate::revision>("revision", shown),
    field<&TaxRate::created_at>("created_at", when),
    field<&TaxRate::changed_at>("changed_at", shown),
};

constexpr Field registration_fields[] = {
    field<&Registration::id>("id", id),
    field<&Registration::country>("country", country),
    field<&Registration::number>("number",
                                 {.required = true, .personal = Personal::none, .max = 30}),
    field<&Registration::mode>("mode"),
    field<&Registration::consumer_prices_include_tax>("consumer_prices_include_tax"),
    field<&Registration::valid_from>("valid_from", from),
    field<&Registration::valid_until>("valid_until", {.filter = true}),
    field<&Registration::revision>("revision", shown),
    field<&Registration::created_at>("created_at", when),
    field<&Registration::changed_at>("changed_at", shown),
};

}  // namespace

template <>
const Entity& entity<TaxRate>() {
  static constexpr Entity described = describe<TaxRate>("tax_rate", "tax_rate", rate_fields);
  return described;
}
template <>
const Entity& entity<Registration>() {
  static constexpr Entity described =
      describe<Registration>("tax_registration", "tax_registration", registration_fields);
  return described;
}

namespace {

constexpr Field exemption_fields[] = {
    field<&Exemption::id>("id", id),
    field<&Exemption::customer>("customer", {.required = true,
                                             .access = Access::create_only,
                                             .personal = Personal::none,
                                             .max = 64,
                                             .about = "The customer's id or code."}),
    field<&Exemption::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Exemption::country>("country", country),
    field<&Exemption::category>("category", {.filter = true}),
    field<&Exemption::reason_code>(
        "reason_code", {.required = true, .personal = Personal::none, .code = true, .max = 30}),
    field<&Exemption::reason>("reason", {.required = true, .personal = Personal::none, .max = 400}),
    field<&Exemption::evidence>(
        "evidence", {.required = true,
                     .personal = Personal::identity,
                     .max = 200,
                     .about = "The number of the certificate or decision that it rests on."}),
    field<&Exemption::valid_from>("valid_from", from),
    field<&Exemption::valid_until>("valid_until", {.filter = true}),
    field<&Exemption::revision>("revision", shown),
    field<&Exemption::created_at>("created_at", when),
    field<&Exemption::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&taxes::TaxReference::id>("id", {.personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<Exemption>() {
  static constexpr Entity described =
      describe<Exemption>("tax_exemption", "tax_exemption", exemption_fields);
  return described;
}
template <>
const Entity& entity<taxes::TaxReference>() {
  static constexpr Entity described =
      describe<taxes::TaxReference>("tax_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
