#include "orders/order.h"

namespace supercargo {

using orders::Line;
using orders::Order;

namespace {

constexpr const char* channel_names[] = {"api", "web", "email", "phone", "edi", "counter"};
constexpr const char* type_names[] = {"standard", "bespoke", "urgent"};
constexpr const char* status_names[] = {
    "draft",       "verified",  "pending_approval", "awaiting_customer",
    "confirmable", "confirmed", "in_fulfilment",    "partially_delivered",
    "delivered",   "invoiced",  "closed",           "cancelled"};
constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};
constexpr Rules shown_as_json{
    .access = Access::read_only, .personal = Personal::none, .stored = Stored::as_json};

constexpr const char* cause_names[] = {
    "customer_request", "customer", "product", "quantity", "price", "date", "address"};

}  // namespace

template <>
Choices choices<orders::Channel>() {
  return {channel_names, std::size(channel_names)};
}
template <>
Choices choices<orders::OrderType>() {
  return {type_names, std::size(type_names)};
}
template <>
Choices choices<orders::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<orders::CorrectionCause>() {
  return {cause_names, std::size(cause_names)};
}

namespace {

// Prices, dates and words may be given; what follows from them is ours.
constexpr Field line_fields[] = {
    field<&Line::order>("order", {.access = Access::hidden, .column = "sales_order_id"}),
    field<&Line::line>("line", {.access = Access::key, .least = 1}),
    field<&Line::product>("product", {.access = Access::hidden, .column = "product_id"}),
    field<&Line::sku>("sku", {.required = true, .personal = Personal::none, .max = 64}),
    field<&Line::name>("name", shown),
    field<&Line::quantity>("quantity", {.required = true, .least = 1}),
    field<&Line::unit>("unit", {.personal = Personal::none, .code = true, .max = 3}),
    field<&Line::base_quantity>("base_quantity", shown),
    field<&Line::base_unit>("base_unit", shown),
    field<&Line::is_service>("is_service", shown),
    field<&Line::unit_price>("unit_price", {.least = 0}),
    field<&Line::list_price>("list_price", shown),
    field<&Line::price_given>("price_given", shown),
    field<&Line::price_trace>("price_trace", {.access = Access::read_only,
                                              .personal = Personal::none,
                                              .internal = true,
                                              .stored = Stored::as_json,
                                              .about = "Why this price: each level of the price "
                                                       "lists where something was kept."}),
    field<&Line::discount_rate>("discount_rate", orders::discount_rules),
    field<&Line::discounts>("discounts", shown_as_json),
    field<&Line::net>("net", shown),
    field<&Line::tax>("tax", shown_as_json),
    field<&Line::currency>("currency", kept),
    field<&Line::quantities>(
        "quantities",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::flat}),
    field<&Line::planned>("planned", shown),
    field<&Line::plan>("plan", shown_as_json),
    field<&Line::requested_date>("requested_date"),
    field<&Line::promise_date>("promise_date", shown),
    field<&Line::original_promise_date>("original_promise_date", shown),
    field<&Line::note>("note", {.personal = Personal::free_text, .multiline = true, .max = 2000}),
};

}  // namespace

template <>
const Entity& entity<Line>() {
  static constexpr Entity described =
      describe<Line>("sales_order_line", "sales_order_line", line_fields);
  return described;
}

namespace {

// What we checked and who decided shows limits, exposure and authority: no portal's business.
constexpr Rules ours_packed{.access = Access::read_only,
                            .personal = Personal::none,
                            .internal = true,
                            .stored = Stored::packed};
constexpr Rules ours_only{.access = Access::read_only,
                          .personal = Personal::none,
                          .internal = true,
                          .stored = Stored::nowhere};
constexpr Rules shown_instant{
    .access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field order_fields[] = {
    field<&Order::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Order::number>(
        "number",
        {.access = Access::read_only, .personal = Personal::none, .filter = true, .sort = true}),
    field<&Order::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Order::customer>("customer",
                            {.access = Access::read_only, .personal = Personal::none, .max = 64}),
    field<&Order::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Order::customer_name>("customer_name",
                                 {.access = Access::read_only, .personal = Personal::identity}),
    field<&Order::customer_po_number>("customer_po_number",
                                      {.personal = Personal::none, .filter = true, .max = 100}),
    field<&Order::channel>("channel", {.access = Access::read_only, .filter = true}),
    field<&Order::order_type>("order_type", {.filter = true}),
    field<&Order::urgent>("urgent", {.filter = true}),
    field<&Order::currency>("currency", {.access = Access::read_only}),
    field<&Order::warehouse>("warehouse", {.personal = Personal::none, .filter = true, .max = 64}),
    field<&Order::warehouse_id>("warehouse_id", {.access = Access::read_only}),
    field<&Order::requested_date>("requested_date"),
    field<&Order::promise_date>("promise_date", {.access = Access::read_only, .filter = true}),
    field<&Order::delivery_address>("delivery_address", {.stored = Stored::as_json}),
    field<&Order::notes>("notes",
                         {.personal = Personal::free_text, .multiline = true, .max = 4000}),
    field<&Order::lines>("lines", {.required = true, .max = 5000}),
    field<&Order::discount_rate>("discount_rate", orders::discount_rules),
    field<&Order::charges>("charges", charges::charged_rules),
    field<&Order::charge_waivers>("charge_waivers", charges::waiver_rules),
    field<&Order::prices_include_tax>("prices_include_tax"),
    field<&Order::tax_mode>("tax_mode", shown),
    field<&Order::taxes>("taxes", shown_as_json),
    field<&Order::totals>(
        "totals",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::flat}),
    field<&Order::billed>("billed", shown),
    field<&Order::payment_terms>("payment_terms", customers::terms_rules),
    field<&Order::checks>("checks", ours_packed),
    field<&Order::findings>("findings", ours_packed),
    field<&Order::acknowledgements>("acknowledgements", {.stored = Stored::as_json, .max = 1000}),
    field<&Order::approvals>("approvals", ours_only),
    field<&Order::read_back>("read_back", shown_as_json),
    field<&Order::consent>("consent", shown_as_json),
    field<&Order::specification_version>("specification_version", {.least = 0, .most = 1'000'000}),
    field<&Order::specification_version_signed>("specification_version_signed",
                                                {.least = 0, .most = 1'000'000}),
    field<&Order::hindrances>("hindrances", ours_only),
    field<&Order::actions>("actions", ours_only),
    field<&Order::effects>("effects", ours_only),
    field<&Order::version>("version", shown),
    field<&Order::content_hash>("content_hash", shown),
    field<&Order::was_verified>("was_verified", kept),
    field<&Order::correction_cause>(
        "correction_cause", {.about = "What made a change necessary after the verification."}),
    field<&Order::original>("original", shown_as_json),
    field<&Order::owner>("owner", shown_instant),
    field<&Order::entered_by>("entered_by", shown),
    field<&Order::received_at>("received_at", shown_instant),
    field<&Order::verified_at>("verified_at", shown),
    field<&Order::confirmed_at>("confirmed_at", shown),
    field<&Order::delivered_at>("delivered_at", shown),
    field<&Order::closed_at>("closed_at", shown),
    field<&Order::invoiced_elsewhere>("invoiced_elsewhere", shown),
    field<&Order::cancelled_at>("cancelled_at", shown),
    field<&Order::cancel_reason>("cancel_reason",
                                 {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Order::po_key>("po_key", kept),
    field<&Order::po_loose_key>("po_loose_key", kept),
    field<&Order::revision>("revision", shown),
    field<&Order::created_at>("created_at",
                              {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Order::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&orders::OrderReference::id>(
        "id", {.personal = Personal::none, .about = "The order's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Order>() {
  static constexpr Entity described = describe<Order>("sales_order", "sales_order", order_fields);
  return described;
}
template <>
const Entity& entity<orders::OrderReference>() {
  static constexpr Entity described =
      describe<orders::OrderReference>("sales_order_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
