#include "quotations/quotation.h"

namespace supercargo {

using quotations::Line;
using quotations::Quotation;
using quotations::Revision;

namespace {

constexpr const char* status_names[] = {"draft",    "pending_approval", "ready",   "sent",
                                        "accepted", "declined",         "expired", "cancelled"};
constexpr const char* through_names[] = {"nothing", "link", "portal", "staff"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules found_by{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules shown_as_json{
    .access = Access::read_only, .personal = Personal::none, .stored = Stored::as_json};
constexpr Rules ours_as_json{.access = Access::read_only,
                             .personal = Personal::none,
                             .internal = true,
                             .stored = Stored::as_json};
constexpr Rules words{
    .access = Access::read_only, .personal = Personal::free_text, .multiline = true, .max = 4000};

}  // namespace

template <>
Choices choices<quotations::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<quotations::Through>() {
  return {through_names, std::size(through_names)};
}

namespace {

constexpr Field line_fields[] = {
    field<&Line::line>("line", shown),
    field<&Line::sku>("sku", shown),
    field<&Line::name>("name", shown),
    field<&Line::quantity>("quantity", shown),
    field<&Line::unit>("unit", shown),
    field<&Line::is_service>("is_service", shown),
    field<&Line::unit_price>("unit_price", shown),
    field<&Line::list_price>("list_price", shown),
    field<&Line::price_given>("price_given", shown),
    field<&Line::price_trace>("price_trace", ours_as_json),
    field<&Line::currency>("currency", shown),
    field<&Line::net>("net", shown),
    field<&Line::tax>("tax", shown_as_json),
    field<&Line::requested_date>("requested_date", shown),
    field<&Line::earliest_date>("earliest_date",
                                {.access = Access::read_only,
                                 .about = "When all of it could have been promised; no promise."}),
    field<&Line::note>("note", words),
};

}  // namespace

template <>
const Entity& entity<Line>() {
  static constexpr Entity described = describe<Line>("quotation_line", "", line_fields);
  return described;
}

namespace {

constexpr Field revision_fields[] = {
    field<&Revision::quotation>("quotation", {.access = Access::hidden, .column = "quotation_id"}),
    field<&Revision::version>("version", {.access = Access::key, .least = 1}),
    field<&Revision::content_hash>("content_hash", shown),
    field<&Revision::valid_until>("valid_until", shown),
    field<&Revision::customer_po_number>("customer_po_number", shown),
    field<&Revision::order_type>("order_type", shown),
    field<&Revision::warehouse>("warehouse", shown),
    field<&Revision::requested_date>("requested_date", shown),
    field<&Revision::delivery_address>("delivery_address",
                                       {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Revision::notes>("notes", words),
    field<&Revision::currency>("currency", shown),
    field<&Revision::lines>("lines", {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Revision::discount_rate>("discount_rate", shown),
    field<&Revision::prices_include_tax>("prices_include_tax", shown),
    field<&Revision::tax_mode>("tax_mode", shown),
    field<&Revision::taxes>("taxes", shown_as_json),
    field<&Revision::totals>(
        "totals",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::flat}),
    field<&Revision::made_by>("made_by", shown),
    field<&Revision::made_at>("made_at", shown),
    field<&Revision::sent_at>("sent_at", shown),
    field<&Revision::viewed_at>("viewed_at", shown),
    field<&Revision::superseded_at>("superseded_at", shown),
};

}  // namespace

template <>
const Entity& entity<Revision>() {
  static constexpr Entity described =
      describe<Revision>("quotation_revision", "quotation_revision", revision_fields);
  return described;
}

namespace {

constexpr Field quotation_fields[] = {
    field<&Quotation::id>("id", found_by),
    field<&Quotation::number>("number", found_by),
    field<&Quotation::status>("status", found_by),
    field<&Quotation::customer>("customer", found_by),
    field<&Quotation::customer_id>("customer_id", found_by),
    field<&Quotation::customer_name>("customer_name",
                                     {.access = Access::read_only, .personal = Personal::identity}),
    field<&Quotation::version>("version", shown),
    field<&Quotation::valid_until>("valid_until", found_by),
    field<&Quotation::currency>("currency", shown),
    field<&Quotation::gross>("gross", shown),
    field<&Quotation::holds_goods>("holds_goods", shown),
    field<&Quotation::owner>("owner", found_by),
    field<&Quotation::sent_at>("sent_at", shown),
    field<&Quotation::viewed_at>("viewed_at", shown),
    field<&Quotation::answered_at>("answered_at", shown),
    field<&Quotation::answered_through>("answered_through", shown),
    field<&Quotation::signed_name>(
        "signed_name", {.access = Access::read_only, .personal = Personal::identity, .max = 400}),
    field<&Quotation::answered_from>(
        "answered_from", {.access = Access::read_only, .personal = Personal::contact, .max = 64}),
    field<&Quotation::answered_by>("answered_by", shown),
    field<&Quotation::reason>("reason", words),
    field<&Quotation::accepted_version>("accepted_version", shown),
    field<&Quotation::accepted_hash>("accepted_hash", shown),
    field<&Quotation::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&Quotation::sales_order_number>("sales_order_number", shown),
    field<&Quotation::approvals>("approvals", {.access = Access::read_only,
                                               .personal = Personal::none,
                                               .internal = true,
                                               .stored = Stored::nowhere}),
    field<&Quotation::revisions>("revisions", {.access = Access::read_only}),
    field<&Quotation::revision>("revision", shown),
    field<&Quotation::created_at>("created_at",
                                  {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Quotation::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&quotations::QuotationReference::id>(
        "id", {.personal = Personal::none, .about = "The quotation's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Quotation>() {
  static constexpr Entity described =
      describe<Quotation>("quotation", "quotation", quotation_fields);
  return described;
}
template <>
const Entity& entity<quotations::QuotationReference>() {
  static constexpr Entity described =
      describe<quotations::QuotationReference>("quotation_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
