#include "interchange/document.h"

namespace supercargo {

using interchange::Delivered;
using interchange::Document;
using interchange::DocumentLine;
using interchange::DocumentReference;
using interchange::Remark;

namespace {

constexpr const char* format_names[] = {"ubl", "edifact"};
constexpr const char* kind_names[] = {"unknown", "order", "order_change", "order_cancellation"};
constexpr const char* status_names[] = {"accepted", "partly_accepted", "refused"};
constexpr const char* verdict_names[] = {"accepted", "changed", "rejected"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules quoted{
    .access = Access::read_only, .personal = Personal::free_text, .multiline = true, .max = 4000};
constexpr Rules told{.access = Access::read_only, .stored = Stored::as_json, .max = 5000};

constexpr Field remark_fields[] = {
    field<&Remark::place>("place", shown),
    field<&Remark::code>("code", shown),
    field<&Remark::words>("words", quoted),
};
}  // namespace

template <>
Choices choices<formats::Format>() {
  return {format_names, std::size(format_names)};
}
template <>
Choices choices<interchange::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<interchange::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<interchange::Verdict>() {
  return {verdict_names, std::size(verdict_names)};
}
template <>
const Entity& entity<Remark>() {
  static constexpr Entity described = describe<Remark>("exchange_remark", "", remark_fields);
  return described;
}

namespace {

constexpr Field line_fields[] = {
    field<&DocumentLine::id>("id", shown),           field<&DocumentLine::line>("line", shown),
    field<&DocumentLine::item>("item", shown),       field<&DocumentLine::name>("name", quoted),
    field<&DocumentLine::verdict>("verdict", shown), field<&DocumentLine::remarks>("remarks", told),
};

}  // namespace

template <>
const Entity& entity<DocumentLine>() {
  static constexpr Entity described = describe<DocumentLine>("exchange_line", "", line_fields);
  return described;
}

namespace {

constexpr Field document_fields[] = {
    field<&Document::id>("id", shown),
    field<&Document::format>("format", filtered),
    field<&Document::kind>("kind", filtered),
    field<&Document::number>("number", filtered),
    field<&Document::order_number>("order_number", shown),
    field<&Document::status>("status", filtered),
    field<&Document::sender>("sender", shown),
    field<&Document::receiver>("receiver", shown),
    field<&Document::customer>("customer", shown),
    field<&Document::customer_id>("customer_id", filtered),
    field<&Document::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&Document::sales_order_number>("sales_order_number", shown),
    field<&Document::remarks>("remarks", told),
    field<&Document::lines>("lines", told),
    field<&Document::hash>("hash", hidden),
    field<&Document::accepted_key>("accepted_key", hidden),
    field<&Document::received_by>("received_by", shown),
    field<&Document::received_at>("received_at", shown),
    field<&Document::revision>("revision", shown),
};
constexpr Field reference_fields[] = {
    field<&DocumentReference::id>("id", {.personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<Document>() {
  static constexpr Entity described =
      describe<Document>("exchange_document", "exchange_document", document_fields);
  return described;
}
template <>
const Entity& entity<DocumentReference>() {
  static constexpr Entity described =
      describe<DocumentReference>("exchange_document_reference", "", reference_fields);
  return described;
}

namespace {

constexpr Field delivered_fields[] = {
    field<&Delivered::items>("items", told),
};

}  // namespace

template <>
const Entity& entity<Delivered>() {
  static constexpr Entity described =
      describe<Delivered>("exchange_delivery", "", delivered_fields);
  return described;
}

}  // namespace supercargo
