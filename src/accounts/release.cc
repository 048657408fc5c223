#include "accounts/release.h"

namespace supercargo {

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

}  // namespace

template <>
const Entity& entity<Release>() {
  static constexpr Entity described =
      describe<Release>("credit_release", "credit_release", release_fields);
  return described;
}

}  // namespace supercargo
