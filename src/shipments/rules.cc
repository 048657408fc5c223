#include "shipments/rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "kernel/record_json.h"
#include "kernel/units.h"

namespace supercargo::shipments {
namespace {

// The verbs as the API names them.
struct Action {
  const char* name;
  Verb verb;
  const char* reason;  // why it is not allowed elsewhere
  RoleSet may;
};
constexpr Action actions[] = {
    {"picking", Verb::pick, "Goods are picked before they are packed.", movers},
    {"packing", Verb::pack, "Picked goods are packed.", movers},
    {"despatch", Verb::despatch, "Goods leave once.", movers},
    {"departure", Verb::depart, "Only what was despatched departs.", movers},
    {"out-for-delivery", Verb::send_out, "Only what is on its way is sent out.", movers},
    {"delay", Verb::delay, "Only what is on its way is delayed.", tellers},
    {"failed-attempt", Verb::fail, "Only what is on its way is tried to deliver.", movers},
    {"reschedule", Verb::reschedule, "No attempt has failed.", tellers},
    {"delivery", Verb::deliver, "Only what is on its way is delivered.", movers},
    {"pod-verification", Verb::verify_proof, "No proof waits to be verified.", verifiers},
    {"loss", Verb::lose, "Only what is on its way is lost.", movers},
    {"return", Verb::take_back, "Nothing is to come back.", movers},
    {"cancellation", Verb::cancel, "What has left is not cancelled.", movers},
};
static_assert(std::size(actions) == verbs);

const Action& action_of(Verb verb) {
  return *std::find_if(std::begin(actions), std::end(actions),
                       [&](const Action& each) { return each.verb == verb; });
}

const char* status_name(Status status) { return choices<Status>().names[static_cast<int>(status)]; }

RawJson actions_of(const Shipment& shipment, const journal::Actor& reader) {
  std::string json = "{";
  for (const Action& action : actions) {
    const bool is_yours = reader.sole_person || action.may.meets(reader.roles);
    const bool is_allowed = is_yours && may(shipment.status, action.verb);
    json += std::string(json.size() > 1 ? "," : "") + '"' + action.name +
            "\":{\"allowed\":" + (is_allowed ? "true" : "false") + ",\"reason\":";
    append_json_text(json, is_allowed ? "" : (is_yours ? action.reason : "forbidden"));
    json += '}';
  }
  return {json + "}"};
}

std::string address_of(const orders::Order& order) {
  return order.delivery_address ? to_json(*order.delivery_address) : std::string();
}

bool can_deliver(orders::Status status) {
  return status == orders::Status::confirmed || status == orders::Status::in_fulfilment ||
         status == orders::Status::partially_delivered;
}

void check_order(const Wanted& wanted, const orders::Order& first, std::size_t i,
                 std::vector<Reason>& reasons) {
  const orders::Order& order = *wanted.order;
  const std::string pointer = at(i, "sales_order");
  if (order.status < orders::Status::confirmed)
    reasons.push_back({pointer, "order_not_confirmed", "Only what was promised is delivered."});
  else if (!can_deliver(order.status))
    reasons.push_back({pointer, "order_is_over", "Nothing of it is to be delivered any more."});
  if (!wanted.hold.empty()) reasons.push_back({pointer, "order_held", wanted.hold});
  if (order.customer_id != first.customer_id)
    reasons.push_back({pointer, "other_customer", "A shipment goes to one customer."});
  else if (address_of(order) != address_of(first))
    reasons.push_back({pointer, "other_address", "A shipment goes to one address."});
}

void check_quantity(const Wanted& wanted, const AskedLine& given, std::size_t i,
                    std::vector<Reason>& reasons) {
  check_unit(given.quantity, wanted.line->base_unit, at(i, "quantity"), reasons);
  if (given.quantity == Quantity{})
    reasons.push_back({at(i, "quantity"), "too_small", "Something is to go."});
  if (given.quantity > wanted.free) {
    reasons.push_back(
        {at(i, "quantity"), "more_than_reserved",
         "Only " + text(wanted.free) + " are reserved in this warehouse and on no shipment yet."});
  }
}

}  // namespace

std::string described(const ShipmentLine& line) {
  return "Line " + std::to_string(line.line) + " of " + line.order_number + " (" + line.sku + ")";
}

std::string at(std::size_t i, const char* field) {
  return "/lines/" + std::to_string(i) + "/" + field;
}

void check_unit(Quantity quantity, const std::string& unit, const std::string& pointer,
                std::vector<Reason>& reasons) {
  if (!fits_unit(quantity, unit))
    reasons.push_back({pointer, "not_in_this_unit", "The unit is not divided that far."});
}

std::optional<std::size_t> named_line(const Shipment& shipment, std::string_view sales_order,
                                      std::int64_t line) {
  std::optional<std::size_t> only;
  std::optional<std::size_t> of_first;
  std::size_t found = 0;
  const auto id = parse<OrderId>(sales_order);
  for (std::size_t i = 0; i < shipment.lines.size(); ++i) {
    const ShipmentLine& each = shipment.lines[i];
    if (each.line != line) continue;
    const bool is_named = id ? each.sales_order == *id : each.order_number == sales_order;
    if (is_named) return i;
    if (each.sales_order == shipment.sales_order) of_first = i;
    only = i;
    ++found;
  }
  if (!sales_order.empty()) return std::nullopt;
  return found == 1 ? only : of_first;
}

std::optional<std::size_t> Naming::find(std::string_view sales_order, std::int64_t line,
                                        std::size_t i) {
  const auto found = named_line(shipment_, sales_order, line);
  if (!found) {
    reasons_.push_back({at(i, "line"), "unknown_line", "The shipment carries no such line."});
    return std::nullopt;
  }
  if (!seen_.insert(*found).second) {
    reasons_.push_back({at(i, "line"), "duplicate_line", "Each line stands once."});
    return std::nullopt;
  }
  return found;
}

void Naming::want_all() {
  for (std::size_t i = 0; i < shipment_.lines.size(); ++i) {
    if (seen_.count(i) == 0 && shipment_.lines[i].despatched > Quantity{})
      reasons_.push_back({"/lines", "line_missing",
                          described(shipment_.lines[i]) + " is not told: each line is, or none."});
  }
}

Problem not_in_this_state(const Shipment& shipment, Verb verb) {
  std::string allowed = "[";
  for (const Action& action : actions)
    if (may(shipment.status, action.verb))
      allowed += std::string(allowed.size() > 1 ? "," : "") + '"' + action.name + '"';
  return {.refusal = Refusal::not_in_this_state,
          .code = "not_in_this_state",
          .detail = std::string(action_of(verb).name) + " is not possible while the shipment is " +
                    status_name(shipment.status) + ".",
          .members = {{"allowed", allowed + "]"}}};
}

Shipment shown(Shipment shipment, const journal::Actor& reader) {
  shipment.actions = actions_of(shipment, reader);
  return shipment;
}

std::vector<Verb> way_to(Status from, Verb verb) {
  std::vector<Verb> way;
  while (!after(from, verb)) {
    auto before = first_of(from, verb);
    if (!before) return {};
    way.push_back(*before);
    from = *after(from, *before);
  }
  way.push_back(verb);
  return way;
}

std::vector<Reason> check_plan(const Plan& plan, std::span<const Wanted> wanted, Instant now) {
  std::vector<Reason> reasons;
  const orders::Order* first = nullptr;
  std::map<const orders::Line*, Quantity> seen;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const Wanted& each = wanted[i];
    if (each.order == nullptr) {
      reasons.push_back({at(i, "sales_order"), "unknown_order", "There is no such order."});
      continue;
    }
    if (first == nullptr) first = each.order;
    check_order(each, *first, i, reasons);
    if (each.line == nullptr) {
      reasons.push_back({at(i, "line"), "unknown_line", "The order has no such line."});
      continue;
    }
    if (!seen.emplace(each.line, plan.lines[i].quantity).second)
      reasons.push_back({at(i, "line"), "duplicate_line", "Each line stands once."});
    check_quantity(each, plan.lines[i], i, reasons);
  }
  if (plan.eta && plan.eta <= now)
    reasons.push_back({"/eta", "in_the_past", "It arrives some time from now."});
  if (!plan.delivery_slot.empty() && !plan.planned_date)
    reasons.push_back({"/planned_date", "required", "A slot is taken on a day."});
  return reasons;
}

std::vector<Amount> amounts_found(const Shipment& shipment, const Pick& given,
                                  std::vector<Reason>& reasons) {
  std::vector<Amount> found;
  if (given.lines.empty()) {
    for (std::size_t i = 0; i < shipment.lines.size(); ++i)
      if (!shipment.lines[i].is_picked()) found.push_back({i, shipment.lines[i].quantity});
    return found;
  }
  Naming naming(shipment, reasons);
  for (std::size_t i = 0; i < given.lines.size(); ++i) {
    const auto named = naming.find(given.lines[i], i);
    if (!named) continue;
    const ShipmentLine& line = shipment.lines[*named];
    const Quantity quantity = given.lines[i].quantity;
    check_unit(quantity, line.unit, at(i, "quantity"), reasons);
    if (line.is_picked())
      reasons.push_back({at(i, "line"), "already_picked", described(line) + " was picked."});
    else if (quantity > line.quantity)
      reasons.push_back({at(i, "quantity"), "more_than_planned",
                         "Only " + text(line.quantity) + " are to go with this shipment."});
    found.push_back({*named, quantity});
  }
  return found;
}

std::vector<Reason> check_eta(const Shipment& shipment, Verb verb, Instant eta, Instant now) {
  if (eta <= now) return {{"/eta", "in_the_past", "It arrives some time from now."}};
  if (verb == Verb::delay && eta <= shipment.eta)
    return {{"/eta", "not_later",
             "It is expected at " + text(shipment.eta) + ": a delay is later than that."}};
  return {};
}

}  // namespace supercargo::shipments
