#include "mails/mail.h"

#include "kernel/identifiers.h"

namespace supercargo {

using mails::Mail;
using mails::MailReference;
using mails::Preview;
using mails::Resend;
using mails::SendOrder;
using mails::WantPreview;
using mails::Wording;

namespace {

constexpr const char* kind_names[] = {
    "order_document",     "order_to_confirm", "order_answered",      "approval_asked",
    "order_reminder",     "consumer_rights",  "withdrawal_received", "quotation",
    "quotation_answered", "statement",        "decision_asked"};
constexpr const char* status_names[] = {"queued", "sending", "sent", "failed", "bounced"};

}  // namespace

template <>
Choices choices<mails::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<mails::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules found_by{.access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Rules address(const char* about) {
  return {.personal = Personal::contact,
          .max = 254,
          .valid = valid_email,
          .refusal = "not_an_address",
          .about = about};
}
constexpr Rules own_subject(const char* about) {
  return {.personal = Personal::none, .max = 200, .about = about};
}
constexpr Rules own_text(const char* about) {
  return {.personal = Personal::none, .multiline = true, .max = 8000, .about = about};
}

constexpr Field mail_fields[] = {
    field<&Mail::id>("id", shown),
    field<&Mail::kind>("kind", found_by),
    field<&Mail::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&Mail::sales_order_number>("sales_order_number", shown),
    field<&Mail::record>("record", {.access = Access::read_only,
                                    .personal = Personal::none,
                                    .filter = true,
                                    .about = "What it is about, when that is no order."}),
    field<&Mail::record_number>("record_number", shown),
    field<&Mail::record_kind>("record_kind", shown),
    field<&Mail::record_id>("record_id", hidden),
    field<&Mail::customer_id>("customer_id", found_by),
    field<&Mail::to>("to", {.access = Access::read_only,
                            .personal = Personal::contact,
                            .max = 254,
                            .column = "to_address"}),
    field<&Mail::language>("language", shown),
    field<&Mail::subject>("subject",
                          {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Mail::body>("body", {.access = Access::read_only,
                                .personal = Personal::free_text,
                                .multiline = true,
                                .max = 20000,
                                .about = "{link} stands where the link was put."}),
    field<&Mail::document>("document", shown),
    field<&Mail::attachment>("attachment", {.access = Access::read_only,
                                            .column = "attachment_id",
                                            .about = "The document's bytes, as they were sent."}),
    field<&Mail::document_hash>("document_hash", shown),
    field<&Mail::link_seed>("link_seed", hidden),
    field<&Mail::message_id>("message_id", shown),
    field<&Mail::status>("status", found_by),
    field<&Mail::attempts>("attempts", shown),
    field<&Mail::last_code>("last_code", {.access = Access::read_only,
                                          .about = "The mail server's last answer; 0: none."}),
    field<&Mail::failure>("failure", shown),
    field<&Mail::next_attempt_at>("next_attempt_at", shown),
    field<&Mail::sent_at>("sent_at", shown),
    field<&Mail::created_by>("created_by", shown),
    field<&Mail::revision>("revision", shown),
    field<&Mail::created_at>("created_at", shown),
    field<&Mail::changed_at>("changed_at", shown),
};

constexpr Field wording_fields[] = {
    field<&Wording::id>("id", shown),
    field<&Wording::mail>("mail", {.required = true, .filter = true}),
    field<&Wording::language>("language", {.required = true}),
    field<&Wording::subject>("subject", own_subject("Neither subject nor text: the usual words.")),
    field<&Wording::text>("text",
                          own_text("{customer}, {order} and {company} are filled in, and what "
                                   "else this kind of mail knows.")),
    field<&Wording::changed_by>("changed_by", shown),
    field<&Wording::revision>("revision", shown),
    field<&Wording::changed_at>("changed_at", shown),
};

constexpr Rules record{.access = Access::hidden, .personal = Personal::none};

constexpr Field reference_fields[] = {field<&MailReference::id>("id")};
constexpr Field send_fields[] = {
    field<&SendOrder::sales_order>("sales_order",
                                   {.required = true, .personal = Personal::none, .max = 64}),
    field<&SendOrder::to>("to", address("Else the customer's own address.")),
    field<&SendOrder::language>(
        "language",
        {.personal = Personal::none, .max = 12, .about = "en, zh-Hant or zh-Hans; else his own."}),
};
constexpr Field resend_fields[] = {
    field<&Resend::id>("id", record),
    field<&Resend::revision>("revision", {.least = 1}),
    field<&Resend::to>("to", address("When the address was wrong.")),
};
constexpr Field want_preview_fields[] = {
    field<&WantPreview::mail>("mail", {.required = true}),
    field<&WantPreview::language>("language", {.required = true}),
    field<&WantPreview::subject>("subject", own_subject("As it would be; else as it is.")),
    field<&WantPreview::text>("text", own_text("As it would be; else as it is.")),
    field<&WantPreview::sales_order>(
        "sales_order",
        {.personal = Personal::none, .max = 64, .about = "Of which order; else a made-up one."}),
};
constexpr Field preview_fields[] = {
    field<&Preview::subject>("subject",
                             {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Preview::text>("text", {.access = Access::read_only,
                                   .personal = Personal::free_text,
                                   .multiline = true,
                                   .max = 20000}),
    field<&Preview::html>("html", {.access = Access::read_only,
                                   .personal = Personal::free_text,
                                   .multiline = true,
                                   .max = 40000}),
};

}  // namespace

template <>
const Entity& entity<Mail>() {
  static constexpr Entity described = describe<Mail>("mail", "mail", mail_fields);
  return described;
}
template <>
const Entity& entity<Wording>() {
  static constexpr Entity described =
      describe<Wording>("mail_wording", "mail_wording", wording_fields);
  return described;
}
template <>
const Entity& entity<MailReference>() {
  static constexpr Entity described =
      describe<MailReference>("mail_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<SendOrder>() {
  static constexpr Entity described = describe<SendOrder>("send_order_mail", "", send_fields);
  return described;
}
template <>
const Entity& entity<Resend>() {
  static constexpr Entity described = describe<Resend>("resend_mail", "", resend_fields);
  return described;
}
template <>
const Entity& entity<WantPreview>() {
  static constexpr Entity described =
      describe<WantPreview>("want_mail_preview", "", want_preview_fields);
  return described;
}
template <>
const Entity& entity<Preview>() {
  static constexpr Entity described = describe<Preview>("mail_preview", "", preview_fields);
  return described;
}

}  // namespace supercargo
