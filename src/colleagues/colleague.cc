#include "colleagues/colleague.h"

namespace supercargo {

using colleagues::Colleague;

namespace {

constexpr Rules shown{.access = Access::read_only};

constexpr Field colleague_fields[] = {
    field<&Colleague::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Colleague::name>("name", {.access = Access::read_only, .personal = Personal::identity}),
    field<&Colleague::roles>("roles", shown),
    field<&Colleague::status>("status", {.access = Access::read_only, .filter = true}),
};

}  // namespace

template <>
const Entity& entity<Colleague>() {
  static constexpr Entity described = describe<Colleague>("colleague", "person", colleague_fields);
  return described;
}

}  // namespace supercargo
