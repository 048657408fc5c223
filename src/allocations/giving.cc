// Who has to give way: to an urgent order, to another one by agreement, to a loss.
#include <algorithm>
#include <set>

#include "agreements/keeping.h"
#include "allocations/commands.h"
#include "allocations/promises.h"
#include "allocations/store.h"
#include "followups/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "stock/store.h"
#include "warehousing/naming.h"

namespace supercargo::allocations {
namespace {

using journal::Unit;
using orders::Line;
using orders::Order;
using stock::Reservation;
using stock::ReservationStatus;
using stock::StockKey;

Line* line_of(Order& order, std::int64_t number) {
  for (Line& line : order.lines)
    if (line.line == number) return &line;
  return nullptr;
}

std::string line_words(const Line& line, Quantity quantity) {
  return "Line " + std::to_string(line.line) + " (" + line.sku + "): " + text(quantity) + ' ' +
         line.base_unit;
}

// What an urgent order asks for, and whom it takes it from.
class Displacing {
 public:
  Displacing(Unit& unit, const Order& order)
      : unit_(unit), around_(orders::Surroundings::of_orders(unit.db, {order}, unit.now())) {
    for (const Line& line : order.lines)
      for (const stock::Claim& claim : around_.stock_claims(order, line)) claims_.push_back(claim);
    std::vector<StockKey> keys;
    for (const stock::Claim& claim : claims_) keys.push_back(claim.key);
    auto own = stock::reservations_of(unit.db, {order.id.value});
    for (const Reservation& each : own) keys.push_back(each.key());
    stock_ = stock::Snapshot::gather(unit.db, keys, unit.now());
    for (Reservation& each : own)
      if (each.status == ReservationStatus::held) stock_.release(each);
  }

  // Every line that could not be had though all holds were displaced.
  std::vector<Reason> take() {
    std::vector<Reason> reasons;
    const auto days = std::max<std::int64_t>(around_.settings().soft_hold_days, 1);
    const Instant until = unit_.now() + std::chrono::hours(24 * days);
    for (const stock::Claim& claim : claims_) {
      if (displace_for(claim) && stock_.hold(claim, until)) continue;
      reasons.push_back({"/lines/" + std::to_string(claim.line), "not_enough_held",
                         "Others hold too little of it: " + obtainable_words(claim)});
    }
    return reasons;
  }
  bool took_something() const { return !taken_.empty(); }

  // The displaced are told when they could have theirs (domain 3.5).
  std::vector<DisplacedHold> tell_owners() {
    std::vector<std::string> ids;
    for (const Reservation& hold : taken_) ids.push_back(text(OrderId{hold.order_id}));
    auto owners = orders::find_all(unit_.db, ids);
    std::vector<DisplacedHold> told;
    for (Order& owner : owners) {
      std::string words;
      auto fact = orders::about(owner, "sales_order_hold_displaced");
      for (const Reservation& hold : taken_)
        if (hold.order_id == owner.id.value) told.push_back(offer(owner, hold, words, fact));
      unit_.tell(std::move(fact));
      follow_up(owner, words);
    }
    return told;
  }
  void write() { stock_.write(unit_.db, unit_.services().ids, unit_.now()); }

 private:
  std::string obtainable_words(const stock::Claim& claim) const {
    const Day today = stock_.today(claim.key.warehouse);
    return text(stock::obtainable(stock_.position(claim.key), today, claim.day)) + " of " +
           text(claim.quantity) + " can be had for " + text(claim.day) + ".";
  }

  bool displace_for(const stock::Claim& claim) {
    auto holds = holds_on(unit_.db, claim.key);
    std::erase_if(holds, [&](const Claimant& hold) {
      return hold.order_id == claim.order_id ||
             std::any_of(taken_.begin(), taken_.end(),
                         [&](const Reservation& each) { return each.id == hold.claim; });
    });
    const auto chosen = displaced(stock_.position(claim.key), stock_.today(claim.key.warehouse),
                                  {claim.quantity, claim.day}, holds);
    if (!chosen) return false;
    std::vector<ReservationId> ids;
    for (const std::size_t n : *chosen) ids.push_back(holds[n].claim);
    for (Reservation& hold : stock::reservations_by_id(unit_.db, ids)) {
      stock_.displace(hold);
      taken_.push_back(hold);
    }
    return true;
  }

  DisplacedHold offer(Order& owner, const Reservation& hold, std::string& words,
                      journal::Fact& fact) {
    const Line& line = *line_of(owner, hold.line);
    const Day today = stock_.today(hold.warehouse_id);
    auto& position = left_.try_emplace(hold.key(), stock_.position(hold.key())).first->second;
    const auto day = stock::first_day(position, today, {hold.open(), hold.promise_day});
    if (day) stock::take(position, today, {hold.open(), *day});
    words += " " + line_words(line, hold.open()) + " held for " + text(hold.promise_day) +
             " went to an urgent order; " +
             (day ? "it can be had on " + text(*day) + "." : "nothing is in sight.");
    fact.changes.push_back({"held_for_line_" + std::to_string(line.line),
                            '"' + text(hold.promise_day) + '"',
                            day ? '"' + text(*day) + '"' : "null"});
    return {owner.number, line.line, line.sku, hold.open(), hold.promise_day, day.value_or(Day{})};
  }

  void follow_up(const Order& owner, const std::string& words) {
    followups::open(unit_, {.subject = text(owner.id),
                            .subject_kind = entity<Order>().name,
                            .subject_id = owner.id.value,
                            .cause = followups::Cause::hold_displaced,
                            .detail = "Order " + owner.number + "." + words,
                            .owner = owner.owner,
                            .party_id = owner.customer_id.value});
  }

  Unit& unit_;
  orders::Surroundings around_;
  std::vector<stock::Claim> claims_;
  stock::Snapshot stock_;
  std::vector<Reservation> taken_;
  std::map<StockKey, stock::Position> left_;
};

}  // namespace

Result<Displacement> displace(Unit& unit, const Displace& given) {
  const auto before = agreements::find_unchanged(unit, given.id, given.revision);
  if (!before) return before.error();
  if (before->status == orders::Status::draft || before->status > orders::Status::confirmable)
    return not_in_this_state(*before, "displacement");
  if (!before->urgent)
    return invalid({{"/id", "not_urgent", "Only an urgent order may take what others hold."}});
  Displacing displacing(unit, *before);
  if (auto reasons = displacing.take(); !reasons.empty()) return invalid(std::move(reasons));
  if (!displacing.took_something())
    return invalid({{"/id", "nobody_in_the_way", "It can be had without taking anybody's."}});
  Displacement answer{.order = before->number, .displaced = displacing.tell_owners()};
  displacing.write();
  Order after = *before;
  agreements::look_at_gates(unit, after);
  agreements::saved(unit, "sales_order_displaced_others", *before, std::move(after), given.reason);
  return answer;
}

namespace {

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

void carry_out(Unit& unit, Promises& promises, const Reallocate& given,
               const std::vector<Pairing>& pairs) {
  std::vector<StockKey> keys;
  const std::int64_t giver = pairs.front().from.order_id;
  promises.happened(giver, {.fact = "sales_order_stock_given_away"});
  promises.happened(pairs.front().to.order_id, {.fact = "sales_order_stock_taken_over"});
  for (const Pairing& pair : pairs) {
    promises.give_up(pair.from, pair.quantity);
    promises.reserve(pair.to, pair.quantity);
  }
  for (const Pairing& pair : pairs) {
    Claimant again = pair.from;
    again.quantity = pair.quantity;
    again.promise = promises.requeue(pair.key, {again}, Trigger::goods_came).at(0);
    promises.wait(again, pair.key);
    if (given.consent) continue;
    promises.happened(
        giver, {.cause = followups::Cause::backorder_slipped,
                .words = line_words(promises.line(again), again.quantity) + " promised for " +
                         text(pair.from.promise) + " went to another order; it can be had on " +
                         text(again.promise) + "."});
  }
  if (given.consent)
    promises.order(giver).consent = orders::Consent{.contact = given.consent->contact,
                                                    .channel = given.consent->channel,
                                                    .words = given.consent->words,
                                                    .by = unit.actor().person,
                                                    .at = unit.now()};
}

}  // namespace

Result<Order> reallocate(Unit& unit, const Reallocate& given) {
  auto giver = agreements::find_unchanged(unit, given.id, given.revision);
  if (!giver) return giver;
  auto reasons = reasons_against(unit, given);
  auto taker = orders::find(unit.db, given.to_order);
  if (!taker || taker->id == giver->id)
    reasons.push_back({"/to_order", "unknown_order", "There is no such other order."});
  const Line* const gives = line_of(*giver, given.line);
  const Line* const takes = taker ? line_of(*taker, given.to_line) : nullptr;
  if (gives == nullptr) reasons.push_back({"/line", "unknown_line", "It has no such line."});
  if (taker && takes == nullptr)
    reasons.push_back({"/to_line", "unknown_line", "It has no such line."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const auto claims = stock::reservations_of(
      unit.db, {std::min(giver->id, taker->id).value, std::max(giver->id, taker->id).value});
  auto pairs = pair_up(claims, *giver, *gives, *taker, *takes);
  const Quantity most =
      std::max(Quantity{}, std::min(sum_of(pairs), gives->quantities.reserved - gives->planned));
  if (most < given.quantity)
    return invalid({{"/quantity", "cannot_be_given",
                     text(most) + " at most: of the same goods, in the same place, that one has "
                                  "on no shipment and the other one waits for."}});
  limit(pairs, given.quantity);
  std::vector<StockKey> keys;
  for (const Pairing& pair : pairs) keys.push_back(pair.key);
  Promises promises(unit, keys);
  promises.load({giver->id.value, taker->id.value});
  carry_out(unit, promises, given, pairs);
  promises.write(given.reason);
  return shown(promises.order(giver->id.value), unit.actor());
}

}  // namespace supercargo::allocations
