#include "founding/founding.h"

#include "kernel/calendar.h"

namespace supercargo {

using founding::Found;
using founding::Standing;
using founding::Token;
using founding::WhichStanding;

namespace {

constexpr Rules secret{.required = true, .personal = Personal::none, .max = 1000};

constexpr Field found_fields[] = {
    field<&Found::token>("token", secret),
    field<&Found::company>("company", {.required = true, .personal = Personal::none}),
    field<&Found::currency>("currency", {.required = true}),
    field<&Found::time_zone>("time_zone", {.required = true,
                                           .personal = Personal::none,
                                           .max = 64,
                                           .valid = known_zone,
                                           .refusal = "unknown_time_zone"}),
    field<&Found::warehouse_code>(
        "warehouse_code", {.required = true, .personal = Personal::none, .code = true, .max = 32}),
    field<&Found::warehouse_name>("warehouse_name", {.required = true, .personal = Personal::none}),
    field<&Found::name>("name", {.required = true, .personal = Personal::identity, .max = 120}),
    field<&Found::email>("email", {.required = true, .personal = Personal::contact, .max = 254}),
    field<&Found::password>("password", secret),
    field<&Found::language>("language", {.personal = Personal::none, .max = 12}),
};
constexpr Field standing_fields[] = {
    field<&Standing::open>("open", {.access = Access::read_only}),
};
constexpr Field which_fields[] = {
    field<&WhichStanding::id>("id", {.access = Access::hidden, .personal = Personal::none}),
};
constexpr Field token_fields[] = {
    field<&Token::token_hash>("token_hash", {.access = Access::hidden}),
    field<&Token::expires_at>("expires_at", {.access = Access::hidden}),
};

}  // namespace

template <>
const Entity& entity<Found>() {
  static constexpr Entity described = describe<Found>("founding", "", found_fields);
  return described;
}
template <>
const Entity& entity<Standing>() {
  static constexpr Entity described = describe<Standing>("founding_standing", "", standing_fields);
  return described;
}
template <>
const Entity& entity<WhichStanding>() {
  static constexpr Entity described = describe<WhichStanding>("which_founding", "", which_fields);
  return described;
}
template <>
const Entity& entity<Token>() {
  static constexpr Entity described =
      describe<Token>("founding_token", "founding_token", token_fields);
  return described;
}

}  // namespace supercargo
