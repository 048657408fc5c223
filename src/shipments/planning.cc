// Goods are put on a shipment; and the reads.
#include <algorithm>
#include <map>

#include "capacity/snapshot.h"
#include "catalog/store.h"
#include "jobs/job.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "orders/store.h"
#include "shipments/commands.h"
#include "shipments/load.h"
#include "shipments/store.h"
#include "stock/store.h"

namespace supercargo::shipments {
namespace {

using orders::Order;

constexpr std::string_view number_prefix = "SH";

// The orders and lines that a plan names, and what of them may be planned here.
class Planning {
 public:
  Planning(journal::Unit& unit, const Plan& plan) : unit_(unit), plan_(plan) {
    std::vector<std::string> references;
    for (const AskedLine& line : plan.lines) references.push_back(order_of(line));
    orders_ = orders::find_all(unit.db, references);
    const std::string& place = plan.warehouse;
    if (!place.empty())
      warehouse_ = stock::find_warehouse(unit.db, place);
    else if (const Order* first = references.empty() ? nullptr : named(references.front()))
      warehouse_ = stock::find_warehouse(unit.db, text(first->warehouse_id));
    if (warehouse_) gather_free();
    for (const AskedLine& line : plan.lines) wanted_.push_back(found(line));
  }

  std::vector<Reason> reasons() const {
    auto reasons = check_plan(plan_, wanted_, unit_.now());
    if (wanted_.empty()) reasons.push_back({"/lines", "required", "Nothing is to be sent."});
    const bool is_order_known = !wanted_.empty() && wanted_.front().order != nullptr;
    if (!warehouse_ && (is_order_known || !plan_.warehouse.empty()))
      reasons.push_back({"/warehouse", "unknown_warehouse", "No warehouse has this id or code."});
    return reasons;
  }

  Shipment shipment() const {
    const Order& first = *wanted_.front().order;
    Shipment shipment;
    shipment.id = unit_.make_id<ShipmentId>();
    shipment.sales_order = first.id;
    shipment.warehouse = warehouse_->code;
    shipment.warehouse_id = warehouse_->id;
    shipment.customer = first.customer;
    shipment.customer_id = first.customer_id;
    shipment.customer_name = first.customer_name;
    shipment.delivery_address = first.delivery_address;
    shipment.carrier = plan_.carrier;
    shipment.tracking = plan_.tracking;
    shipment.delivery_slot = plan_.delivery_slot;
    shipment.planned_date = plan_.planned_date;
    shipment.created_at = unit_.now();
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      shipment.lines.push_back(line(shipment.id, wanted_[i], plan_.lines[i].quantity));
    std::sort(shipment.lines.begin(), shipment.lines.end(),
              [](const ShipmentLine& a, const ShipmentLine& b) {
                return std::tie(a.sales_order, a.line) < std::tie(b.sales_order, b.line);
              });
    return shipment;
  }

  // The last of the promised days: until its end the goods are in time.
  Day promised() const {
    Day last;
    for (const Wanted& wanted : wanted_) last = std::max(last, wanted.line->promise_date);
    return last;
  }
  bool is_urgent() const {
    return std::any_of(orders_.begin(), orders_.end(),
                       [](const Order& order) { return order.urgent; });
  }

 private:
  using LineKey = std::pair<OrderId, std::int64_t>;

  const std::string& order_of(const AskedLine& line) const {
    return line.sales_order.empty() ? plan_.sales_order : line.sales_order;
  }
  const Order* named(std::string_view reference) const {
    const auto id = parse<OrderId>(reference);
    for (const Order& order : orders_)
      if (id ? order.id == *id : order.number == reference) return &order;
    return nullptr;
  }

  void gather_free() {
    std::vector<OrderId> ids;
    std::vector<std::int64_t> numbers;
    for (const Order& order : orders_) {
      ids.push_back(order.id);
      numbers.push_back(order.id.value);
    }
    for (const auto& claim : stock::reservations_of(unit_.db, numbers)) {
      if (claim.status == stock::ReservationStatus::committed &&
          claim.warehouse_id == warehouse_->id)
        free_[{OrderId{claim.order_id}, claim.line}] += claim.open() - claim.picked;
    }
    for (const PlannedElsewhere& each : planned_from(unit_.db, warehouse_->id, ids))
      free_[{each.order, each.line}] -= each.quantity;
  }

  Wanted found(const AskedLine& given) const {
    Wanted wanted{.order = named(order_of(given))};
    if (wanted.order == nullptr) return wanted;
    for (const auto& each : wanted.order->hindrances)
      if (each.blocks == hindrances::Blocks::fulfilment)
        wanted.hold = each.record + ": " + each.detail;
    for (const orders::Line& line : wanted.order->lines)
      if (line.line == given.line) wanted.line = &line;
    if (wanted.line == nullptr) return wanted;
    // A service is done by whoever goes there: it lies in no warehouse.
    const Quantity here = wanted.line->quantities.reserved - wanted.line->planned;
    const auto at = free_.find({wanted.order->id, given.line});
    const Quantity free = at == free_.end() ? Quantity{} : at->second;
    wanted.free = wanted.line->is_service ? here : std::min(here, free);
    return wanted;
  }

  static ShipmentLine line(ShipmentId shipment, const Wanted& wanted, Quantity quantity) {
    return {.shipment = shipment,
            .sales_order = wanted.order->id,
            .order_number = wanted.order->number,
            .line = wanted.line->line,
            .product = wanted.line->product,
            .sku = wanted.line->sku,
            .name = wanted.line->name,
            .unit = wanted.line->base_unit,
            .is_service = wanted.line->is_service,
            .quantity = quantity};
  }

  journal::Unit& unit_;
  const Plan& plan_;
  std::vector<Order> orders_;
  std::optional<stock::Warehouse> warehouse_;
  std::map<LineKey, Quantity> free_;
  std::vector<Wanted> wanted_;
};

// One of the slots of that day, where the company keeps such a capacity (domain 3.6 and 6.2).
std::vector<Reason> take_slot(journal::Unit& unit, const Shipment& shipment,
                              capacity::Urgency urgency) {
  if (shipment.delivery_slot.empty()) return {};
  const auto service = catalog::find(unit.db, shipment.delivery_slot);
  if (!service || service->kind != catalog::ProductKind::service)
    return {{"/delivery_slot", "unknown_service", "No service has this sku."}};
  const capacity::Ask ask{.key = {shipment.warehouse_id, service->id, shipment.planned_date},
                          .quantity = {1'000'000},
                          .urgency = urgency,
                          .order_id = shipment.id.value};
  auto slots = capacity::Snapshot::gather(unit.db, {ask.key}, unit.now());
  if (slots.book(ask) == capacity::Answer::full) {
    Reason full{"/planned_date", "slot_full", "No slot is free on that day."};
    if (const auto day = slots.earliest_day(ask))
      full.suggestions.push_back({text(*day), text(*day), "the first day with a free slot"});
    return {full};
  }
  slots.write(unit.db, unit.services().ids, unit.now());
  return {};
}

Instant usual_eta(const journal::Unit& unit, Day promised, const Calendar& calendar) {
  const Day today = local_day(unit.now(), calendar);
  return start_of(std::max(promised, today) + 1, calendar);
}

void number(journal::Unit& unit, Shipment& shipment) {
  const int year = day_in_utc(unit.now()).year();
  shipment.number = journal::human_number(
      number_prefix, year,
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1));
}

bool may_see(const journal::Actor& actor, const Shipment& shipment) {
  return !actor.portal() || actor.party == shipment.customer_id.value;
}

}  // namespace

Result<Shipment> found_for(const journal::Unit& unit, Verb verb, const std::string& id,
                           std::optional<std::int64_t> revision) {
  auto shipment = find(unit.db, id);
  if (!shipment) return not_found("shipment");
  if (auto conflict = journal::revision_conflict(unit.db, *shipment, revision))
    return std::move(*conflict);
  if (!may(shipment->status, verb)) return not_in_this_state(*shipment, verb);
  return std::move(*shipment);
}

void expect_proof(journal::Unit& unit, const Shipment& shipment) {
  jobs::cancel(unit, proof_job, shipment.id.value);
  jobs::schedule(unit, {.kind = proof_job,
                        .subject = shipment.id.value,
                        .due_at = shipment.eta + std::chrono::hours(24)});
}

Result<Shipment> plan(journal::Unit& unit, const Plan& wanted) {
  const Planning planning(unit, wanted);
  if (auto reasons = planning.reasons(); !reasons.empty()) return invalid(std::move(reasons));
  Shipment shipment = planning.shipment();
  const auto urgency =
      planning.is_urgent() ? capacity::Urgency::urgent : capacity::Urgency::standard;
  if (auto reasons = take_slot(unit, shipment, urgency); !reasons.empty())
    return invalid(std::move(reasons));
  number(unit, shipment);
  Load load(unit, std::move(shipment));
  load.shipment.eta =
      wanted.eta ? wanted.eta : usual_eta(unit, planning.promised(), load.calendar());
  load.shipment.original_eta = load.shipment.eta;
  load.plan();
  load.note("shipment_planned");
  return load.write({.fact = "sales_order_shipment_planned"});
}

Result<Shipment> get(const journal::Query& query, const ShipmentReference& reference) {
  auto shipment = find(query.db, reference.id);
  if (!shipment || !may_see(query.actor(), *shipment)) return not_found("shipment");
  return shown(std::move(*shipment), query.actor());
}

Result<db::Page<Shipment>> list_shipments(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, request, CustomerId{query.actor().party});
}

Result<journal::Timeline> timeline(const journal::Query& query, const TimelineOfShipment& wanted) {
  const auto shipment = find(query.db, wanted.id);
  if (!shipment || !may_see(query.actor(), *shipment)) return not_found("shipment");
  return journal::timeline(query, {.record_id = shipment->id.value,
                                   .entity = entity<Shipment>(),
                                   .limit = wanted.limit,
                                   .cursor = wanted.cursor});
}

}  // namespace supercargo::shipments
