#include "shipments/shipment.h"

#include "kernel/identifiers.h"

namespace supercargo {

using shipments::Content;
using shipments::Package;
using shipments::Proof;
using shipments::Shipment;
using shipments::ShipmentLine;

namespace {

constexpr const char* status_names[] = {"planned",           "picking",    "packed",
                                        "despatched",        "in_transit", "out_for_delivery",
                                        "failed_attempt",    "delivered",  "pod_verified",
                                        "returned_to_depot", "lost",       "cancelled"};
static_assert(std::size(status_names) == shipments::statuses);
constexpr const char* finding_names[] = {"right", "illegible", "quantities_differ"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};

constexpr Field line_fields[] = {
    field<&ShipmentLine::shipment>("shipment", {.access = Access::hidden, .column = "shipment_id"}),
    field<&ShipmentLine::sales_order>("sales_order",
                                      {.access = Access::read_only, .column = "sales_order_id"}),
    field<&ShipmentLine::order_number>("order_number", shown),
    field<&ShipmentLine::line>("line", shown),
    field<&ShipmentLine::product>("product", {.access = Access::hidden, .column = "product_id"}),
    field<&ShipmentLine::sku>("sku", shown),
    field<&ShipmentLine::name>("name", shown),
    field<&ShipmentLine::unit>("unit", shown),
    field<&ShipmentLine::is_service>("is_service", shown),
    field<&ShipmentLine::quantity>("quantity", shown),
    field<&ShipmentLine::picked>("picked", shown),
    field<&ShipmentLine::short_picked>("short_picked", shown),
    field<&ShipmentLine::despatched>("despatched", shown),
    field<&ShipmentLine::delivered>("delivered", shown),
    field<&ShipmentLine::damaged>("damaged", shown),
    field<&ShipmentLine::refused>("refused", shown),
    field<&ShipmentLine::missing>("missing", shown),
    field<&ShipmentLine::returned>("returned", shown),
};

constexpr Field content_fields[] = {
    field<&Content::sales_order>("sales_order", shown),
    field<&Content::line>("line", shown),
    field<&Content::sku>("sku", shown),
    field<&Content::quantity>("quantity", shown),
};

}  // namespace

template <>
Choices choices<shipments::Status>() {
  return {status_names, std::size(status_names)};
}
template <>
Choices choices<shipments::Finding>() {
  return {finding_names, std::size(finding_names)};
}
template <>
const Entity& entity<ShipmentLine>() {
  static constexpr Entity described =
      describe<ShipmentLine>("shipment_line", "shipment_line", line_fields);
  return described;
}
template <>
const Entity& entity<Content>() {
  static constexpr Entity described = describe<Content>("package_content", "", content_fields);
  return described;
}

namespace {

constexpr Field package_fields[] = {
    field<&Package::id>("id", shown),
    field<&Package::shipment>("shipment", {.access = Access::hidden, .column = "shipment_id"}),
    field<&Package::sscc>("sscc", {.access = Access::read_only,
                                   .personal = Personal::none,
                                   .valid = valid_sscc,
                                   .about = "GS1 serial shipping container code, 18 digits."}),
    field<&Package::kind>("kind", shown),
    field<&Package::weight_grams>("weight_grams", shown),
    field<&Package::contents>(
        "contents",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::as_json}),
};

constexpr Field proof_fields[] = {
    field<&Proof::shipment>("shipment", {.access = Access::hidden, .column = "shipment_id"}),
    field<&Proof::receiver>("receiver",
                            {.access = Access::read_only, .personal = Personal::identity}),
    field<&Proof::at>("at", shown),
    field<&Proof::condition>("condition",
                             {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Proof::remark>("remark", {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Proof::attachments>("attachments", shown),
    field<&Proof::recorded_by>("recorded_by", shown),
    field<&Proof::recorded_at>("recorded_at", shown),
    field<&Proof::finding>("finding", shown),
    field<&Proof::finding_remark>("finding_remark",
                                  {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Proof::verified_by>("verified_by", shown),
    field<&Proof::verified_at>("verified_at", shown),
};

}  // namespace

template <>
const Entity& entity<Package>() {
  static constexpr Entity described = describe<Package>("package", "package", package_fields);
  return described;
}
template <>
const Entity& entity<Proof>() {
  static constexpr Entity described =
      describe<Proof>("proof_of_delivery", "proof_of_delivery", proof_fields);
  return described;
}

namespace {

constexpr Rules sorted{
    .access = Access::read_only, .personal = Personal::none, .filter = true, .sort = true};
constexpr Rules words{.access = Access::read_only, .personal = Personal::free_text};

constexpr Field shipment_fields[] = {
    field<&Shipment::id>("id", filtered),
    field<&Shipment::number>("number", sorted),
    field<&Shipment::status>("status", filtered),
    field<&Shipment::sales_order>("sales_order", {.access = Access::read_only,
                                                  .filter = true,
                                                  .column = "sales_order_id",
                                                  .about = "Its first order; as a filter: any."}),
    field<&Shipment::warehouse>("warehouse", filtered),
    field<&Shipment::warehouse_id>("warehouse_id", shown),
    field<&Shipment::customer>("customer", shown),
    field<&Shipment::customer_id>("customer_id", filtered),
    field<&Shipment::customer_name>("customer_name",
                                    {.access = Access::read_only, .personal = Personal::identity}),
    field<&Shipment::delivery_address>("delivery_address",
                                       {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Shipment::carrier>("carrier", filtered),
    field<&Shipment::tracking>("tracking", filtered),
    field<&Shipment::delivery_slot>("delivery_slot", shown),
    field<&Shipment::planned_date>("planned_date", filtered),
    field<&Shipment::eta>("eta", sorted),
    field<&Shipment::original_eta>("original_eta", shown),
    field<&Shipment::delayed>("delayed", filtered),
    field<&Shipment::delay_cause>("delay_cause", words),
    field<&Shipment::attempts>("attempts", shown),
    field<&Shipment::failure>("failure", words),
    field<&Shipment::end_reason>("end_reason", words),
    field<&Shipment::lines>("lines", {.access = Access::read_only, .max = 5000}),
    field<&Shipment::packages>("packages", {.access = Access::read_only, .max = 5000}),
    field<&Shipment::proof>("proof", {.access = Access::read_only, .stored = Stored::nowhere}),
    field<&Shipment::despatched_by>("despatched_by", shown),
    field<&Shipment::despatched_at>("despatched_at", shown),
    field<&Shipment::delivered_at>("delivered_at", shown),
    field<&Shipment::actions>("actions", {.access = Access::read_only,
                                          .personal = Personal::none,
                                          .internal = true,
                                          .stored = Stored::nowhere}),
    field<&Shipment::revision>("revision", shown),
    field<&Shipment::created_at>("created_at", sorted),
    field<&Shipment::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&shipments::ShipmentReference::id>(
        "id", {.personal = Personal::none, .about = "The shipment's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Shipment>() {
  static constexpr Entity described = describe<Shipment>("shipment", "shipment", shipment_fields);
  return described;
}
template <>
const Entity& entity<shipments::ShipmentReference>() {
  static constexpr Entity described =
      describe<shipments::ShipmentReference>("shipment_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
