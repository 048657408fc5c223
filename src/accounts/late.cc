#include "accounts/late.h"

namespace supercargo {

using accounts::Late;
using accounts::LateWanted;

namespace {

constexpr std::int64_t whole = 100'000'000;
constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};

constexpr Field wanted_fields[] = {
    field<&LateWanted::id>("id", {.personal = Personal::none}),
    field<&LateWanted::reference_rate>(
        "reference_rate",
        {.required = true,
         .least = 0,
         .most = whole,
         .about = "The Bank of England's on the last day of the half-year before: 0.0375."}),
    field<&LateWanted::on>("on"),
};
constexpr Field late_fields[] = {
    field<&Late::number>("number", shown),
    field<&Late::currency>("currency", shown),
    field<&Late::open>("open", shown),
    field<&Late::due_on>("due_on", shown),
    field<&Late::on>("on", shown),
    field<&Late::days>("days", shown),
    field<&Late::rate>("rate", shown),
    field<&Late::interest>("interest", shown),
    field<&Late::fixed_sum>("fixed_sum", shown),
};

}  // namespace

template <>
const Entity& entity<LateWanted>() {
  static constexpr Entity described =
      describe<LateWanted>("late_payment_wanted", "", wanted_fields);
  return described;
}
template <>
const Entity& entity<Late>() {
  static constexpr Entity described = describe<Late>("late_payment", "", late_fields);
  return described;
}

}  // namespace supercargo
