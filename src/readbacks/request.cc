#include "readbacks/request.h"

#include "kernel/identifiers.h"

namespace supercargo {

using readbacks::Request;
using readbacks::RequestReference;
using readbacks::Send;

namespace {

constexpr const char* status_names[] = {"open",     "agreed",  "changes_wanted", "declined",
                                        "replaced", "expired", "outdated"};

}  // namespace

template <>
Choices choices<readbacks::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules told(Personal personal) {
  return {.access = Access::read_only, .personal = personal, .multiline = true, .max = 2000};
}

constexpr Field request_fields[] = {
    field<&Request::id>("id", shown),
    field<&Request::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&Request::sales_order_number>("sales_order_number", shown),
    field<&Request::customer_id>("customer_id", shown),
    field<&Request::version>("version", shown),
    field<&Request::content_hash>("content_hash", shown),
    field<&Request::mail>("mail", {.access = Access::read_only, .column = "mail_id"}),
    field<&Request::to>(
        "to", {.access = Access::read_only, .personal = Personal::contact, .column = "to_address"}),
    field<&Request::language>("language", shown),
    field<&Request::status>("status", shown),
    field<&Request::expires_at>("expires_at", shown),
    field<&Request::viewed_at>(
        "viewed_at", {.access = Access::read_only, .about = "When the link was first opened."}),
    field<&Request::answered_at>("answered_at", shown),
    field<&Request::signed_name>("signed_name", told(Personal::identity)),
    field<&Request::words>("words", told(Personal::free_text)),
    field<&Request::answered_from>("answered_from", told(Personal::contact)),
    field<&Request::token_hash>("token_hash", {.access = Access::hidden}),
    field<&Request::reminders>("reminders", shown),
    field<&Request::reminded_at>("reminded_at", shown),
    field<&Request::created_by>("created_by", shown),
    field<&Request::revision>("revision", shown),
    field<&Request::created_at>("created_at", shown),
    field<&Request::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {field<&RequestReference::id>("id")};
constexpr Field send_fields[] = {
    field<&Send::sales_order>("sales_order",
                              {.required = true, .personal = Personal::none, .max = 64}),
    field<&Send::revision>("revision", {.least = 1}),
    field<&Send::to>("to", {.personal = Personal::contact,
                            .max = 254,
                            .valid = valid_email,
                            .refusal = "not_an_address",
                            .about = "Else the customer's own address."}),
    field<&Send::language>(
        "language",
        {.personal = Personal::none, .max = 12, .about = "en, zh-Hant or zh-Hans; else his own."}),
};

}  // namespace

template <>
const Entity& entity<Request>() {
  static constexpr Entity described =
      describe<Request>("read_back_request", "read_back_request", request_fields);
  return described;
}
template <>
const Entity& entity<RequestReference>() {
  static constexpr Entity described =
      describe<RequestReference>("read_back_request_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Send>() {
  static constexpr Entity described = describe<Send>("send_read_back", "", send_fields);
  return described;
}

}  // namespace supercargo
