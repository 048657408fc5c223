#include "prices/price.h"

namespace supercargo {

using prices::Look;
using prices::Resolved;

template <>
Choices choices<prices::Level>() {
  static constexpr const char* names[] = {
      "special_price", "customer_agreement", "group_agreement", "campaign",
      "customer_list", "segment_list",       "base_list",       "manual"};
  return {names, std::size(names)};
}
template <>
Choices choices<prices::Found>() {
  static constexpr const char* names[] = {"hit",       "none_kept",      "not_looked_at",
                                          "no_price",  "other_currency", "unknown_unit",
                                          "not_exact", "below_break",    "tied"};
  return {names, std::size(names)};
}
template <>
const Entity& entity<Look>() {
  static constexpr Field fields[] = {
      field<&Look::level>("level", {.access = Access::read_only}),
      field<&Look::found>("found", {.access = Access::read_only}),
      field<&Look::source>("source", {.access = Access::read_only, .personal = Personal::none}),
  };
  static constexpr Entity described = describe<Look>("price_look", "", fields);
  return described;
}
template <>
const Entity& entity<Resolved>() {
  static constexpr Field fields[] = {
      field<&Resolved::price>("price", {.access = Access::read_only}),
      field<&Resolved::level>("level", {.access = Access::read_only}),
      field<&Resolved::trace>("trace", {.access = Access::read_only, .stored = Stored::as_json}),
  };
  static constexpr Entity described = describe<Resolved>("resolved_price", "", fields);
  return described;
}

}  // namespace supercargo
