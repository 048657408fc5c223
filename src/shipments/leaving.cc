// What is done before goods leave: they are picked, packed, and let go; or the shipment is
// cancelled.
#include "agreements/keeping.h"
#include "capacity/snapshot.h"
#include "catalog/store.h"
#include "journal/attempt.h"
#include "journal/counter.h"
#include "settlements/prepayment.h"
#include "shipments/commands.h"
#include "shipments/load.h"
#include "shipments/store.h"

namespace supercargo::shipments {
namespace {

using orders::Order;

// Each step before it as everybody takes it: all that is planned is picked, in one package.
void pick_rest(Load& load, std::vector<Reason>& reasons) {
  for (const Amount& amount : amounts_found(load.shipment, {}, reasons)) load.pick(amount);
  load.step(Verb::pick, "shipment_picked");
}

std::vector<Scannable> scannables(const journal::Unit& unit, const Shipment& shipment) {
  std::vector<ProductId> ids;
  for (const ShipmentLine& line : shipment.lines)
    if (!line.is_service) ids.push_back(line.product);
  std::vector<Scannable> codes;
  for (const auto& product : catalog::find_by_ids(unit.db, ids)) {
    codes.push_back({product.id, {product.sku}});
    if (!product.gtin.empty()) codes.back().codes.push_back(product.gtin);
  }
  return codes;
}

// Packages get their numbers one after the other; a company counts its own.
void give_numbers(journal::Unit& unit, Load& load, std::vector<Reason>& reasons) {
  auto& packages = load.shipment.packages;
  if (packages.empty()) return;
  std::string prefix = load.settings().gs1_company_prefix;
  if (prefix.empty()) prefix = internal_prefix;
  auto serial =
      journal::take_numbers(unit.db, "SSCC-" + prefix, static_cast<std::int64_t>(packages.size()));
  for (Package& package : packages) {
    package.id = unit.make_id<PackageId>();
    package.shipment = load.shipment.id;
    package.sscc = sscc(prefix, serial++);
    if (package.sscc.empty())
      return reasons.push_back({"/packages", "numbers_used_up",
                                "All package numbers under " + prefix + " are used up."});
  }
}

void pack_all(journal::Unit& unit, Load& load, const Pack& given, std::vector<Reason>& reasons) {
  const auto codes =
      given.packages.empty() ? std::vector<Scannable>{} : scannables(unit, load.shipment);
  load.shipment.packages = packed(load.shipment, given, codes, reasons);
  if (!reasons.empty()) return;
  give_numbers(unit, load, reasons);
  load.step(Verb::pack, "shipment_packed");
}

// Why goods do not leave, and whose credit is among that.
struct Stay {
  std::vector<Reason> reasons;
  bool is_of_duty = false;
  OrderId owing;
};

// Goods do not leave while their order is held or its customer owes too much, nor at the word of
// who entered it.
Stay reasons_to_stay(const journal::Unit& unit, const Load& load) {
  const journal::Actor& actor = unit.actor();
  Stay stay;
  for (const Order& order : load.orders()) {
    for (Reason& each : agreements::reasons_of_credit(unit, order)) {
      stay.reasons.push_back(std::move(each));
      if (!stay.owing) stay.owing = order.id;
    }
    for (Reason& each : settlements::reasons_to_wait(unit.db, order))
      stay.reasons.push_back(std::move(each));
    for (const auto& each : order.hindrances)
      if (each.blocks == hindrances::Blocks::fulfilment)
        stay.reasons.push_back({"", "order_held", order.number + ": " + each.detail});
    if (order.entered_by && order.entered_by == actor.person && !actor.sole_person) {
      stay.is_of_duty = true;
      stay.reasons.push_back(
          {"", "separation_of_duties",
           "Who entered order " + order.number + " does not despatch it (domain 11)."});
    }
  }
  return stay;
}

// Who tried against a duty stands on the order, and so does that its customer owes too much:
// whoever hears of that holds it.
Problem refused(Stay stay, const Load& load) {
  Problem problem = invalid(std::move(stay.reasons));
  if (stay.is_of_duty)
    return journal::attempt_on(std::move(problem), text(load.orders().front().id));
  if (!stay.owing) return problem;
  problem.code = journal::credit_refused;
  return journal::attempt_on(std::move(problem), text(stay.owing));
}

// While there is nobody else, the rule is recorded instead of kept (decisions 1).
void tell_waived(journal::Unit& unit, const Load& load) {
  for (const Order& order : load.orders()) {
    if (!unit.actor().sole_person || order.entered_by != unit.actor().person) continue;
    unit.tell({.name = "separation_waived",
               .record = entity<Order>().name,
               .record_id = order.id.value,
               .prefix = OrderId::prefix,
               .revision = order.revision,
               .reason = "Nobody else could despatch the order."});
  }
}

void complete_despatch(journal::Unit& unit, Load& load, const Despatch& given) {
  Shipment& shipment = load.shipment;
  if (!given.carrier.empty()) shipment.carrier = given.carrier;
  if (!given.tracking.empty()) shipment.tracking = given.tracking;
  if (given.eta) shipment.eta = given.eta;
  shipment.original_eta = shipment.eta;
  shipment.despatched_by = unit.actor().person;
  shipment.despatched_at = unit.now();
}

}  // namespace

Result<Shipment> pick(journal::Unit& unit, const Pick& given) {
  auto found = found_for(unit, Verb::pick, given.id, given.revision);
  if (!found) return found;
  std::vector<Reason> reasons;
  const auto amounts = amounts_found(*found, given, reasons);
  if (reasons.empty() && amounts.empty())
    reasons.push_back({"", "already_picked", "Everything is picked."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Load load(unit, std::move(*found));
  for (const Amount& amount : amounts) load.pick(amount);
  const bool is_short = load.promised_anew();
  load.step(Verb::pick, is_short ? "shipment_short_picked" : "shipment_picked");
  if (!is_short) return load.write({.fact = "sales_order_picked"});
  return load.write({.fact = "sales_order_short_picked",
                     .detail = "Not all was found when shipment " + load.shipment.number +
                               " was picked; the shelf is to be counted.",
                     .follow_up = followups::Cause::short_delivery});
}

Result<Shipment> pack(journal::Unit& unit, const Pack& given) {
  auto found = found_for(unit, Verb::pack, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  std::vector<Reason> reasons;
  pack_all(unit, load, given, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  add(unit.db, load.shipment.packages);
  return load.write({.fact = "sales_order_packed"});
}

Result<Shipment> despatch(journal::Unit& unit, const Despatch& given) {
  auto found = found_for(unit, Verb::despatch, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  Stay stay = reasons_to_stay(unit, load);
  std::vector<Reason>& reasons = stay.reasons;
  if (given.eta)
    for (Reason& each : check_eta(load.shipment, Verb::despatch, given.eta, unit.now()))
      reasons.push_back(std::move(each));
  const bool is_packed = load.shipment.status == Status::packed;
  for (const Verb verb : way_to(load.shipment.status, Verb::despatch)) {
    if (verb == Verb::pick) pick_rest(load, reasons);
    if (verb == Verb::pack) pack_all(unit, load, {}, reasons);
    if (!reasons.empty()) return refused(std::move(stay), load);
  }
  if (!is_packed) add(unit.db, load.shipment.packages);
  complete_despatch(unit, load, given);
  load.despatch();
  load.step(Verb::despatch, "shipment_despatched");
  expect_proof(unit, load.shipment);
  tell_waived(unit, load);
  return load.write({.fact = "sales_order_despatched"});
}

Result<Shipment> cancel(journal::Unit& unit, const Because& given) {
  auto found = found_for(unit, Verb::cancel, given.id, given.revision);
  if (!found) return found;
  Load load(unit, std::move(*found));
  load.put_back();
  load.shipment.end_reason = given.reason;
  load.step(Verb::cancel, "shipment_cancelled");
  capacity::release_all(unit.db, unit.services().ids, load.shipment.id.value, unit.now());
  return load.write({.fact = "sales_order_shipment_cancelled", .reason = given.reason});
}

}  // namespace supercargo::shipments
