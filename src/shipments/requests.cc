#include "shipments/requests.h"

namespace supercargo {

using shipments::AskedLine;
using shipments::Because;
using shipments::Despatch;
using shipments::Move;
using shipments::Pack;
using shipments::Packing;
using shipments::Pick;
using shipments::Plan;
using shipments::Scan;
using shipments::TimelineOfShipment;

namespace {

constexpr std::uint32_t lines_max = 5000;
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules order_named{.personal = Personal::none,
                            .max = 64,
                            .about = "Id or number; may be left out where no other is meant."};
constexpr Rules words_needed{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};
constexpr Rules line_named{.required = true, .least = 1};
constexpr Rules some_quantity{.required = true, .least = 1};
constexpr Rules code_text{.personal = Personal::none, .max = 100};

constexpr Field asked_line_fields[] = {
    field<&AskedLine::sales_order>("sales_order", order_named),
    field<&AskedLine::line>("line", line_named),
    field<&AskedLine::quantity>("quantity", {.required = true, .least = 0}),
};

constexpr Field scan_fields[] = {
    field<&Scan::code>(
        "code",
        {.personal = Personal::none, .max = 64, .about = "The sku or GTIN that was scanned."}),
    field<&Scan::sales_order>("sales_order", order_named),
    field<&Scan::line>("line", {.least = 0}),
    field<&Scan::quantity>("quantity", some_quantity),
};

}  // namespace

template <>
const Entity& entity<AskedLine>() {
  static constexpr Entity described =
      describe<AskedLine>("asked_shipment_line", "", asked_line_fields);
  return described;
}
template <>
const Entity& entity<Scan>() {
  static constexpr Entity described = describe<Scan>("package_scan", "", scan_fields);
  return described;
}

namespace {

constexpr Field packing_fields[] = {
    field<&Packing::kind>("kind",
                          {.personal = Personal::none, .max = 40, .about = "pallet, carton …"}),
    field<&Packing::weight_grams>("weight_grams", {.least = 0, .most = 100'000'000}),
    field<&Packing::contents>("contents",
                              {.required = true, .stored = Stored::as_json, .max = lines_max}),
};

}  // namespace

template <>
const Entity& entity<Packing>() {
  static constexpr Entity described = describe<Packing>("pack_package", "", packing_fields);
  return described;
}

namespace {

constexpr Field plan_fields[] = {
    field<&Plan::sales_order>("sales_order", order_named),
    field<&Plan::warehouse>("warehouse", {.personal = Personal::none,
                                          .max = 64,
                                          .about = "Code or id; the first order's unless given."}),
    field<&Plan::carrier>("carrier", code_text),
    field<&Plan::tracking>("tracking", code_text),
    field<&Plan::delivery_slot>(
        "delivery_slot",
        {.personal = Personal::none,
         .max = 64,
         .about = "The sku of a service: one of its capacity is taken for that day."}),
    field<&Plan::planned_date>("planned_date"),
    field<&Plan::eta>("eta", {.about = "The end of the promised day unless given."}),
    field<&Plan::lines>("lines", {.required = true, .stored = Stored::as_json, .max = lines_max}),
};

constexpr Field pick_fields[] = {
    field<&Pick::id>("id", reference),
    field<&Pick::revision>("revision", revision_given),
    field<&Pick::lines>("lines", {.stored = Stored::as_json,
                                  .max = lines_max,
                                  .about = "Each once; without any, everything as planned."}),
};

constexpr Field pack_fields[] = {
    field<&Pack::id>("id", reference),
    field<&Pack::revision>("revision", revision_given),
    field<&Pack::packages>(
        "packages", {.stored = Stored::as_json,
                     .max = 1000,
                     .about = "What was scanned into each; without any, everything in one."}),
};

constexpr Field despatch_fields[] = {
    field<&Despatch::id>("id", reference),
    field<&Despatch::revision>("revision", revision_given),
    field<&Despatch::carrier>("carrier", code_text),
    field<&Despatch::tracking>("tracking", code_text),
    field<&Despatch::eta>("eta"),
};

constexpr Field move_fields[] = {
    field<&Move::id>("id", reference),
    field<&Move::revision>("revision", revision_given),
};

constexpr Field because_fields[] = {
    field<&Because::id>("id", reference),
    field<&Because::revision>("revision", revision_given),
    field<&Because::reason>("reason", words_needed),
};

constexpr Field timeline_of_shipment_fields[] = {
    field<&TimelineOfShipment::id>("id", {.personal = Personal::none}),
    field<&TimelineOfShipment::limit>("limit", {.least = 1, .most = 500}),
    field<&TimelineOfShipment::cursor>("cursor", {.personal = Personal::none, .max = 300}),
};

}  // namespace

template <>
const Entity& entity<Plan>() {
  static constexpr Entity described = describe<Plan>("plan_shipment", "", plan_fields);
  return described;
}
template <>
const Entity& entity<Pick>() {
  static constexpr Entity described = describe<Pick>("pick_shipment", "", pick_fields);
  return described;
}
template <>
const Entity& entity<Pack>() {
  static constexpr Entity described = describe<Pack>("pack_shipment", "", pack_fields);
  return described;
}
template <>
const Entity& entity<Despatch>() {
  static constexpr Entity described = describe<Despatch>("despatch_shipment", "", despatch_fields);
  return described;
}
template <>
const Entity& entity<Move>() {
  static constexpr Entity described = describe<Move>("move_shipment", "", move_fields);
  return described;
}
template <>
const Entity& entity<Because>() {
  static constexpr Entity described = describe<Because>("shipment_because", "", because_fields);
  return described;
}
template <>
const Entity& entity<TimelineOfShipment>() {
  static constexpr Entity described =
      describe<TimelineOfShipment>("timeline_of_shipment", "", timeline_of_shipment_fields);
  return described;
}

}  // namespace supercargo
