#include "signoffs/signoff.h"

namespace supercargo {

using signoffs::SignOff;
using signoffs::SignOffReference;

namespace {

constexpr const char* status_names[] = {"open",     "approved", "refused",  "expired",
                                        "outdated", "settled",  "not_yours"};

}  // namespace

template <>
Choices choices<signoffs::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules column(const char* name) { return {.access = Access::read_only, .column = name}; }

constexpr Field fields[] = {
    field<&SignOff::id>("id", shown),
    field<&SignOff::approval>("approval", column("approval_id")),
    field<&SignOff::step>("step", shown),
    field<&SignOff::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&SignOff::sales_order_number>("sales_order_number", shown),
    field<&SignOff::record>("record", {.access = Access::read_only,
                                       .personal = Personal::none,
                                       .filter = true,
                                       .about = "What it is about, when that is no order."}),
    field<&SignOff::record_number>("record_number", shown),
    field<&SignOff::record_kind>("record_kind", shown),
    field<&SignOff::content_hash>("content_hash", shown),
    field<&SignOff::person>("person", shown),
    field<&SignOff::mail>("mail", column("mail_id")),
    field<&SignOff::status>(
        "status", {.access = Access::read_only,
                   .about = "`open` may be over by now: the page behind the link says so."}),
    field<&SignOff::expires_at>("expires_at", shown),
    field<&SignOff::viewed_at>(
        "viewed_at", {.access = Access::read_only, .about = "When the link was first opened."}),
    field<&SignOff::decided_at>("decided_at", shown),
    field<&SignOff::decided_from>("decided_from",
                                  {.access = Access::read_only, .personal = Personal::contact}),
    field<&SignOff::token_hash>("token_hash", {.access = Access::hidden}),
    field<&SignOff::revision>("revision", shown),
    field<&SignOff::created_at>("created_at", shown),
    field<&SignOff::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {field<&SignOffReference::id>("id")};

}  // namespace

template <>
const Entity& entity<SignOff>() {
  static constexpr Entity described = describe<SignOff>("sign_off", "sign_off", fields);
  return described;
}
template <>
const Entity& entity<SignOffReference>() {
  static constexpr Entity described =
      describe<SignOffReference>("sign_off_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
