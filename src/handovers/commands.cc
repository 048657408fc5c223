#include "handovers/commands.h"

#include "agreements/beside.h"
#include "agreements/keeping.h"
#include "followups/commands.h"
#include "followups/store.h"
#include "handovers/rules.h"
#include "handovers/store.h"
#include "journal/attempt.h"
#include "people/store.h"

namespace supercargo::handovers {
namespace {

using journal::Unit;
using orders::Order;

constexpr int follow_ups_most = 100;

// What stands open with the one who gave it goes along.
std::optional<Problem> hand_over_follow_ups(Unit& unit, const Order& before, PersonId to) {
  const auto open = followups::list(unit.db, {.limit = follow_ups_most,
                                              .filters = {{"subject", text(before.id)},
                                                          {"owner", text(before.owner)},
                                                          {"status", "open"}}});
  if (!open) return open.error();
  for (const auto& each : open->items) {
    const auto given = followups::hand_over(
        unit, {.id = text(each.id), .body = R"({"owner":")" + text(to) + "\"}"});
    if (!given) return given.error();
  }
  return std::nullopt;
}

// Everything about it is somebody else's now.
std::optional<Problem> move(Unit& unit, const Order& before, PersonId to,
                            const std::string& reason) {
  if (before.owner && to)
    if (auto problem = hand_over_follow_ups(unit, before, to)) return problem;
  Order after = before;
  after.owner = to;
  agreements::saved(unit, "sales_order_handed_over", before, std::move(after), reason);
  return std::nullopt;
}

Result<Handover> unchanged(const Unit& unit, const Answer& given) {
  const auto id = parse<HandoverId>(given.id);
  return agreements::unchanged(unit, id ? find(unit.db, *id) : std::nullopt, "handover",
                               given.revision);
}

Handover answered(Unit& unit, const char* fact, const Handover& before, Status status,
                  const std::string& words) {
  Handover after = before;
  after.status = status;
  after.answer = words;
  after.answered_at = unit.now();
  return agreements::kept(unit, fact, before, std::move(after));
}

void tell(Unit& unit, const Handover& handover, const char* fact, const std::string& words) {
  agreements::tell_on_order(unit, agreements::order_of(unit.db, handover.sales_order),
                            {.fact = fact,
                             .record = entity<Handover>().name,
                             .record_id = text(handover.id),
                             .field = "reason",
                             .words = words});
}

}  // namespace

Result<Handover> hand_over(Unit& unit, const HandOver& wanted) {
  const auto before = agreements::find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before.error();
  if (const auto living = agreements::find_living(unit.db, wanted.id, "A new owner"); !living)
    return living.error();
  const auto person = people::store::person(unit.db, wanted.owner);
  if (auto reasons = check_new_owner(*before, person ? &*person : nullptr); !reasons.empty())
    return invalid(std::move(reasons));
  if (const auto older = find_offered(unit.db, before->id))
    answered(unit, "handover_withdrawn", *older, Status::withdrawn, "");
  const bool is_taken = wanted.owner == unit.actor().person;
  Handover offer{.id = unit.make_id<HandoverId>(),
                 .sales_order = before->id,
                 .sales_order_number = before->number,
                 .from_owner = before->owner,
                 .to_owner = wanted.owner,
                 .offered_by = unit.actor().person,
                 .reason = wanted.reason,
                 .offered_at = unit.now(),
                 .party_id = before->customer_id.value};
  if (!is_taken) {
    tell(unit, offer, "sales_order_offered", offer.reason);
    return agreements::opened(unit, "handover_offered", std::move(offer));
  }
  offer.status = Status::accepted;
  offer.answered_at = unit.now();
  offer = agreements::opened(unit, "handover_taken", std::move(offer));
  if (auto problem = move(unit, *before, wanted.owner, wanted.reason)) return std::move(*problem);
  return offer;
}

Result<Handover> accept(Unit& unit, const Answer& given) {
  auto before = unchanged(unit, given);
  if (!before) return before;
  if (auto refusal = check_may_answer(*before, unit.actor()))
    return journal::not_theirs(std::move(*refusal), text(before->id));
  const auto order = agreements::find_living(unit.db, text(before->sales_order), "A new owner");
  if (!order) return order.error();
  const auto person = people::store::person(unit.db, before->to_owner);
  if (auto reasons = check_new_owner(*order, person ? &*person : nullptr); !reasons.empty())
    return invalid(std::move(reasons));
  auto after = answered(unit, "handover_accepted", *before, Status::accepted, given.reason);
  if (auto problem = move(unit, *order, before->to_owner, before->reason))
    return std::move(*problem);
  return after;
}

Result<Handover> refuse(Unit& unit, const Answer& given) {
  auto before = unchanged(unit, given);
  if (!before) return before;
  if (auto refusal = check_may_answer(*before, unit.actor()))
    return journal::not_theirs(std::move(*refusal), text(before->id));
  if (given.reason.empty()) return invalid({{"/reason", "required", "A refusal says why."}});
  tell(unit, *before, "sales_order_offer_refused", given.reason);
  return answered(unit, "handover_refused", *before, Status::refused, given.reason);
}

Result<Handover> withdraw(Unit& unit, const Answer& given) {
  auto before = unchanged(unit, given);
  if (!before) return before;
  if (auto refusal = check_may_withdraw(*before, unit.actor(), unit.now()))
    return journal::not_theirs(std::move(*refusal), text(before->id));
  const auto order = agreements::order_of(unit.db, before->sales_order);
  if (before->status == Status::accepted) {
    if (order.owner != before->to_owner) {
      return Problem{Refusal::not_in_this_state,
                     "not_in_this_state",
                     "It is somebody else's by now.",
                     {},
                     {{"allowed", "[]"}}};
    }
    if (auto problem = move(unit, order, before->from_owner, given.reason))
      return std::move(*problem);
  } else {
    tell(unit, *before, "sales_order_offer_withdrawn", given.reason);
  }
  return answered(unit, "handover_withdrawn", *before, Status::withdrawn, given.reason);
}

Result<Handover> get(const journal::Query& query, const HandoverReference& reference) {
  const auto id = parse<HandoverId>(reference.id);
  auto handover = id ? find(query.db, *id) : std::nullopt;
  if (!handover) return not_found("handover");
  return std::move(*handover);
}

Result<db::Page<Handover>> list_handovers(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::handovers
