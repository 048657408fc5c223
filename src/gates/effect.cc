#include "gates/effect.h"

namespace supercargo {

using gates::Effect;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};

constexpr Field effect_fields[] = {
    field<&Effect::what>("what", shown),     field<&Effect::record>("record", shown),
    field<&Effect::line>("line", shown),     field<&Effect::quantity>("quantity", shown),
    field<&Effect::detail>("detail", shown),
};

}  // namespace

template <>
const Entity& entity<Effect>() {
  static constexpr Entity described = describe<Effect>("effect", "", effect_fields);
  return described;
}

}  // namespace supercargo
