#include "deliveries/commands.h"

#include <algorithm>

#include "deliveries/rules.h"
#include "files/store.h"
#include "jobs/job.h"
#include "shipments/commands.h"
#include "shipments/load.h"
#include "shipments/store.h"

namespace supercargo::deliveries {
namespace {

using followups::Cause;
using shipments::found_for;
using shipments::Load;
using shipments::Verb;

struct Named {
  Verb verb;
  const char* fact;
};
// What nobody told of the road is told when its end is (decisions 5).
constexpr Named on_the_way[] = {{Verb::depart, "shipment_departed"},
                                {Verb::send_out, "shipment_sent_out"}};

// The steps before the verb, each with its fact; its own is taken by whom it belongs to.
void go_there(Load& load, Verb verb) {
  for (const Verb step : shipments::way_to(load.shipment.status, verb))
    for (const Named& each : on_the_way)
      if (step == each.verb && step != verb) load.step(step, each.fact);
}

Result<Shipment> move_on(journal::Unit& unit, const Move& given, const Named& what,
                         const char* order_fact) {
  auto found = found_for(unit, what.verb, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  go_there(load, what.verb);
  load.step(what.verb, what.fact);
  return load.write({.fact = order_fact});
}

// Signatures and photos are files of the shipment itself.
void check_attachments(const journal::Unit& unit, const Shipment& shipment, const Deliver& given,
                       std::vector<Reason>& reasons) {
  if (given.attachments.empty()) return;
  const auto files = files::find_by_owners(unit.db, {text(shipment.id)});
  for (std::size_t i = 0; i < given.attachments.size(); ++i) {
    const auto is_same = [&](const files::Attachment& file) {
      return text(file.id) == given.attachments[i];
    };
    if (std::none_of(files.begin(), files.end(), is_same))
      reasons.push_back({"/attachments/" + std::to_string(i), "unknown_attachment",
                         "It is no file of this shipment."});
  }
}

shipments::Proof proof_of(const journal::Unit& unit, const Shipment& shipment,
                          const Deliver& given) {
  return {.shipment = shipment.id,
          .receiver = given.receiver,
          .at = given.at,
          .condition = given.condition,
          .remark = given.remark,
          .attachments = given.attachments,
          .recorded_by = unit.actor().person,
          .recorded_at = unit.now()};
}

}  // namespace

Result<Shipment> depart(journal::Unit& unit, const Move& given) {
  return move_on(unit, given, on_the_way[0], "sales_order_departed");
}

Result<Shipment> send_out(journal::Unit& unit, const Move& given) {
  return move_on(unit, given, on_the_way[1], "sales_order_out_for_delivery");
}

Result<Shipment> delay(journal::Unit& unit, const Delay& given) {
  auto found = found_for(unit, Verb::delay, given.id, given.revision);
  if (!found) return found;
  auto reasons = check_eta(*found, Verb::delay, given.eta, unit.now());
  if (!reasons.empty()) return invalid(std::move(reasons));
  Load load(unit, std::move(*found));
  Shipment& shipment = load.shipment;
  shipment.eta = given.eta;
  shipment.delayed = true;
  shipment.delay_cause = given.cause;
  load.step(Verb::delay, "shipment_delayed");
  shipments::expect_proof(unit, shipment);
  return load.write({.fact = "sales_order_delayed",
                     .detail = "Shipment " + shipment.number + " is late: it is expected at " +
                               text(shipment.eta) + ". " + given.cause,
                     .follow_up = Cause::delayed,
                     .for_all = true,
                     .reason = given.cause});
}

Result<Shipment> fail_attempt(journal::Unit& unit, const Because& given) {
  auto found = found_for(unit, Verb::fail, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  go_there(load, Verb::fail);
  ++load.shipment.attempts;
  load.shipment.failure = given.reason;
  load.step(Verb::fail, "shipment_attempt_failed");
  return load.write(
      {.fact = "sales_order_delivery_failed",
       .detail = "Shipment " + load.shipment.number + " could not be delivered: " + given.reason,
       .follow_up = Cause::failed_attempt,
       .for_all = true,
       .reason = given.reason});
}

Result<Shipment> reschedule(journal::Unit& unit, const Reschedule& given) {
  auto found = found_for(unit, Verb::reschedule, given.id, given.revision);
  if (!found) return found;
  auto reasons = check_eta(*found, Verb::reschedule, given.eta, unit.now());
  if (!reasons.empty()) return invalid(std::move(reasons));
  Load load(unit, std::move(*found));
  load.shipment.eta = given.eta;
  load.step(Verb::reschedule, "shipment_rescheduled");
  shipments::expect_proof(unit, load.shipment);
  return load.write({.fact = "sales_order_delivery_rescheduled"});
}

Result<Shipment> lose(journal::Unit& unit, const Because& given) {
  auto found = found_for(unit, Verb::lose, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  load.lose();
  load.shipment.end_reason = given.reason;
  load.step(Verb::lose, "shipment_lost");
  jobs::cancel(unit, shipments::proof_job, load.shipment.id.value);
  return load.write({.fact = "sales_order_goods_lost",
                     .detail = "Shipment " + load.shipment.number +
                               " is lost: agree with the customer on goods in its place.",
                     .follow_up = Cause::goods_lost,
                     .reason = given.reason});
}

Result<Shipment> deliver(journal::Unit& unit, const Deliver& given) {
  auto found = found_for(unit, Verb::deliver, given.id, given.revision);
  if (!found) return found;
  std::vector<Reason> reasons;
  const auto amounts = amounts_delivered(*found, given, reasons);
  check_proof(*found, given, unit.now(), reasons);
  check_attachments(unit, *found, given, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  Load load(unit, std::move(*found));
  go_there(load, Verb::deliver);
  for (const Amount& amount : amounts) load.deliver(amount);
  Shipment& shipment = load.shipment;
  ++shipment.attempts;
  shipment.delivered_at = given.at;
  shipment.proof = proof_of(unit, shipment, given);
  load.step(Verb::deliver, "shipment_delivered");
  jobs::cancel(unit, shipments::proof_job, shipment.id.value);
  const bool is_short = load.promised_anew();
  const auto written =
      load.write({.fact = is_short ? "sales_order_partly_delivered" : "sales_order_delivered",
                  .detail = "Shipment " + shipment.number + " did not arrive whole.",
                  .follow_up = is_short ? std::optional(Cause::short_delivery) : std::nullopt});
  add(unit.db, *written.proof);
  return written;
}

Result<Shipment> verify_proof(journal::Unit& unit, const VerifyProof& given) {
  auto found = found_for(unit, Verb::verify_proof, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  shipments::Proof& proof = *load.shipment.proof;
  proof.finding = given.finding;
  proof.finding_remark = given.remark;
  proof.verified_by = unit.actor().person;
  proof.verified_at = unit.now();
  save(unit.db, proof);
  if (given.finding == shipments::Finding::right) {
    load.step(Verb::verify_proof, "shipment_pod_verified");
    return load.write({.fact = "sales_order_pod_verified"});
  }
  load.note("shipment_pod_questioned");
  const bool is_read = given.finding == shipments::Finding::quantities_differ;
  return load.write({.fact = "sales_order_pod_questioned",
                     .detail = "The proof of delivery of shipment " + load.shipment.number +
                               (is_read ? " tells other quantities." : " cannot be read."),
                     .follow_up = Cause::no_proof_of_delivery,
                     .for_all = true,
                     .reason = given.remark});
}

Result<Shipment> take_back(journal::Unit& unit, const TakeBack& given) {
  auto found = found_for(unit, Verb::take_back, given.id, given.revision);
  if (!found) return found;
  std::vector<Reason> reasons;
  const auto amounts = amounts_returned(*found, given, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  Load load(unit, std::move(*found));
  const bool has_arrived = shipments::has_arrived(load.shipment.status);
  for (const Amount& amount : amounts)
    has_arrived ? load.take_back(amount) : load.bring_back(amount);
  load.step(Verb::take_back, has_arrived ? "shipment_goods_returned" : "shipment_returned");
  jobs::cancel(unit, shipments::proof_job, load.shipment.id.value);
  return load.write(
      {.fact = has_arrived ? "sales_order_goods_returned" : "sales_order_returned",
       .detail = "Not all of shipment " + load.shipment.number + " came back as it had left.",
       .follow_up = load.promised_anew() ? std::optional(Cause::short_delivery) : std::nullopt});
}

void miss_proof(journal::Unit& unit, std::int64_t shipment_id) {
  auto shipment = shipments::find(unit.db, text(ShipmentId{shipment_id}));
  if (!shipment || !shipments::is_moving(shipment->status)) return;
  Load load(unit, std::move(*shipment));
  load.note("shipment_proof_missed");
  load.write({.fact = "sales_order_proof_missed",
              .detail = "Shipment " + load.shipment.number + " should have arrived at " +
                        text(load.shipment.eta) + ", and there is no proof that it did.",
              .follow_up = Cause::no_proof_of_delivery,
              .for_all = true});
}

}  // namespace supercargo::deliveries
