#include "writeoffs/write_off.h"

namespace supercargo {

using writeoffs::Ask;
using writeoffs::WriteOff;

namespace {

constexpr const char* status_names[] = {"asked", "done", "refused"};

}  // namespace

template <>
Choices choices<writeoffs::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules shown_words{.access = Access::read_only, .personal = Personal::free_text};

constexpr Field write_off_fields[] = {
    field<&WriteOff::id>("id", shown),
    field<&WriteOff::number>("number", filtered),
    field<&WriteOff::status>("status", filtered),
    field<&WriteOff::invoice>("invoice", {.access = Access::read_only,
                                          .filter = true,
                                          .column = "invoice_id",
                                          .about = "Lists take the invoice's number too."}),
    field<&WriteOff::invoice_number>("invoice_number", shown),
    field<&WriteOff::sales_order>("sales_order",
                                  {.access = Access::read_only, .column = "sales_order_id"}),
    field<&WriteOff::sales_order_number>("sales_order_number", shown),
    field<&WriteOff::customer>("customer", shown),
    field<&WriteOff::customer_name>("customer_name",
                                    {.access = Access::read_only, .personal = Personal::identity}),
    field<&WriteOff::customer_id>("customer_id", filtered),
    field<&WriteOff::currency>("currency", shown),
    field<&WriteOff::amount>("amount", shown),
    field<&WriteOff::reason>("reason", shown_words),
    field<&WriteOff::asked_by>("asked_by", shown),
    field<&WriteOff::asked_at>("asked_at", shown),
    field<&WriteOff::decided_by>(
        "decided_by", {.access = Access::read_only,
                       .about = "Nobody, where it was within what finance writes off alone."}),
    field<&WriteOff::decided_at>("decided_at", shown),
    field<&WriteOff::decision_reason>("decision_reason", shown_words),
    field<&WriteOff::party_id>("party_id", hidden),
    field<&WriteOff::revision>("revision", shown),
    field<&WriteOff::changed_at>("changed_at", shown),
};
constexpr Field reference_fields[] = {
    field<&writeoffs::WriteOffReference::id>(
        "id", {.personal = Personal::none, .about = "The write-off's id or its number."}),
};
constexpr Field ask_fields[] = {
    field<&Ask::id>("id", hidden),
    field<&Ask::amount>("amount", {.personal = Personal::none,
                                   .max = 30,
                                   .about = "In the invoice's currency; else all that is open."}),
    field<&Ask::reason>(
        "reason",
        {.required = true, .personal = Personal::free_text, .multiline = true, .max = 2000}),
};

}  // namespace

template <>
const Entity& entity<WriteOff>() {
  static constexpr Entity described =
      describe<WriteOff>("write_off", "write_off", write_off_fields);
  return described;
}
template <>
const Entity& entity<writeoffs::WriteOffReference>() {
  static constexpr Entity described =
      describe<writeoffs::WriteOffReference>("write_off_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Ask>() {
  static constexpr Entity described = describe<Ask>("write_off_invoice", "", ask_fields);
  return described;
}

}  // namespace supercargo
