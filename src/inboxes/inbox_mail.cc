#include "inboxes/inbox_mail.h"

namespace supercargo {

using inboxes::Attach;
using inboxes::Enclosed;
using inboxes::Enter;
using inboxes::InboxMail;
using inboxes::InboxMailReference;
using inboxes::Mailbox;
using inboxes::SetAside;
using inboxes::Take;

namespace {

constexpr const char* kind_names[] = {"message", "automatic", "bounce"};
constexpr const char* status_names[] = {"open",    "taken",    "threaded",
                                        "entered", "attached", "set_aside"};
constexpr const char* match_names[] = {"none", "reference", "subject"};
constexpr const char* view_names[] = {"none", "pdf", "image", "text"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules found_by{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules told(Personal personal) {
  return {.access = Access::read_only, .personal = personal};
}
constexpr Rules contact_in(const char* column) {
  return {.access = Access::read_only, .personal = Personal::contact, .column = column};
}

}  // namespace

template <>
Choices choices<inboxes::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<inboxes::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<inboxes::Match>() {
  return {match_names, std::size(match_names)};
}
template <>
Choices choices<inboxes::View>() {
  return {view_names, std::size(view_names)};
}

namespace {

constexpr Field enclosed_fields[] = {
    field<&Enclosed::attachment>("attachment", shown),
    field<&Enclosed::name>("name", told(Personal::free_text)),
    field<&Enclosed::media_type>("media_type", shown),
    field<&Enclosed::size_bytes>("size_bytes", shown),
    field<&Enclosed::view>("view", shown),
};

}  // namespace

template <>
const Entity& entity<Enclosed>() {
  static constexpr Entity described = describe<Enclosed>("inbox_enclosed", "", enclosed_fields);
  return described;
}

namespace {

constexpr Field mail_fields[] = {
    field<&InboxMail::id>("id", shown),
    field<&InboxMail::kind>("kind", found_by),
    field<&InboxMail::status>("status", found_by),
    field<&InboxMail::from_name>("from_name", told(Personal::identity)),
    field<&InboxMail::from>("from", contact_in("from_address")),
    field<&InboxMail::to>("to", contact_in("to_addresses")),
    field<&InboxMail::subject>("subject", told(Personal::free_text)),
    field<&InboxMail::text>("text",
                            {.access = Access::read_only,
                             .personal = Personal::free_text,
                             .multiline = true,
                             .about = "Plain; what came as HTML alone has lost its markup."}),
    field<&InboxMail::enclosed>(
        "enclosed", {.access = Access::read_only, .stored = Stored::as_json, .max = 100}),
    field<&InboxMail::faults>("faults",
                              {.access = Access::read_only,
                               .personal = Personal::none,
                               .about = "What was wrong with it: no_sender, too_large …"}),
    field<&InboxMail::original>("original", {.access = Access::read_only,
                                             .column = "original_id",
                                             .about = "The mail's bytes, as they came."}),
    field<&InboxMail::original_hash>("original_hash", shown),
    field<&InboxMail::size_bytes>("size_bytes", shown),
    field<&InboxMail::message_id>("message_id", shown),
    field<&InboxMail::fingerprint>("fingerprint", hidden),
    field<&InboxMail::uid_validity>("uid_validity", hidden),
    field<&InboxMail::uid>("uid", hidden),
    field<&InboxMail::sent_at>("sent_at", shown),
    field<&InboxMail::received_at>("received_at", shown),
    field<&InboxMail::customer_id>(
        "customer_id", {.access = Access::read_only,
                        .filter = true,
                        .about = "Whose address it came from, or whom it was attached to."}),
    field<&InboxMail::customer>("customer", shown),
    field<&InboxMail::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&InboxMail::sales_order_number>("sales_order_number", shown),
    field<&InboxMail::answers>("answers", {.access = Access::read_only, .column = "answers_mail"}),
    field<&InboxMail::match>("match", {.access = Access::read_only, .column = "matched_by"}),
    field<&InboxMail::owner>("owner", {.access = Access::read_only, .filter = true}),
    field<&InboxMail::reason>("reason", {.access = Access::read_only,
                                         .personal = Personal::free_text,
                                         .multiline = true,
                                         .max = 2000}),
    field<&InboxMail::done_by>("done_by", shown),
    field<&InboxMail::done_at>("done_at", shown),
    field<&InboxMail::revision>("revision", shown),
    field<&InboxMail::changed_at>("changed_at", shown),
};

constexpr Rules named{.access = Access::hidden, .personal = Personal::none};
constexpr Rules seen_revision{.least = 1};
constexpr Rules record(const char* about) {
  return {.personal = Personal::none, .max = 64, .about = about};
}

constexpr Field reference_fields[] = {
    field<&InboxMailReference::id>("id", {.personal = Personal::none})};
constexpr Field take_fields[] = {field<&Take::id>("id", named),
                                 field<&Take::revision>("revision", seen_revision)};
constexpr Field aside_fields[] = {
    field<&SetAside::id>("id", named),
    field<&SetAside::revision>("revision", seen_revision),
    field<&SetAside::reason>(
        "reason",
        {.required = true, .personal = Personal::free_text, .multiline = true, .max = 2000}),
};
constexpr Field attach_fields[] = {
    field<&Attach::id>("id", named),
    field<&Attach::revision>("revision", seen_revision),
    field<&Attach::sales_order>("sales_order", record("Its id or number.")),
    field<&Attach::customer>("customer", record("Its id or code, where it is about no order.")),
};
constexpr Field enter_fields[] = {
    field<&Enter::id>("id", named),
    field<&Enter::revision>("revision", seen_revision),
    field<&Enter::attachment>(
        "attachment", record("The file that is the customer's order; else the whole mail.")),
    field<&Enter::order>("order", {.required = true, .stored = Stored::as_json}),
};

constexpr Field mailbox_fields[] = {
    field<&Mailbox::id>("id", shown),
    field<&Mailbox::name>("name", shown),
    field<&Mailbox::uid_validity>("uid_validity", shown),
    field<&Mailbox::uid_last>("uid_last", shown),
    field<&Mailbox::failure>("failure", shown),
    field<&Mailbox::failures>("failures", shown),
    field<&Mailbox::uid_tried>("uid_tried", hidden),
    field<&Mailbox::tries>("tries", hidden),
    field<&Mailbox::looked_at>("looked_at", shown),
    field<&Mailbox::next_look_at>("next_look_at", shown),
    field<&Mailbox::lease_until>("lease_until", hidden),
};

}  // namespace

template <>
const Entity& entity<InboxMail>() {
  static constexpr Entity described = describe<InboxMail>("inbox_mail", "inbox_mail", mail_fields);
  return described;
}
template <>
const Entity& entity<InboxMailReference>() {
  static constexpr Entity described =
      describe<InboxMailReference>("inbox_mail_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Take>() {
  static constexpr Entity described = describe<Take>("take_inbox_mail", "", take_fields);
  return described;
}
template <>
const Entity& entity<SetAside>() {
  static constexpr Entity described = describe<SetAside>("set_inbox_mail_aside", "", aside_fields);
  return described;
}
template <>
const Entity& entity<Attach>() {
  static constexpr Entity described = describe<Attach>("attach_inbox_mail", "", attach_fields);
  return described;
}
template <>
const Entity& entity<Enter>() {
  static constexpr Entity described = describe<Enter>("enter_inbox_mail", "", enter_fields);
  return described;
}
template <>
const Entity& entity<Mailbox>() {
  static constexpr Entity described = describe<Mailbox>("mailbox", "mailbox", mailbox_fields);
  return described;
}

}  // namespace supercargo
