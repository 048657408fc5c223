#include "hindrances/hindrance.h"

namespace supercargo {

using hindrances::Hindrance;

namespace {

constexpr const char* kind_names[] = {"follow_up", "hold",   "issue",   "question",
                                      "shipment",  "return", "dispute", "amendment"};
constexpr const char* blocks_names[] = {"closing", "fulfilment"};

}  // namespace

template <>
Choices choices<hindrances::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<hindrances::Blocks>() {
  return {blocks_names, std::size(blocks_names)};
}
namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};

constexpr Field hindrance_fields[] = {
    field<&Hindrance::order_id>("order_id", kept), field<&Hindrance::record_id>("record_id", kept),
    field<&Hindrance::kind>("kind", shown),        field<&Hindrance::record>("record", shown),
    field<&Hindrance::blocks>("blocks", shown),    field<&Hindrance::detail>("detail", shown),
    field<&Hindrance::since>("since", shown),
};

}  // namespace

template <>
const Entity& entity<Hindrance>() {
  static constexpr Entity described =
      describe<Hindrance>("hindrance", "hindrance", hindrance_fields);
  return described;
}

}  // namespace supercargo
