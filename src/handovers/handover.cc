#include "handovers/handover.h"

#include "kernel/fields.h"

namespace supercargo {

using handovers::HandOver;

namespace {

constexpr Field hand_over_fields[] = {
    field<&HandOver::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&HandOver::revision>("revision", {.least = 1}),
    field<&HandOver::owner>("owner",
                            {.required = true, .about = "Who looks after it from now on."}),
    field<&HandOver::reason>("reason", {.personal = Personal::none, .max = 500}),
};

}  // namespace

template <>
const Entity& entity<HandOver>() {
  static constexpr Entity described = describe<HandOver>("hand_over_order", "", hand_over_fields);
  return described;
}

}  // namespace supercargo
