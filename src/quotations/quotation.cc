#include "quotations/quotation.h"

#include "kernel/identifiers.h"

namespace supercargo {

using quotations::Accept;
using quotations::Decline;
using quotations::Line;
using quotations::Offer;
using quotations::Quotation;
using quotations::Revision;
using quotations::Send;
using quotations::TimelineOfQuotation;

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
    field<&Line::discount_rate>("discount_rate", shown),
    field<&Line::discounts>("discounts", shown),
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
    field<&Revision::charges>("charges", charges::charged_rules),
    field<&Revision::charge_waivers>("charge_waivers", shown_as_json),
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
    field<&Revision::mail>("mail", {.access = Access::read_only, .column = "mail_id"}),
    field<&Revision::to>("to", {.access = Access::read_only,
                                .personal = Personal::contact,
                                .max = 254,
                                .column = "to_address"}),
    field<&Revision::language>("language", shown),
    field<&Revision::token_hash>("token_hash", {.access = Access::hidden}),
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

namespace {

constexpr const char* by_names[] = {"mail", "hand"};
constexpr Rules path_part{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules name_given{.required = true,
                           .personal = Personal::identity,
                           .max = 120,
                           .about = "Who answered for the customer."};

}  // namespace

template <>
Choices choices<quotations::By>() {
  return {by_names, std::size(by_names)};
}

namespace {

constexpr Field offer_fields[] = {
    field<&Offer::id>("id", path_part),
    field<&Offer::revision>("revision", revision_given),
    field<&Offer::customer>(
        "customer", {.personal = Personal::none, .max = 64, .about = "The customer's id or code."}),
    field<&Offer::valid_until>("valid_until",
                               {.about = "The last day on which it can be accepted; thirty days "
                                         "from today unless given."}),
    field<&Offer::customer_po_number>("customer_po_number",
                                      {.personal = Personal::none, .max = 100}),
    field<&Offer::order_type>("order_type"),
    field<&Offer::currency>("currency"),
    field<&Offer::warehouse>("warehouse", {.personal = Personal::none, .max = 64}),
    field<&Offer::requested_date>("requested_date"),
    field<&Offer::delivery_address>("delivery_address", {.stored = Stored::as_json}),
    field<&Offer::notes>("notes",
                         {.personal = Personal::free_text, .multiline = true, .max = 4000}),
    field<&Offer::discount_rate>("discount_rate", orders::discount_rules),
    field<&Offer::charge_waivers>("charge_waivers", charges::waiver_rules),
    field<&Offer::prices_include_tax>("prices_include_tax"),
    field<&Offer::lines>("lines", {.required = true, .stored = Stored::as_json, .max = 1000}),
};
constexpr Field send_fields[] = {
    field<&Send::id>("id", path_part),
    field<&Send::revision>("revision", revision_given),
    field<&Send::by>("by",
                     {.about = "By a mail with the PDF and a link to answer it, or by hand."}),
    field<&Send::to>("to", {.personal = Personal::contact,
                            .max = 254,
                            .valid = valid_email,
                            .refusal = "not_an_address",
                            .about = "Else the customer's own address."}),
    field<&Send::language>(
        "language",
        {.personal = Personal::none, .max = 12, .about = "en, zh-Hant or zh-Hans; else his own."}),
    field<&Send::hold_goods>("hold_goods",
                             {.about = "Keep what can be promised while it is open, for fourteen "
                                       "days at most."}),
};
constexpr Field accept_fields[] = {
    field<&Accept::id>("id", path_part),
    field<&Accept::revision>("revision", revision_given),
    field<&Accept::version>(
        "version",
        {.required = true, .least = 1, .about = "The revision that the customer accepts."}),
    field<&Accept::signed_name>("signed_name", name_given),
    field<&Accept::channel>("channel", {.about = "How the customer's yes came."}),
};
constexpr Field decline_fields[] = {
    field<&Decline::id>("id", path_part),
    field<&Decline::revision>("revision", revision_given),
    field<&Decline::reason>(
        "reason",
        {.required = true, .personal = Personal::free_text, .multiline = true, .max = 2000}),
    field<&Decline::signed_name>("signed_name", {.personal = Personal::identity, .max = 120}),
};
constexpr Field timeline_fields[] = {
    field<&TimelineOfQuotation::id>("id", {.personal = Personal::none}),
    field<&TimelineOfQuotation::limit>("limit", {.least = 1, .most = 500}),
    field<&TimelineOfQuotation::cursor>("cursor", {.personal = Personal::none, .max = 300}),
};

}  // namespace

template <>
const Entity& entity<Offer>() {
  static constexpr Entity described = describe<Offer>("offer_quotation", "", offer_fields);
  return described;
}
template <>
const Entity& entity<Send>() {
  static constexpr Entity described = describe<Send>("send_quotation", "", send_fields);
  return described;
}
template <>
const Entity& entity<Accept>() {
  static constexpr Entity described = describe<Accept>("accept_quotation", "", accept_fields);
  return described;
}
template <>
const Entity& entity<Decline>() {
  static constexpr Entity described = describe<Decline>("decline_quotation", "", decline_fields);
  return described;
}
template <>
const Entity& entity<TimelineOfQuotation>() {
  static constexpr Entity described =
      describe<TimelineOfQuotation>("timeline_of_quotation", "", timeline_fields);
  return described;
}

}  // namespace supercargo
