// Every verb that a person may take with an order, wherever its slice is: when, and whose it is
// (domain 3.3 and 11). What the verb itself asks beyond that is said when it is tried.
#include <algorithm>

#include "gates/rules.h"
#include "kernel/record_json.h"
#include "orders/rules.h"

namespace supercargo::orders {
namespace {

template <Verb... verbs>
bool in_life(const Order& order) {
  return (after(order.status, verbs).has_value() || ...);
}

bool can_confirm(const Order& order) {
  return order.status == Status::confirmable || order.status == Status::verified;
}
bool is_promised(const Order& order) {
  return order.status == Status::confirmed || order.status == Status::in_fulfilment ||
         order.status == Status::partially_delivered;
}
bool can_settle(const Order& order) {
  return order.status <= Status::confirmable || is_promised(order);
}
bool may_displace(const Order& order) { return order.urgent && may_hold(order); }
bool is_alive(const Order& order) {
  return order.status != Status::closed && order.status != Status::cancelled;
}
bool has_findings(const Order& order) {
  const auto found = [](const checks::Check& check) { return !check.findings.empty(); };
  return order.status <= Status::confirmable &&
         std::any_of(order.findings.begin(), order.findings.end(), found);
}
bool always(const Order&) { return true; }
std::string nothing(const Order&) { return {}; }

std::string words_of(const std::vector<Reason>& reasons) {
  std::string words;
  for (const Reason& reason : reasons)
    if (words.find(reason.detail) == std::string::npos)
      words += (words.empty() ? "" : " ") + reason.detail;
  return words;
}
// A shipment that nobody has begun is cancelled with its order.
std::string kept_by(const Order& order) {
  auto reasons = reasons_to_keep(order);
  std::erase_if(reasons, [](const Reason& reason) { return reason.code == "on_a_shipment"; });
  return words_of(reasons);
}
std::string hindered_by(const Order& order) { return words_of(reasons_to_wait(order)); }

std::string waits_for_amendment(const Order& order) {
  for (const auto& each : order.hindrances)
    if (each.kind == hindrances::Kind::amendment) return each.record + ": " + each.detail;
  return {};
}

std::string not_short(const Order& order) {
  const bool is_waiting = std::any_of(order.lines.begin(), order.lines.end(), [](const Line& line) {
    return line.quantities.backordered > Quantity{};
  });
  const bool is_short =
      std::any_of(order.checks.begin(), order.checks.end(), [](const gates::GateCheck& check) {
        return check.code == "G3" && check.result == gates::Outcome::fail;
      });
  return is_promised(order) ? (is_waiting ? "" : "Nothing of it is waited for.")
                            : (is_short ? "" : "Nothing of it is short.");
}

std::string not_reserved(const Order& order) {
  const bool is_there = std::any_of(order.lines.begin(), order.lines.end(), [](const Line& line) {
    return line.quantities.reserved > line.planned;
  });
  return is_there ? "" : "Nothing of it is reserved that is on no shipment yet.";
}

std::string not_to_be_sent(const Order& order) {
  for (const auto& each : order.hindrances)
    if (each.blocks == hindrances::Blocks::fulfilment) return each.record + ": " + each.detail;
  return not_reserved(order);
}

// The verbs of the API, and what each waits for while its state has come.
struct Action {
  const char* name;
  RoleSet may;
  bool (*has_come)(const Order&);
  const char* reason;  // why not, while it has not
  std::string (*waits_for)(const Order&) = nothing;
};
constexpr Action actions[] = {
    {"change", enterers, in_life<Verb::change>, "A confirmed order is changed by an amendment."},
    {"verification", enterers, in_life<Verb::verify>, "Only a draft is verified."},
    {"acknowledgements", holders, has_findings, "No check has found anything to answer for."},
    {"read-back", enterers, in_life<Verb::send_read_back, Verb::take_answer>,
     "A verified order that needs nothing else is read back."},
    {"approvals", deciders, in_life<Verb::decide>, "No approval is waiting."},
    {"confirmation", confirmers, can_confirm, "Only a verified or confirmable order is confirmed.",
     [](const Order& order) { return gates::open_gates(order.checks); }},
    {"shortage", confirmers, can_settle, "Nothing of it is to be had any more.", not_short},
    {"displacement", displacers, may_displace,
     "Only an urgent order that is verified takes what others hold."},
    {"amendments", confirmers, in_life<Verb::amend>,
     "Only a confirmed order that has not all arrived is amended.", waits_for_amendment},
    {"reallocation", reallocators, is_promised, "Only what was promised is given to another order.",
     not_reserved},
    {"shipments", shippers, is_promised, "Only what was promised is delivered.", not_to_be_sent},
    {"holds", holders, is_alive, "What is over is not held."},
    {"credit-release", {Role::finance}, is_alive, "What is over is not released."},
    {"issues", desks, is_alive, "What is over has no new issues."},
    {"questions", desks, is_alive, "Nobody is asked about what is over."},
    {"follow-ups", followups::doers, always, ""},
    {"owner", confirmers, is_alive, "What is over is looked after by nobody."},
    {"cancellation", confirmers, in_life<Verb::cancel>, "What is over cannot be cancelled.",
     kept_by},
    {"closure", closers, in_life<Verb::close>, "Only a delivered order is closed.", hindered_by},
};

bool is_theirs(const Action& action, const Order& order, const journal::Actor& reader) {
  // What was promised is taken back by the desk or above (domain 3.3).
  const bool is_taking_back =
      std::string_view(action.name) == "cancellation" && order.status >= Status::confirmed;
  return reader.sole_person || (is_taking_back ? undoers : action.may).meets(reader.roles);
}

std::string why_not(const Action& action, const Order& order, const journal::Actor& reader) {
  if (!is_theirs(action, order, reader)) return "forbidden";
  return action.has_come(order) ? action.waits_for(order) : action.reason;
}

}  // namespace

std::optional<RoleSet> who_may(std::string_view action) {
  for (const Action& each : actions)
    if (each.name == action) return each.may;
  return std::nullopt;
}

Problem not_in_this_state(const Order& order, std::string_view verb) {
  std::string allowed = "[";
  for (const Action& action : actions)
    if (action.has_come(order))
      allowed += std::string(allowed.size() > 1 ? "," : "") + '"' + action.name + '"';
  return {.refusal = Refusal::not_in_this_state,
          .code = "not_in_this_state",
          .detail = std::string(verb) + " is not possible while the order is " +
                    name_of(order.status) + ".",
          .members = {{"allowed", allowed + "]"}}};
}

RawJson actions_of(const Order& order, const journal::Actor& reader) {
  std::string json = "{";
  for (const Action& action : actions) {
    const std::string reason = why_not(action, order, reader);
    json += std::string(json.size() > 1 ? "," : "") + '"' + action.name +
            "\":{\"allowed\":" + (reason.empty() ? "true" : "false") + ",\"reason\":";
    append_json_text(json, reason);
    json += '}';
  }
  return {json + "}"};
}

Order shown(Order order, const journal::Actor& reader) {
  order.actions = actions_of(order, reader);
  return order;
}

// What is in somebody's hands cannot be cancelled at a desk.
std::vector<Reason> reasons_to_keep(const Order& order) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const Line& line = order.lines[i];
    const std::string pointer = "/lines/" + std::to_string(i);
    if (line.planned > Quantity{})
      reasons.push_back({pointer, "on_a_shipment", "Cancel its shipment first."});
    if (line.quantities.picked > Quantity{})
      reasons.push_back({pointer, "picked", "It is picked: put it back first."});
    if (line.quantities.despatched > Quantity{})
      reasons.push_back({pointer, "on_its_way", "It has left and not arrived."});
  }
  return reasons;
}

std::vector<Reason> reasons_to_wait(const Order& order) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < order.hindrances.size(); ++i) {
    const auto& each = order.hindrances[i];
    const std::string kind = name_of(each.kind);
    reasons.push_back(
        {"/hindrances/" + std::to_string(i), "open_" + kind, each.record + ": " + each.detail});
  }
  return reasons;
}

}  // namespace supercargo::orders
