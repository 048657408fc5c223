#include "statements/statement.h"

#include "kernel/identifiers.h"

namespace supercargo {

using statements::Round;
using statements::Send;

namespace {

constexpr Field send_fields[] = {
    field<&Send::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&Send::to>("to", {.personal = Personal::contact,
                            .max = 254,
                            .valid = valid_email,
                            .refusal = "not_an_address",
                            .about = "Else the customer's own address."}),
    field<&Send::language>(
        "language",
        {.personal = Personal::none, .max = 12, .about = "en, zh-Hant or zh-Hans; else his own."}),
};

constexpr Field round_fields[] = {
    field<&Round::id>("id"),
    field<&Round::month>("month"),
    field<&Round::after>("after", {.column = "after_customer"}),
};

}  // namespace

template <>
const Entity& entity<Send>() {
  static constexpr Entity described = describe<Send>("send_statement", "", send_fields);
  return described;
}
template <>
const Entity& entity<Round>() {
  static constexpr Entity described =
      describe<Round>("statement_round", "statement_round", round_fields);
  return described;
}

}  // namespace supercargo
