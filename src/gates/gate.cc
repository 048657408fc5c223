#include "gates/gate.h"

namespace supercargo {

using gates::GateCheck;

namespace {

constexpr Field gate_fields[] = {
    field<&GateCheck::code>("code", {.personal = Personal::none}),
    field<&GateCheck::name>("name", {.personal = Personal::none}),
    field<&GateCheck::result>("result"),
    field<&GateCheck::detail>("detail", {.personal = Personal::none, .max = 2000}),
    field<&GateCheck::evidence>("evidence"),
    field<&GateCheck::at>("at"),
};

}  // namespace

template <>
const Entity& entity<GateCheck>() {
  static constexpr Entity described = describe<GateCheck>("gate_check", "", gate_fields);
  return described;
}

}  // namespace supercargo
