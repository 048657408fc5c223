#include "samples/sample.h"

#include "evidence/pack.h"

namespace supercargo {

using samples::Draw;
using samples::MakePacks;
using samples::Sample;
using samples::SampleReference;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules needed{.required = true, .about = "Of entry; on the company's calendar."};

constexpr Field sample_fields[] = {
    field<&Sample::id>("id", shown),
    field<&Sample::entered_from>("entered_from", shown),
    field<&Sample::entered_until>("entered_until", shown),
    field<&Sample::order_type>("order_type", shown),
    field<&Sample::customer>("customer", shown),
    field<&Sample::reference>("reference", shown),
    field<&Sample::method>("method", shown),
    field<&Sample::seed>("seed", shown),
    field<&Sample::population>("population", shown),
    field<&Sample::population_hash>(
        "population_hash",
        {.access = Access::read_only,
         .personal = Personal::none,
         .about = "SHA-256 of all their numbers, sorted, each followed by a line feed."}),
    field<&Sample::size>("size", shown),
    field<&Sample::sales_orders>("sales_orders", shown),
    field<&Sample::numbers>("numbers", {.access = Access::hidden, .personal = Personal::none}),
    field<&Sample::drawn_by>("drawn_by", shown),
    field<&Sample::drawn_at>("drawn_at", shown),
    field<&Sample::revision>("revision", shown),
};

constexpr Field reference_fields[] = {
    field<&SampleReference::id>("id", {.personal = Personal::none}),
};

constexpr Field draw_fields[] = {
    field<&Draw::entered_from>("entered_from", needed),
    field<&Draw::entered_until>("entered_until", needed),
    field<&Draw::order_type>("order_type", {.about = "Of one type alone."}),
    field<&Draw::customer>("customer",
                           {.personal = Personal::none, .max = 64, .about = "One alone: a code."}),
    field<&Draw::size>("size", {.required = true,
                                .least = 1,
                                .most = static_cast<std::int64_t>(evidence::sample_orders_max)}),
    field<&Draw::seed>("seed", {.personal = Personal::none,
                                .max = 200,
                                .about = "Settled before, by lot or by others; else made up."}),
    field<&Draw::reference>(
        "reference", {.personal = Personal::none, .max = 200, .about = "Which audit it is for."}),
};

constexpr Field make_fields[] = {
    field<&MakePacks::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&MakePacks::redact>("redact",
                              {.about = "Without personal data of others than the customer."}),
    field<&MakePacks::language>("language", {.personal = Personal::none,
                                             .max = 12,
                                             .about = "Of the summaries: en, zh-Hant or zh-Hans."}),
    field<&MakePacks::paper>("paper",
                             {.personal = Personal::none, .max = 12, .about = "a4 or letter."}),
};

}  // namespace

template <>
const Entity& entity<Sample>() {
  static constexpr Entity described =
      describe<Sample>("audit_sample", "audit_sample", sample_fields);
  return described;
}
template <>
const Entity& entity<SampleReference>() {
  static constexpr Entity described =
      describe<SampleReference>("audit_sample_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Draw>() {
  static constexpr Entity described = describe<Draw>("draw_audit_sample", "", draw_fields);
  return described;
}
template <>
const Entity& entity<MakePacks>() {
  static constexpr Entity described = describe<MakePacks>("make_sample_packs", "", make_fields);
  return described;
}

}  // namespace supercargo
