#include "letterheads/letterhead.h"

#include <algorithm>

#include "letterheads/rules.h"

namespace supercargo {

using letterheads::Identity;
using letterheads::Letterhead;
using letterheads::Wording;

namespace {

constexpr const char* language_names[] = {"en", "zh-Hant", "zh-Hans"};
constexpr const char* paper_names[] = {"a4", "letter"};
constexpr const char* document_names[] = {"quotation",    "order_confirmation", "pick_list",
                                          "packing_list", "despatch_note",      "invoice",
                                          "credit_note",  "statement"};

}  // namespace

template <>
Choices choices<printing::Language>() {
  return {language_names, std::size(language_names)};
}
template <>
Choices choices<printing::Paper>() {
  return {paper_names, std::size(paper_names)};
}
template <>
Choices choices<letterheads::Paper>() {
  return {document_names, std::size(document_names)};
}

namespace {

constexpr Rules words{.personal = Personal::none, .multiline = true, .max = 2000};

constexpr Field wording_fields[] = {
    field<&Wording::document>("document", {.required = true}),
    field<&Wording::language>("language", {.required = true}),
    field<&Wording::opening>("opening", words),
    field<&Wording::closing>("closing", words),
};

}  // namespace

template <>
const Entity& entity<Wording>() {
  static constexpr Entity described = describe<Wording>("document_wording", "", wording_fields);
  return described;
}

namespace {

constexpr Rules name_part{.personal = Personal::none, .max = 120};

constexpr Field identity_fields[] = {
    field<&Identity::legal_name>(
        "legal_name",
        {.personal = Personal::none, .max = 120, .about = "Empty: as it stands on paper."}),
    field<&Identity::registration>(
        "registration",
        {.personal = Personal::none, .max = 40, .about = "Its number in the register."}),
    field<&Identity::gln>("gln", {.personal = Personal::none,
                                  .max = 13,
                                  .valid = letterheads::is_gln,
                                  .refusal = "not_a_gln"}),
    field<&Identity::line1>("line1", name_part),
    field<&Identity::line2>("line2", name_part),
    field<&Identity::city>("city", name_part),
    field<&Identity::region>("region", name_part),
    field<&Identity::postcode>("postcode", {.personal = Personal::none, .max = 20}),
    field<&Identity::country>("country", {.personal = Personal::none,
                                          .max = 2,
                                          .valid = letterheads::is_country,
                                          .refusal = "unknown_country",
                                          .about = "ISO 3166-1: NL."}),
    field<&Identity::email>("email", {.personal = Personal::none,
                                      .max = 254,
                                      .valid = letterheads::is_email,
                                      .refusal = "not_an_email"}),
    field<&Identity::iban>("iban", {.personal = Personal::none,
                                    .max = 42,
                                    .valid = letterheads::is_iban,
                                    .refusal = "not_an_iban"}),
    field<&Identity::bic>("bic", {.personal = Personal::none,
                                  .max = 11,
                                  .valid = letterheads::is_bic,
                                  .refusal = "not_a_bic"}),
    field<&Identity::account_name>("account_name", name_part),
};

}  // namespace

template <>
const Entity& entity<Identity>() {
  static constexpr Entity described = describe<Identity>("company_identity", "", identity_fields);
  return described;
}

namespace {

constexpr Field letterhead_fields[] = {
    field<&Letterhead::id>("id", {.access = Access::read_only}),
    field<&Letterhead::company>(
        "company", {.required = true, .personal = Personal::none, .about = "As it stands there."}),
    field<&Letterhead::address>(
        "address",
        {.personal = Personal::none, .max = 8, .about = "Lines beside the name: where we are."}),
    field<&Letterhead::footer_left>(
        "footer_left",
        {.personal = Personal::none, .max = 5, .about = "Lines at the foot: who we are."}),
    field<&Letterhead::footer_middle>(
        "footer_middle",
        {.personal = Personal::none, .max = 5, .about = "Lines at the foot: where to pay."}),
    field<&Letterhead::footer_right>(
        "footer_right",
        {.personal = Personal::none, .max = 5, .about = "Lines at the foot: how to reach us."}),
    field<&Letterhead::accent>("accent", {.required = true,
                                          .personal = Personal::none,
                                          .max = 7,
                                          .valid = letterheads::is_colour,
                                          .refusal = "not_a_colour",
                                          .about = "Of titles: #0B5D70."}),
    field<&Letterhead::paper>("paper"),
    field<&Letterhead::wordings>("wordings", {.stored = Stored::as_json, .max = 24}),
    field<&Letterhead::identity>("identity",
                                 {.personal = Personal::none,
                                  .stored = Stored::as_json,
                                  .column = "company_identity",
                                  .about = "As documents name the company that programs read."}),
    field<&Letterhead::logo_hash>("logo_hash",
                                  {.access = Access::read_only, .personal = Personal::none}),
    field<&Letterhead::logo>("logo", {.access = Access::hidden}),
    field<&Letterhead::revision>("revision", {.access = Access::read_only}),
    field<&Letterhead::changed_at>("changed_at", {.access = Access::read_only}),
};

}  // namespace

template <>
const Entity& entity<Letterhead>() {
  static constexpr Entity described =
      describe<Letterhead>("letterhead", "letterhead", letterhead_fields);
  return described;
}

namespace letterheads {

printing::Letterhead printed(const Letterhead& letterhead) {
  printing::Letterhead made{.company = letterhead.company,
                            .address = letterhead.address,
                            .accent = letterhead.accent,
                            .logo = letterhead.logo.data};
  for (const auto* column :
       {&letterhead.footer_left, &letterhead.footer_middle, &letterhead.footer_right})
    if (!column->empty()) made.footer.push_back(*column);
  return made;
}

const Wording* wording_of(const Letterhead& letterhead, Paper document,
                          printing::Language language) {
  const auto found = std::find_if(
      letterhead.wordings.begin(), letterhead.wordings.end(),
      [&](const Wording& each) { return each.document == document && each.language == language; });
  return found == letterhead.wordings.end() ? nullptr : &*found;
}

}  // namespace letterheads
}  // namespace supercargo
