#include "endings/rules.h"

#include <algorithm>
#include <map>

namespace supercargo::endings {
namespace {

using approvals::Approval;
using orders::Line;
using shipments::Shipment;
using stock::ReservationStatus;

std::string units_of(const Line& line, Quantity quantity) {
  return text(quantity) + " " + line.base_unit + " of " + line.sku;
}

const Line* line_of(const Order& order, std::int64_t number) {
  for (const Line& line : order.lines)
    if (line.line == number) return &line;
  return nullptr;
}

bool has_status(const std::vector<Approval>& approvals, ApprovalId id, approvals::Status status) {
  return std::any_of(approvals.begin(), approvals.end(),
                     [&](const Approval& each) { return each.id == id && each.status == status; });
}

std::string proof_words(const Shipment& shipment) {
  if (shipment.status == shipments::Status::pod_verified)
    return "The proof of delivery of " + shipment.number + " was verified.";
  return "Nobody has verified the proof of delivery of " + shipment.number + ".";
}

}  // namespace

bool goes_with(const Shipment& shipment, const Order& order) {
  const bool is_its_alone = std::all_of(
      shipment.lines.begin(), shipment.lines.end(),
      [&](const shipments::ShipmentLine& line) { return line.sales_order == order.id; });
  return shipment.status == shipments::Status::planned && is_its_alone;
}

std::vector<Effect> released(const Order& before, std::span<const stock::Reservation> claims) {
  std::vector<Effect> effects;
  for (const stock::Reservation& claim : claims) {
    const Line* const line = line_of(before, claim.line);
    const bool is_over = claim.status != ReservationStatus::requested &&
                         claim.status != ReservationStatus::held &&
                         claim.status != ReservationStatus::committed;
    if (line == nullptr || is_over || claim.open() <= Quantity{}) continue;
    const bool waits = claim.status == ReservationStatus::requested;
    effects.push_back({.what = waits ? "backorder_released" : "reservation_released",
                       .record = text(claim.id),
                       .line = claim.line,
                       .quantity = claim.open(),
                       .detail = units_of(*line, claim.open()) +
                                 (waits ? " are waited for no longer." : " are free again.")});
  }
  for (const Line& line : before.lines) {
    if (!line.is_service || line.quantities.reserved <= Quantity{}) continue;
    effects.push_back({.what = "capacity_released",
                       .line = line.line,
                       .quantity = line.quantities.reserved,
                       .detail = units_of(line, line.quantities.reserved) + " are free again."});
  }
  return effects;
}

std::vector<Effect> ended(const Order& before, const Order& after) {
  std::vector<Effect> effects;
  for (const Line& line : after.lines) {
    const Line* const was = line_of(before, line.line);
    if (was == nullptr) continue;
    const Quantity cancelled = line.quantities.cancelled - was->quantities.cancelled;
    if (cancelled > Quantity{}) {
      effects.push_back({.what = "units_cancelled",
                         .line = line.line,
                         .quantity = cancelled,
                         .detail = units_of(line, cancelled) + " are cancelled."});
    }
  }
  for (const Approval& each : after.approvals) {
    const bool was_voided = has_status(before.approvals, each.id, approvals::Status::voided);
    if (each.status == approvals::Status::voided && !was_voided) {
      effects.push_back({.what = "approval_voided",
                         .record = text(each.id),
                         .detail = "The approval by " + each.rule + " is void."});
    }
  }
  return effects;
}

std::vector<Effect> looked_at(const Order& order, std::span<const Shipment> shipments) {
  std::vector<Effect> effects{
      {.what = "lines_checked", .detail = "All that was not cancelled has arrived."},
      {.what = "follow_ups_checked", .detail = "No follow-up is open."},
      {.what = "issues_checked", .detail = "No issue is open."},
      {.what = "questions_checked", .detail = "No question waits for an answer."},
      {.what = "holds_checked", .detail = "No hold stands."},
      {.what = "amendments_checked", .detail = "No amendment waits."},
      {.what = "invoice_checked",
       .detail = order.invoiced_elsewhere.empty()
                     ? "There is nothing to invoice here."
                     : "It was invoiced elsewhere: " + order.invoiced_elsewhere + "."}};
  for (const Shipment& shipment : shipments) {
    if (!has_arrived(shipment.status)) continue;
    effects.push_back(
        {.what = "proof_checked", .record = text(shipment.id), .detail = proof_words(shipment)});
  }
  return effects;
}

}  // namespace supercargo::endings
