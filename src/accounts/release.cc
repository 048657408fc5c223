#include "accounts/release.h"

namespace supercargo {

using accounts::Late;
using accounts::LateWanted;
using accounts::Release;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};

constexpr Field release_fields[] = {
    field<&Release::id>("id", shown),
    field<&Release::order_id>("order_id", hidden),
    field<&Release::sales_order>("sales_order", shown),
    field<&Release::party_id>("party_id", hidden),
    field<&Release::reason>("reason",
                            {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Release::released_by>("released_by", shown),
    field<&Release::released_at>("released_at", shown),
    field<&Release::expires_at>("expires_at", shown),
    field<&Release::revision>("revision", shown),
};

constexpr std::int64_t whole = 100'000'000;

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
    field<&Late::number>("number", shown),     field<&Late::currency>("currency", shown),
    field<&Late::open>("open", shown),         field<&Late::disputed>("disputed", shown),
    field<&Late::due_on>("due_on", shown),     field<&Late::on>("on", shown),
    field<&Late::days>("days", shown),         field<&Late::rate>("rate", shown),
    field<&Late::interest>("interest", shown), field<&Late::fixed_sum>("fixed_sum", shown),
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

template <>
const Entity& entity<Release>() {
  static constexpr Entity described =
      describe<Release>("credit_release", "credit_release", release_fields);
  return described;
}

}  // namespace supercargo
