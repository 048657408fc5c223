// Firm stock of one order becomes another one's, by agreement or by the sales manager's word: shown
// first, then done (domain 3.5).
#include <algorithm>

#include "agreements/keeping.h"
#include "allocations/commands.h"
#include "allocations/promises.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "stock/store.h"

namespace supercargo::allocations {
namespace {

using journal::Unit;
using orders::Line;
using orders::Order;
using stock::Reservation;
using stock::ReservationStatus;
using stock::StockKey;

const Line* line_of(const Order& order, std::int64_t number) {
  for (const Line& line : order.lines)
    if (line.line == number) return &line;
  return nullptr;
}

std::string line_words(const Line& line, Quantity quantity) {
  return "Line " + std::to_string(line.line) + " (" + line.sku + "): " + text(quantity) + ' ' +
         line.base_unit;
}

// Both orders of a reallocation, and how much goes from which claim to which.
struct Pairing {
  Claimant from;
  Claimant to;
  StockKey key;
  Quantity quantity;
};

Claimant claimant_of(const Order& order, const Line& line, const Reservation& claim) {
  return {.claim = claim.id,
          .order_id = order.id.value,
          .line = line.line,
          .quantity = claim.open() - claim.picked,
          .promise = claim.promise_day,
          .original = line.original_promise_date,
          .urgent = order.urgent};
}

// What is firm for the one where the other one waits for it, as much as is wanted at most.
std::vector<Pairing> pair_up(const std::vector<Reservation>& claims, const Order& giver,
                             const Line& gives, const Order& taker, const Line& takes) {
  std::vector<Pairing> pairs;
  for (const Reservation& to : claims) {
    if (to.order_id != taker.id.value || to.line != takes.line || !to.waiting()) continue;
    Quantity wanted = to.open();
    for (const Reservation& from : claims) {
      const bool is_firm = from.status == ReservationStatus::committed;
      if (from.order_id != giver.id.value || from.line != gives.line || !is_firm) continue;
      Quantity left = from.open() - from.picked;
      for (const Pairing& pair : pairs)
        if (pair.from.claim == from.id) left -= pair.quantity;
      const Quantity quantity = std::min(left, wanted);
      if (from.key() != to.key() || quantity <= Quantity{}) continue;
      wanted -= quantity;
      pairs.push_back(
          {claimant_of(giver, gives, from), claimant_of(taker, takes, to), to.key(), quantity});
    }
  }
  return pairs;
}

void limit(std::vector<Pairing>& pairs, Quantity wanted) {
  for (Pairing& pair : pairs) {
    pair.quantity = std::min(pair.quantity, wanted);
    wanted -= pair.quantity;
  }
  std::erase_if(pairs, [](const Pairing& pair) { return pair.quantity == Quantity{}; });
}

Quantity sum_of(const std::vector<Pairing>& pairs) {
  Quantity sum;
  for (const Pairing& pair : pairs) sum += pair.quantity;
  return sum;
}

std::vector<Reason> reasons_against(const Unit& unit, const Reallocate& given) {
  const bool is_theirs =
      unit.actor().sole_person || RoleSet{Role::sales_manager}.meets(unit.actor().roles);
  if (given.consent) return {};
  if (!is_theirs)
    return {{"/consent", "consent_required",
             "Without the customer's consent the sales manager decides (domain 3.5)."}};
  if (given.reason.empty()) return {{"/reason", "required", "Who decides alone says why."}};
  return {};
}

// Both orders as they are, and what goes from one to the other.
struct Deal {
  Order giver;
  Order taker;
  std::vector<Pairing> pairs;
};

Result<Deal> deal_of(const db::Reader& reader, const Reallocate& given, Order giver,
                     std::vector<Reason> reasons) {
  auto taker = orders::find(reader, given.to_order);
  if (!taker || taker->id == giver.id)
    reasons.push_back({"/to_order", "unknown_order", "There is no such other order."});
  const Line* const gives = line_of(giver, given.line);
  const Line* const takes = taker ? line_of(*taker, given.to_line) : nullptr;
  if (gives == nullptr) reasons.push_back({"/line", "unknown_line", "It has no such line."});
  if (taker && takes == nullptr)
    reasons.push_back({"/to_line", "unknown_line", "It has no such line."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const auto claims = stock::reservations_of(
      reader, {std::min(giver.id, taker->id).value, std::max(giver.id, taker->id).value});
  auto pairs = pair_up(claims, giver, *gives, *taker, *takes);
  const Quantity most =
      std::max(Quantity{}, std::min(sum_of(pairs), gives->quantities.reserved - gives->planned));
  if (most < given.quantity) {
    return invalid({{"/quantity", "cannot_be_given",
                     text(most) + " at most: of the same goods, in the same place, that one has "
                                  "on no shipment and the other one waits for."}});
  }
  limit(pairs, given.quantity);
  return Deal{std::move(giver), std::move(*taker), std::move(pairs)};
}

Promises promises_for(const db::Reader& reader, const Deal& deal, Instant now) {
  std::vector<stock::StockKey> keys;
  keys.reserve(deal.pairs.size());
  for (const Pairing& pair : deal.pairs) keys.push_back(pair.key);
  Promises promises(reader, std::move(keys), now);
  promises.load({deal.giver.id.value, deal.taker.id.value});
  return promises;
}

GaveWay moved(const Order& order, const Line& line, const Claimant& claimant, Quantity quantity,
              Day now) {
  return {order.number, order.customer, order.owner,      line.line,
          line.sku,     quantity,       claimant.promise, now};
}

// In memory: who gives has to wait again, who takes does not any more.
Reallocation carry_out(Promises& promises, const Deal& deal, const Reallocate& given) {
  Reallocation effect{.order = deal.giver.number, .to_order = deal.taker.number};
  const std::int64_t giver = deal.giver.id.value;
  promises.happened(giver, {.fact = "sales_order_stock_given_away"});
  promises.happened(deal.taker.id.value, {.fact = "sales_order_stock_taken_over"});
  for (const Pairing& pair : deal.pairs) {
    promises.give_up(pair.from, pair.quantity);
    promises.reserve(pair.to, pair.quantity);
    const Day today = promises.stock.today(pair.key.warehouse);
    effect.gets.push_back(moved(deal.taker, promises.line(pair.to), pair.to, pair.quantity,
                                released_day(pair.to, today)));
  }
  for (const Pairing& pair : deal.pairs) {
    Claimant again = pair.from;
    again.quantity = pair.quantity;
    const Dated dated = promises.requeue(pair.key, {again}, Trigger::goods_came).at(0);
    again.promise = dated.day;
    promises.wait(again, pair.key);
    const Line& line = promises.line(again);
    effect.gives.push_back(moved(deal.giver, line, pair.from, pair.quantity, dated.day));
    if (given.consent) continue;
    promises.happened(
        giver,
        {.cause = followups::Cause::backorder_slipped,
         .words = line_words(line, again.quantity) + " promised for " + text(pair.from.promise) +
                  " went to another order; it can be had on " + text(again.promise) + ".",
         .later = {Promises::later(line, again.quantity, pair.from.promise, dated)}});
  }
  return effect;
}

}  // namespace

Result<Reallocation> reallocation_of(const journal::Query& query,
                                     const ReallocationQuestion& question) {
  auto giver = orders::find(query.db, question.id);
  if (!giver) return not_found("sales order");
  const Reallocate wanted{.id = question.id,
                          .line = question.line,
                          .quantity = question.quantity,
                          .to_order = question.to_order,
                          .to_line = question.to_line};
  const auto deal = deal_of(query.db, wanted, std::move(*giver), {});
  if (!deal) return deal.error();
  auto promises = promises_for(query.db, *deal, query.now());
  return carry_out(promises, *deal, wanted);
}

Result<Order> reallocate(Unit& unit, const Reallocate& given) {
  auto giver = agreements::find_unchanged(unit, given.id, given.revision);
  if (!giver) return giver;
  const auto deal = deal_of(unit.db, given, std::move(*giver), reasons_against(unit, given));
  if (!deal) return deal.error();
  auto promises = promises_for(unit.db, *deal, unit.now());
  carry_out(promises, *deal, given);
  Order& order = promises.order(deal->giver.id.value);
  if (given.consent) {
    order.consent = orders::Consent{.contact = given.consent->contact,
                                    .channel = given.consent->channel,
                                    .words = given.consent->words,
                                    .by = unit.actor().person,
                                    .at = unit.now()};
  }
  promises.write(unit, given.reason);
  return shown(order, unit.actor());
}

}  // namespace supercargo::allocations
