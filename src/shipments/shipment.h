// A shipment: goods of one or more orders of one customer on their way from one warehouse to one
// address, what they are packed in, and the proof that they arrived (domain 3.6). Quantities are in
// the product's base unit. Its life is a table, checked while compiling: the API's allowed actions
// and its refusals are read from it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "customers/customer.h"
#include "kernel/fields.h"
#include "orders/order.h"
#include "stock/warehouse.h"

namespace supercargo {

struct ShipmentTag {
  static constexpr char prefix[] = "shp";
};
using ShipmentId = Id<ShipmentTag>;
struct PackageTag {
  static constexpr char prefix[] = "pkg";
};
using PackageId = Id<PackageTag>;

namespace shipments {

enum class Status : std::uint8_t {
  planned,
  picking,
  packed,
  despatched,
  in_transit,
  out_for_delivery,
  failed_attempt,
  delivered,
  pod_verified,
  returned_to_depot,
  lost,
  cancelled,
};
inline constexpr int statuses = 12;

enum class Verb : std::uint8_t {
  pick,
  pack,
  despatch,
  depart,
  send_out,
  delay,
  fail,
  reschedule,
  deliver,
  verify_proof,
  lose,
  take_back,
  cancel,
};
inline constexpr int verbs = 13;

struct Step {
  Status from;
  Verb verb;
  Status to;
};
// What was refused or damaged comes back after the delivery: that changes no status.
inline constexpr std::array life{
    Step{Status::planned, Verb::pick, Status::picking},
    Step{Status::planned, Verb::cancel, Status::cancelled},
    Step{Status::picking, Verb::pick, Status::picking},
    Step{Status::picking, Verb::pack, Status::packed},
    Step{Status::picking, Verb::cancel, Status::cancelled},
    Step{Status::packed, Verb::despatch, Status::despatched},
    Step{Status::packed, Verb::cancel, Status::cancelled},
    Step{Status::despatched, Verb::depart, Status::in_transit},
    Step{Status::despatched, Verb::delay, Status::despatched},
    Step{Status::despatched, Verb::lose, Status::lost},
    Step{Status::in_transit, Verb::send_out, Status::out_for_delivery},
    Step{Status::in_transit, Verb::delay, Status::in_transit},
    Step{Status::in_transit, Verb::lose, Status::lost},
    Step{Status::out_for_delivery, Verb::deliver, Status::delivered},
    Step{Status::out_for_delivery, Verb::fail, Status::failed_attempt},
    Step{Status::out_for_delivery, Verb::delay, Status::out_for_delivery},
    Step{Status::out_for_delivery, Verb::lose, Status::lost},
    Step{Status::failed_attempt, Verb::reschedule, Status::out_for_delivery},
    Step{Status::failed_attempt, Verb::take_back, Status::returned_to_depot},
    Step{Status::failed_attempt, Verb::lose, Status::lost},
    Step{Status::delivered, Verb::verify_proof, Status::pod_verified},
    Step{Status::delivered, Verb::take_back, Status::delivered},
    Step{Status::pod_verified, Verb::take_back, Status::pod_verified},
};

// A verb that performs the step before it in the same transaction, each with its fact (decisions
// 5): goods are despatched as planned, and delivered although nobody told of the road.
struct Shortcut {
  Status from;
  Verb verb;
  Verb first;
};
inline constexpr std::array shortcuts{
    Shortcut{Status::planned, Verb::despatch, Verb::pick},
    Shortcut{Status::picking, Verb::despatch, Verb::pack},
    Shortcut{Status::despatched, Verb::send_out, Verb::depart},
    Shortcut{Status::despatched, Verb::deliver, Verb::depart},
    Shortcut{Status::in_transit, Verb::deliver, Verb::send_out},
    Shortcut{Status::despatched, Verb::fail, Verb::depart},
    Shortcut{Status::in_transit, Verb::fail, Verb::send_out},
};

// Where the verb itself leads from there; nothing when it is not a step of the life.
constexpr std::optional<Status> after(Status from, Verb verb) {
  for (const Step& step : life)
    if (step.from == from && step.verb == verb) return step.to;
  return std::nullopt;
}
// The verb to be performed before this one; nothing when it is its turn or it is not allowed.
constexpr std::optional<Verb> first_of(Status from, Verb verb) {
  for (const Shortcut& shortcut : shortcuts)
    if (shortcut.from == from && shortcut.verb == verb) return shortcut.first;
  return std::nullopt;
}
constexpr bool may(Status from, Verb verb) {
  return after(from, verb).has_value() || first_of(from, verb).has_value();
}

// The goods are still here: what is picked stands in the warehouse.
constexpr bool is_here(Status status) { return status <= Status::packed; }
// The goods are on the road: neither ours to sell nor the customer's yet.
constexpr bool is_moving(Status status) {
  return Status::despatched <= status && status <= Status::failed_attempt;
}
constexpr bool has_arrived(Status status) {
  return status == Status::delivered || status == Status::pod_verified;
}

static_assert(!may(Status::despatched, Verb::despatch), "goods leave once");
static_assert(!may(Status::delivered, Verb::deliver));
static_assert(!may(Status::despatched, Verb::cancel), "what has left is returned or lost");
static_assert([] {
  for (const Shortcut& each : shortcuts) {
    const auto to = after(each.from, each.first);
    if (!to || !may(*to, each.verb)) return false;
  }
  return true;
}());

// A line of an order on this shipment: named, as the order's line is, by order and line.
struct ShipmentLine {
  ShipmentId shipment;
  OrderId sales_order;
  std::string order_number;
  std::int64_t line = 0;
  ProductId product;
  std::string sku;
  std::string name;
  std::string unit;  // the product's base unit
  bool is_service = false;
  Quantity quantity = {};      // as planned
  Quantity picked = {};        // found and taken
  Quantity short_picked = {};  // planned, but not found
  Quantity despatched = {};    // has left
  Quantity delivered = {};     // accepted by the receiver
  Quantity damaged = {};       // arrived, but not as it should
  Quantity refused = {};       // arrived in order, not wanted
  Quantity missing = {};       // left, but did not arrive
  Quantity returned = {};      // came back to us, what is damaged included

  bool is_picked() const { return picked + short_picked == quantity; }
  // Refused or damaged, and still with the carrier or the customer.
  Quantity to_come_back() const { return damaged + refused - returned; }
};

// So much of one line in one package.
struct Content {
  OrderId sales_order;
  std::int64_t line = 0;
  std::string sku;
  Quantity quantity = {};
};

// A logistic unit with its serial shipping container code.
struct Package {
  PackageId id;
  ShipmentId shipment;
  std::string sscc;
  std::string kind;  // pallet, carton …
  std::int64_t weight_grams = 0;
  std::vector<Content> contents;
};

// What the desk found when it looked at a proof.
enum class Finding : std::uint8_t { right, illegible, quantities_differ };

// Who took it, when, and in which state. What was taken stands in the lines.
struct Proof {
  ShipmentId shipment;
  std::string receiver;
  Instant at;
  std::string condition;
  std::string remark;
  std::vector<std::string> attachments;  // files of the shipment: signature, photo
  PersonId recorded_by;
  Instant recorded_at;
  std::optional<Finding> finding;
  std::string finding_remark;
  PersonId verified_by;
  Instant verified_at;
};

struct Shipment {
  ShipmentId id;
  std::string number;  // SH-2026-000001
  Status status = Status::planned;
  OrderId sales_order;  // its first; the one that is meant when a line names none
  std::string warehouse;
  WarehouseId warehouse_id;
  std::string customer;
  CustomerId customer_id;
  std::string customer_name;
  std::optional<customers::Address> delivery_address;
  std::string carrier;
  std::string tracking;       // the carrier's own number
  std::string delivery_slot;  // the service whose capacity this delivery takes one of
  Day planned_date;           // when it is to leave
  Instant eta;
  Instant original_eta;  // as first told
  bool delayed = false;
  std::string delay_cause;
  std::int64_t attempts = 0;  // shipments tried
  std::string failure;        // of the last one that failed
  std::string end_reason;     // why it was cancelled, what is known of a loss
  std::vector<ShipmentLine> lines;
  std::vector<Package> packages;
  std::optional<Proof> proof;
  PersonId despatched_by;
  Instant despatched_at;
  Instant delivered_at;
  RawJson actions;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct ShipmentReference {
  std::string id;
};

}  // namespace shipments
}  // namespace supercargo
