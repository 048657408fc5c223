#include "seals/broken_seal.h"

namespace supercargo {

using seals::BrokenSeal;
using seals::BrokenSealReference;
using seals::Record;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field seal_fields[] = {
    field<&BrokenSeal::id>("id", shown),
    field<&BrokenSeal::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&BrokenSeal::sales_order_number>("sales_order_number", shown),
    field<&BrokenSeal::line>("line", shown),
    field<&BrokenSeal::found_on>("found_on", shown),
    field<&BrokenSeal::words>(
        "words", {.access = Access::read_only, .personal = Personal::free_text, .multiline = true}),
    field<&BrokenSeal::evidence>("evidence", shown),
    field<&BrokenSeal::recorded_by>("recorded_by", shown),
    field<&BrokenSeal::recorded_at>("recorded_at", shown),
    field<&BrokenSeal::party_id>("party_id", {.access = Access::hidden}),
    field<&BrokenSeal::revision>("revision", shown),
};
constexpr Field record_fields[] = {
    field<&Record::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&Record::line>("line", {.required = true, .least = 1}),
    field<&Record::found_on>("found_on", {.about = "Today unless given."}),
    field<&Record::words>("words", words),
    field<&Record::evidence>(
        "evidence", {.personal = Personal::none, .max = 40, .about = "The id of an attachment."}),
};
constexpr Field reference_fields[] = {field<&BrokenSealReference::id>("id")};

}  // namespace

template <>
const Entity& entity<BrokenSeal>() {
  static constexpr Entity described =
      describe<BrokenSeal>("broken_seal", "broken_seal", seal_fields);
  return described;
}
template <>
const Entity& entity<Record>() {
  static constexpr Entity described = describe<Record>("record_broken_seal", "", record_fields);
  return described;
}
template <>
const Entity& entity<BrokenSealReference>() {
  static constexpr Entity described =
      describe<BrokenSealReference>("broken_seal_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
