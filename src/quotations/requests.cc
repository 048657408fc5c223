#include "quotations/requests.h"

namespace supercargo {

using quotations::Accept;
using quotations::Decline;
using quotations::Offer;
using quotations::Send;
using quotations::TimelineOfQuotation;

namespace {

constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules name_given{.required = true,
                           .personal = Personal::identity,
                           .max = 120,
                           .about = "Who answered for the customer."};

constexpr Field offer_fields[] = {
    field<&Offer::id>("id", reference),
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
    field<&Offer::prices_include_tax>("prices_include_tax"),
    field<&Offer::lines>("lines", {.required = true, .stored = Stored::as_json, .max = 1000}),
};
constexpr Field send_fields[] = {
    field<&Send::id>("id", reference),
    field<&Send::revision>("revision", revision_given),
    field<&Send::hold_goods>("hold_goods",
                             {.about = "Keep what can be promised while it is open, for fourteen "
                                       "days at most."}),
};
constexpr Field accept_fields[] = {
    field<&Accept::id>("id", reference),
    field<&Accept::revision>("revision", revision_given),
    field<&Accept::version>(
        "version",
        {.required = true, .least = 1, .about = "The revision that the customer accepts."}),
    field<&Accept::signed_name>("signed_name", name_given),
    field<&Accept::channel>("channel", {.about = "How the customer's yes came."}),
};
constexpr Field decline_fields[] = {
    field<&Decline::id>("id", reference),
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
