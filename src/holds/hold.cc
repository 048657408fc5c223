#include "holds/hold.h"

namespace supercargo {

using holds::Hold;
using holds::Place;
using holds::Release;

namespace {

constexpr const char* kind_names[] = {"credit",           "price",   "quality",   "compliance",
                                      "customer_request", "address", "prepayment"};
constexpr const char* status_names[] = {"open", "released"};

}  // namespace

template <>
Choices choices<holds::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<holds::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules shown_and_filtered{
    .access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules shown_words{
    .access = Access::read_only, .personal = Personal::free_text, .multiline = true, .max = 2000};
constexpr Rules words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field hold_fields[] = {
    field<&Hold::id>("id", shown),
    field<&Hold::sales_order>("sales_order", {.access = Access::read_only,
                                              .filter = true,
                                              .column = "sales_order_id",
                                              .about = "Lists take the order's number too."}),
    field<&Hold::sales_order_number>("sales_order_number", shown),
    field<&Hold::kind>("kind", shown_and_filtered),
    field<&Hold::status>("status", shown_and_filtered),
    field<&Hold::reason>("reason", shown_words),
    field<&Hold::placed_by>("placed_by", shown),
    field<&Hold::placed_at>("placed_at", shown),
    field<&Hold::released_by>("released_by", shown),
    field<&Hold::released_at>("released_at", shown),
    field<&Hold::release_reason>("release_reason", shown_words),
    field<&Hold::party_id>("party_id", hidden),
    field<&Hold::revision>("revision", shown),
    field<&Hold::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&holds::HoldReference::id>("id", {.personal = Personal::none}),
};

constexpr Field place_fields[] = {
    field<&Place::id>("id", hidden),
    field<&Place::kind>("kind", {.required = true, .about = "It says whose it is to release."}),
    field<&Place::reason>("reason", words),
};

constexpr Field release_fields[] = {
    field<&Release::id>("id", hidden),
    field<&Release::revision>("revision", {.least = 1}),
    field<&Release::reason>("reason", words),
};

}  // namespace

template <>
const Entity& entity<Hold>() {
  static constexpr Entity described = describe<Hold>("hold", "order_hold", hold_fields);
  return described;
}
template <>
const Entity& entity<holds::HoldReference>() {
  static constexpr Entity described =
      describe<holds::HoldReference>("hold_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Place>() {
  static constexpr Entity described = describe<Place>("place_hold", "", place_fields);
  return described;
}
template <>
const Entity& entity<Release>() {
  static constexpr Entity described = describe<Release>("release_hold", "", release_fields);
  return described;
}

}  // namespace supercargo
