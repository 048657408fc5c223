#include "warehousing/adjust.h"

#include "journal/attempt.h"
#include "journal/counter.h"
#include "journal/revision.h"
#include "stock/snapshot.h"
#include "stock/store.h"
#include "warehousing/naming.h"

namespace supercargo::warehousing {
namespace {

constexpr std::string_view number_prefix = "AD";
constexpr std::int64_t promises_shown = 20;
constexpr char none_there[] = "There is not so much in quarantine.";

stock::Move move_of(const Adjustment& adjustment, const AdjustmentLine& line) {
  return {.warehouse_id = adjustment.warehouse_id,
          .product_id = line.product_id,
          .kind = stock::MoveKind::adjustment,
          .quantity = line.quantity,
          .document_id = adjustment.id.value,
          .reference = adjustment.number,
          .reason = adjustment.reason,
          .lot = line.lot,
          .person = adjustment.requested_by};
}

std::string next_number(journal::Unit& unit) {
  const int year = day_in_utc(unit.now()).year();
  const std::string counter = journal::yearly_counter(number_prefix, year);
  return journal::human_number(number_prefix, year, journal::take_numbers(unit.db, counter, 1));
}

stock::Snapshot gather_for(const journal::Unit& unit, const Adjustment& adjustment) {
  std::vector<stock::StockKey> keys;
  for (const AdjustmentLine& line : adjustment.lines)
    keys.push_back({adjustment.warehouse_id, line.product_id});
  return stock::Snapshot::gather(unit.db, keys, unit.now());
}

// The promises that stand in the way, the latest first: those that could be moved most easily.
Reason broken_promises(const journal::Unit& unit, const stock::StockKey& key,
                       const std::string& pointer) {
  Reason reason{pointer, "would_break_promises",
                "It would leave less than is promised to orders. What is lost though promised is "
                "reported by POST /stock-losses: the latest of these promises give way."};
  for (const auto& promise : stock::firm_promises(unit.db, key, promises_shown)) {
    reason.suggestions.push_back({text(promise.id),
                                  text(promise.open()) + " for " + text(promise.promise_day),
                                  "promised to an order"});
  }
  return reason;
}

// Books every line; the reasons against those that cannot be booked.
std::vector<Reason> book(const journal::Unit& unit, stock::Snapshot& stock,
                         const Adjustment& adjustment) {
  std::vector<Reason> reasons;
  for (std::size_t n = 0; n < adjustment.lines.size(); ++n) {
    const stock::Move move = move_of(adjustment, adjustment.lines[n]);
    const std::string pointer = "/lines/" + std::to_string(n) + "/quantity";
    // What is written off from quarantine leaves it first: nothing that is promised is touched.
    stock::Move out = move;
    out.kind = stock::MoveKind::quarantine_out;
    if (adjustment.lines[n].quarantined && !stock.book(out)) {
      reasons.push_back({pointer, "not_enough_in_quarantine", none_there});
      continue;
    }
    if (stock.book(move)) continue;
    const stock::StockKey key{move.warehouse_id, move.product_id};
    const stock::Position& position = stock.position(key);
    if (position.on_hand - position.quarantined + move.quantity < Quantity{}) {
      reasons.push_back(
          {pointer, "not_enough_on_hand",
           "Only " + text(position.on_hand - position.quarantined) + " is there to be used."});
    } else {
      reasons.push_back(broken_promises(unit, key, pointer));
    }
  }
  return reasons;
}

std::vector<Reason> resolve(const Known& known, Adjustment& adjustment) {
  std::vector<Reason> reasons;
  // A closed warehouse may still be counted: what it has must be right.
  const auto* warehouse = known.warehouse(adjustment.warehouse);
  if (warehouse == nullptr) check_place(warehouse, reasons);
  name_parts(known, adjustment, reasons);
  for (std::size_t n = 0; n < adjustment.lines.size(); ++n) {
    if (adjustment.lines[n].quarantined && adjustment.lines[n].quantity > Quantity{})
      reasons.push_back({"/lines/" + std::to_string(n) + "/quantity", "only_less_in_quarantine",
                         "More comes into quarantine by being put there."});
  }
  return reasons;
}

bool is_above_limit(const Known& known, const Adjustment& adjustment) {
  std::vector<ValuedLine> lines;
  for (const AdjustmentLine& line : adjustment.lines)
    lines.push_back({*known.product(line.sku), line.quantity});
  return needs_approval(lines);
}

// While there is nobody else to ask, the rule is recorded instead of kept (decisions 1).
void tell_waived(journal::Unit& unit, const Adjustment& adjustment) {
  unit.tell({.name = "separation_waived",
             .record = entity<Adjustment>().name,
             .record_id = adjustment.id.value,
             .prefix = AdjustmentId::prefix,
             .revision = adjustment.revision,
             .reason = "Nobody else could approve the adjustment."});
}

Problem not_pending() {
  return {.refusal = Refusal::not_in_this_state,
          .code = "not_in_this_state",
          .detail = "The adjustment is not waiting for a decision.",
          .members = {{"allowed", "[]"}}};
}

Problem own_request(const Adjustment& adjustment) {
  return journal::attempt_on(
      invalid({{"/decision", "separation_of_duties",
                "Who asked for an adjustment does not decide on it (domain 11)."}}),
      text(adjustment.id));
}

struct Use {
  const char* fact;
  stock::MoveKind kind;
  const char* refusal;
  const char* detail;
};

Result<stock::Move> use(journal::Unit& unit, const Quarantine& given, const Use& what) {
  const Known known = Known::gather(unit.db, {given.warehouse}, {given.sku});
  const auto* warehouse = known.warehouse(given.warehouse);
  const auto* product = known.product(given.sku);
  std::vector<Reason> reasons;
  if (warehouse == nullptr) check_place(warehouse, reasons);
  check_line({product, given.quantity, ""}, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  const bool is_in = what.kind == stock::MoveKind::quarantine_in;
  const stock::StockKey key{warehouse->id, product->id};
  stock::Move move{.id = unit.make_id<MoveId>(),
                   .sku = product->sku,
                   .warehouse = warehouse->code,
                   .warehouse_id = key.warehouse,
                   .product_id = key.product,
                   .kind = what.kind,
                   .quantity = is_in ? given.quantity : -given.quantity,
                   .reason = given.reason,
                   .lot = given.lot,
                   .person = unit.actor().person,
                   .at = unit.now()};
  auto stock = stock::Snapshot::gather(unit.db, {key}, unit.now());
  if (!stock.book(move)) {
    const stock::Position& position = stock.position(key);
    const bool is_there = position.on_hand - position.quarantined >= given.quantity;
    if (is_in && is_there) return invalid({broken_promises(unit, key, "/quantity")});
    return invalid({{"/quantity", what.refusal, what.detail}});
  }
  stock.write(unit.db, unit.services().ids, unit.now());
  unit.tell(journal::created(what.fact, move));
  return move;
}

}  // namespace

Result<Adjustment> adjust(journal::Unit& unit, const Adjustment& given) {
  Adjustment adjustment = given;
  std::vector<std::string> skus;
  for (const AdjustmentLine& line : given.lines) skus.push_back(line.sku);
  const Known known = Known::gather(unit.db, {given.warehouse}, skus);
  if (auto reasons = resolve(known, adjustment); !reasons.empty())
    return invalid(std::move(reasons));
  const bool is_above = is_above_limit(known, adjustment);
  const bool is_waived = is_above && unit.actor().sole_person;
  adjustment.id = unit.make_id<AdjustmentId>();
  adjustment.requested_by = unit.actor().person;
  adjustment.status = is_above && !is_waived ? AdjustmentStatus::pending : AdjustmentStatus::posted;
  adjustment.revision = 1;
  adjustment.created_at = adjustment.changed_at = unit.now();
  auto stock = gather_for(unit, adjustment);
  // A pending one is tried too: what cannot be posted now is not worth anybody's decision.
  auto trial = stock;
  if (auto reasons = book(unit, trial, adjustment); !reasons.empty())
    return invalid(std::move(reasons));
  adjustment.number = next_number(unit);
  const bool is_posted = adjustment.status == AdjustmentStatus::posted;
  if (is_posted) {
    SUPERCARGO_CHECK(book(unit, stock, adjustment).empty());
    stock.write(unit.db, unit.services().ids, unit.now());
  }
  add(unit.db, adjustment);
  unit.tell(
      journal::created(is_posted ? "stock_adjusted" : "stock_adjustment_requested", adjustment));
  if (is_waived) tell_waived(unit, adjustment);
  return adjustment;
}

Result<Adjustment> decide(journal::Unit& unit, const Decision& decision) {
  const auto before = find_adjustment(unit.db, decision.id);
  if (!before) return not_found("stock adjustment");
  const auto given = decision.revision == 0 ? std::nullopt : std::optional(decision.revision);
  if (auto conflict = journal::revision_conflict(unit.db, *before, given))
    return std::move(*conflict);
  if (before->status != AdjustmentStatus::pending) return not_pending();
  const bool is_own = before->requested_by == unit.actor().person;
  if (is_own && !unit.actor().sole_person) return own_request(*before);
  const bool is_yes = decision.decision == Answer::approve;
  if (!is_yes && decision.reason.empty())
    return invalid({{"/reason", "required", "A refusal says why."}});
  if (is_yes) {
    auto stock = gather_for(unit, *before);
    if (auto reasons = book(unit, stock, *before); !reasons.empty())
      return invalid(std::move(reasons));
    stock.write(unit.db, unit.services().ids, unit.now());
  }
  Adjustment after = *before;
  after.status = is_yes ? AdjustmentStatus::posted : AdjustmentStatus::refused;
  after.decided_by = unit.actor().person;
  after.decision_reason = decision.reason;
  after.revision = before->revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(is_yes ? "stock_adjustment_approved" : "stock_adjustment_refused",
                             *before, after));
  if (is_own) tell_waived(unit, after);
  return after;
}

Result<stock::Move> quarantine(journal::Unit& unit, const Quarantine& given) {
  return use(unit, given,
             {"stock_quarantined", stock::MoveKind::quarantine_in, "not_enough_on_hand",
              "There is not so much to be used."});
}

Result<stock::Move> release_quarantine(journal::Unit& unit, const Quarantine& given) {
  return use(unit, given,
             {"stock_quarantine_released", stock::MoveKind::quarantine_out,
              "not_enough_in_quarantine", none_there});
}

Result<Adjustment> get_adjustment(const journal::Query& query, const DocumentReference& reference) {
  auto adjustment = find_adjustment(query.db, reference.id);
  if (!adjustment) return not_found("stock adjustment");
  return std::move(*adjustment);
}

Result<db::Page<Adjustment>> list_stock_adjustments(const journal::Query& query,
                                                    const db::ListRequest& request) {
  return list_adjustments(query.db, request);
}

}  // namespace supercargo::warehousing
