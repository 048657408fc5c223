#include "disputes/dispute.h"

namespace supercargo {

using disputes::Dispute;
using disputes::Raise;
using disputes::Resolve;

namespace {

constexpr const char* status_names[] = {"open", "resolved"};
constexpr const char* cause_names[] = {"price", "quantity",  "quality", "delivery",
                                       "tax",   "duplicate", "other"};
constexpr const char* outcome_names[] = {"upheld", "partly_upheld", "rejected", "withdrawn"};

}  // namespace

template <>
Choices choices<disputes::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<disputes::Cause>() {
  return {cause_names, std::size(cause_names)};
}
template <>
Choices choices<disputes::Outcome>() {
  return {outcome_names, std::size(outcome_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules shown_words{.access = Access::read_only, .personal = Personal::free_text};
constexpr Rules needed_words{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field dispute_fields[] = {
    field<&Dispute::id>("id", shown),
    field<&Dispute::number>("number", filtered),
    field<&Dispute::status>("status", filtered),
    field<&Dispute::invoice>("invoice", {.access = Access::read_only,
                                         .filter = true,
                                         .column = "invoice_id",
                                         .about = "Lists take the invoice's number too."}),
    field<&Dispute::invoice_number>("invoice_number", shown),
    field<&Dispute::sales_order>("sales_order", {.access = Access::read_only,
                                                 .filter = true,
                                                 .column = "sales_order_id",
                                                 .about = "Lists take the order's number too."}),
    field<&Dispute::sales_order_number>("sales_order_number", shown),
    field<&Dispute::customer>("customer", shown),
    field<&Dispute::customer_name>("customer_name",
                                   {.access = Access::read_only, .personal = Personal::identity}),
    field<&Dispute::customer_id>("customer_id", filtered),
    field<&Dispute::currency>("currency", shown),
    field<&Dispute::amount>("amount", shown),
    field<&Dispute::cause>("cause", shown),
    field<&Dispute::reason>("reason", shown_words),
    field<&Dispute::issue>(
        "issue",
        {.access = Access::read_only, .column = "issue_id", .about = "What went wrong, if told."}),
    field<&Dispute::issue_number>("issue_number", shown),
    field<&Dispute::raised_by>("raised_by", shown),
    field<&Dispute::raised_at>("raised_at", shown),
    field<&Dispute::outcome>("outcome", shown),
    field<&Dispute::resolution>("resolution", shown_words),
    field<&Dispute::resolved_by>("resolved_by", shown),
    field<&Dispute::resolved_at>("resolved_at", shown),
    field<&Dispute::party_id>("party_id", hidden),
    field<&Dispute::revision>("revision", shown),
    field<&Dispute::changed_at>("changed_at", shown),
};
constexpr Field reference_fields[] = {
    field<&disputes::DisputeReference::id>(
        "id", {.personal = Personal::none, .about = "The dispute's id or its number."}),
};
constexpr Field raise_fields[] = {
    field<&Raise::id>("id", hidden),
    field<&Raise::amount>(
        "amount", {.personal = Personal::none,
                   .max = 30,
                   .about = "In the invoice's currency; else all that is open and not disputed."}),
    field<&Raise::cause>("cause", {.required = true}),
    field<&Raise::reason>("reason", needed_words),
    field<&Raise::issue>("issue", {.personal = Personal::none,
                                   .max = 64,
                                   .about = "The order's issue that tells what went wrong."}),
};
constexpr Field resolve_fields[] = {
    field<&Resolve::id>("id", hidden),
    field<&Resolve::revision>("revision", {.least = 1}),
    field<&Resolve::outcome>("outcome", {.required = true}),
    field<&Resolve::resolution>("resolution", needed_words),
};

}  // namespace

template <>
const Entity& entity<Dispute>() {
  static constexpr Entity described =
      describe<Dispute>("invoice_dispute", "invoice_dispute", dispute_fields);
  return described;
}
template <>
const Entity& entity<disputes::DisputeReference>() {
  static constexpr Entity described =
      describe<disputes::DisputeReference>("invoice_dispute_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<Raise>() {
  static constexpr Entity described = describe<Raise>("dispute_invoice", "", raise_fields);
  return described;
}
template <>
const Entity& entity<Resolve>() {
  static constexpr Entity described =
      describe<Resolve>("resolve_invoice_dispute", "", resolve_fields);
  return described;
}

}  // namespace supercargo
