#include "invoices/invoice.h"

namespace supercargo {

using invoices::Credit;
using invoices::CreditLine;
using invoices::Invoice;
using invoices::InvoiceReference;
using invoices::Issue;
using invoices::IssueLine;
using invoices::Line;
using invoices::Seller;

namespace {

constexpr const char* kind_names[] = {"invoice", "credit_note"};
constexpr const char* cause_names[] = {"correction", "returned_goods", "damaged_goods", "goodwill"};

}  // namespace

template <>
Choices choices<invoices::Kind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<invoices::Cause>() {
  return {cause_names, std::size(cause_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};
constexpr Rules found_by{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules as_json{
    .access = Access::read_only, .personal = Personal::none, .stored = Stored::as_json};

constexpr Field line_fields[] = {
    field<&Line::invoice>("invoice", {.access = Access::hidden, .column = "invoice_id"}),
    field<&Line::line>("line", shown),
    field<&Line::sales_order>("sales_order",
                              {.access = Access::read_only, .column = "sales_order_id"}),
    field<&Line::order_line>("order_line", shown),
    field<&Line::sku>("sku", shown),
    field<&Line::name>("name", shown),
    field<&Line::quantity>("quantity", shown),
    field<&Line::unit>("unit", shown),
    field<&Line::unit_price>("unit_price", shown),
    field<&Line::price_unit>("price_unit", shown),
    field<&Line::base_quantity>("base_quantity", shown),
    field<&Line::counted>("counted", hidden),
    field<&Line::credits_line>("credits_line", shown),
    field<&Line::currency>("currency", hidden),
    field<&Line::amount>("amount", shown),
    field<&Line::net>("net", shown),
    field<&Line::tax>("tax", as_json),
};

constexpr Field seller_fields[] = {
    field<&Seller::name>("name", shown),
    field<&Seller::address>("address", shown),
    field<&Seller::footer_left>("footer_left", shown),
    field<&Seller::footer_middle>("footer_middle", shown),
    field<&Seller::footer_right>("footer_right", shown),
    field<&Seller::tax_number>("tax_number", shown),
    field<&Seller::identity>("identity", as_json),
};

}  // namespace

template <>
const Entity& entity<Line>() {
  static constexpr Entity described = describe<Line>("invoice_line", "invoice_line", line_fields);
  return described;
}
template <>
const Entity& entity<Seller>() {
  static constexpr Entity described = describe<Seller>("invoice_seller", "", seller_fields);
  return described;
}

namespace {

constexpr Field invoice_fields[] = {
    field<&Invoice::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Invoice::number>(
        "number",
        {.access = Access::read_only, .personal = Personal::none, .filter = true, .sort = true}),
    field<&Invoice::kind>("kind", {.access = Access::read_only, .filter = true}),
    field<&Invoice::sales_order>(
        "sales_order", {.access = Access::read_only, .filter = true, .column = "sales_order_id"}),
    field<&Invoice::sales_order_number>("sales_order_number", shown),
    field<&Invoice::customer>("customer", shown),
    field<&Invoice::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Invoice::customer_name>("customer_name",
                                   {.access = Access::read_only, .personal = Personal::identity}),
    field<&Invoice::billing_address>("billing_address",
                                     {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Invoice::customer_vat_id>("customer_vat_id",
                                     {.access = Access::read_only, .personal = Personal::identity}),
    field<&Invoice::customer_po_number>("customer_po_number", found_by),
    field<&Invoice::language>("language", shown),
    field<&Invoice::currency>("currency", shown),
    field<&Invoice::prices_include_tax>("prices_include_tax", shown),
    field<&Invoice::issued_on>("issued_on", found_by),
    field<&Invoice::tax_point>("tax_point", shown),
    field<&Invoice::due_on>("due_on", found_by),
    field<&Invoice::payment_terms>("payment_terms", shown),
    field<&Invoice::discount_until>("discount_until", shown),
    field<&Invoice::early_discount>("early_discount", shown),
    field<&Invoice::discount_rate>("discount_rate", shown),
    field<&Invoice::charges>("charges", charges::charged_rules),
    field<&Invoice::lines>("lines", shown),
    field<&Invoice::taxes>("taxes", as_json),
    field<&Invoice::totals>(
        "totals",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::flat}),
    field<&Invoice::seller>("seller", as_json),
    field<&Invoice::credits>("credits",
                             {.access = Access::read_only, .filter = true, .column = "credits_id"}),
    field<&Invoice::credits_number>("credits_number", shown),
    field<&Invoice::cause>("cause", shown),
    field<&Invoice::reason>("reason",
                            {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Invoice::issued_by>("issued_by", shown),
    field<&Invoice::issued_at>("issued_at", shown),
    field<&Invoice::revision>("revision", shown),
};

constexpr Field reference_fields[] = {
    field<&InvoiceReference::id>(
        "id", {.personal = Personal::none, .about = "The invoice's id or its number."}),
};
constexpr Field issue_line_fields[] = {
    field<&IssueLine::line>("line", {.required = true, .least = 1, .about = "Of the order."}),
    field<&IssueLine::quantity>(
        "quantity", {.required = true, .least = 1, .about = "In the product's base unit."}),
};
constexpr Field credit_line_fields[] = {
    field<&CreditLine::line>("line", {.required = true, .least = 1, .about = "Of the invoice."}),
    field<&CreditLine::quantity>(
        "quantity", {.required = true, .least = 1, .about = "In the product's base unit."}),
};

}  // namespace

template <>
const Entity& entity<Invoice>() {
  static constexpr Entity described = describe<Invoice>("invoice", "invoice", invoice_fields);
  return described;
}
template <>
const Entity& entity<InvoiceReference>() {
  static constexpr Entity described =
      describe<InvoiceReference>("invoice_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<IssueLine>() {
  static constexpr Entity described = describe<IssueLine>("issue_line", "", issue_line_fields);
  return described;
}
template <>
const Entity& entity<CreditLine>() {
  static constexpr Entity described = describe<CreditLine>("credit_line", "", credit_line_fields);
  return described;
}

namespace {

constexpr Field issue_fields[] = {
    field<&Issue::sales_order>("sales_order",
                               {.required = true, .personal = Personal::none, .max = 64}),
    field<&Issue::lines>("lines",
                         {.max = 5000, .about = "None: all that was delivered and not invoiced."}),
};
constexpr Field credit_fields[] = {
    field<&Credit::id>("id", {.personal = Personal::none}),
    field<&Credit::cause>("cause", {.required = true}),
    field<&Credit::reason>("reason",
                           {.required = true, .personal = Personal::free_text, .max = 500}),
    field<&Credit::lines>(
        "lines", {.max = 5000, .about = "Without these and charges: all not credited yet."}),
    field<&Credit::charges>("charges",
                            {.personal = Personal::none, .max = 20, .about = "Their codes."}),
};

}  // namespace

template <>
const Entity& entity<Issue>() {
  static constexpr Entity described = describe<Issue>("issue_invoice", "", issue_fields);
  return described;
}
template <>
const Entity& entity<Credit>() {
  static constexpr Entity described = describe<Credit>("issue_credit_note", "", credit_fields);
  return described;
}

}  // namespace supercargo
