// Stock is gone though it was promised: whose promise gives way is shown first, then told (domain
// 3.5, decisions 14).
#include <map>

#include "allocations/commands.h"
#include "allocations/promises.h"
#include "allocations/store.h"
#include "journal/counter.h"
#include "warehousing/naming.h"

namespace supercargo::allocations {
namespace {

using journal::Unit;
using stock::StockKey;

constexpr std::string_view number_prefix = "SL";
constexpr std::size_t holders_shown = 20;

class Losing {
 public:
  Losing(const db::Reader& reader, StockLoss& loss, Instant now)
      : reader_(reader), loss_(loss), promises_(reader, keys_of(loss), now) {}

  // Who gives way for each of the goods; every reason why some cannot be taken.
  std::vector<Reason> decide() {
    std::map<ProductId, Quantity> before;
    std::vector<Reason> reasons;
    for (std::size_t n = 0; n < loss_.lines.size(); ++n) {
      const LossLine& line = loss_.lines[n];
      Quantity& lost = before[line.product_id];
      lost += line.quantity;
      const std::string pointer = "/lines/" + std::to_string(n) + "/quantity";
      const stock::Position& position = promises_.stock.position(key_of(line));
      const Quantity usable = position.on_hand - position.quarantined;
      if (lost > usable) {
        reasons.push_back(
            {pointer, "not_enough_on_hand", "Only " + text(usable) + " is there to be used."});
      } else {
        give_way_for(line, lost - stock::free_on_hand(position), pointer, reasons);
      }
    }
    return reasons;
  }

  // In memory; the loss names whose promises gave way from then on.
  void carry_out() {
    std::vector<Claimant> all;
    for (const auto& [key, some] : giving_) all.insert(all.end(), some.begin(), some.end());
    promises_.load(all);
    for (const auto& [key, some] : giving_) {
      for (const Claimant& each : some) {
        promises_.happened(each.order_id, {.fact = "sales_order_stock_lost",
                                           .cause = followups::Cause::stock_lost});
        promises_.give_up(each, each.quantity);
      }
    }
    for (const LossLine& line : loss_.lines) SUPERCARGO_CHECK(promises_.stock.book(move_of(line)));
    for (const LossLine& line : loss_.lines) requeue(key_of(line));
  }
  void write(Unit& unit) { promises_.write(unit, loss_.reason); }

 private:
  static Keys keys_of(const StockLoss& loss) {
    Keys keys;
    keys.reserve(loss.lines.size());
    for (const LossLine& line : loss.lines) keys.push_back({loss.warehouse_id, line.product_id});
    return keys;
  }
  StockKey key_of(const LossLine& line) const { return {loss_.warehouse_id, line.product_id}; }

  stock::Move move_of(const LossLine& line) const {
    return {.warehouse_id = loss_.warehouse_id,
            .product_id = line.product_id,
            .kind = stock::MoveKind::adjustment,
            .quantity = -line.quantity,
            .document_id = loss_.id.value,
            .reference = loss_.number,
            .reason = loss_.reason,
            .lot = line.lot,
            .person = loss_.reported_by};
  }

  void give_way_for(const LossLine& line, Quantity missing, const std::string& pointer,
                    std::vector<Reason>& reasons) {
    auto& giving = giving_[key_of(line)];
    giving.clear();
    if (missing <= Quantity{}) return;
    const auto holders = firm_on(reader_, key_of(line));
    Quantity taken;
    for (const Share& share : give_way(holders, missing)) {
      giving.push_back(holders[share.claimant]);
      giving.back().quantity = share.quantity;
      taken += share.quantity;
    }
    if (taken == missing) return;
    Reason reason{pointer, "picked_already",
                  text(missing - taken) +
                      " of it are picked or on a shipment: take them off "
                      "before they are reported as lost."};
    for (const Claimant& each : holders) {
      if (reason.suggestions.size() == holders_shown) break;
      reason.suggestions.push_back(
          {text(OrderId{each.order_id}),
           "line " + std::to_string(each.line) + " for " + text(each.promise), "has some of it"});
    }
    reasons.push_back(std::move(reason));
  }

  // Once for each of the goods, however many lines name it.
  void requeue(const StockKey& key) {
    const auto node = giving_.extract(key);
    if (node.empty()) return;
    const auto& again = node.mapped();
    const auto days = promises_.requeue(key, again, Trigger::supply_lost);
    for (std::size_t n = 0; n < again.size(); ++n) {
      const Claimant& was = again[n];
      Claimant waits = was;
      waits.promise = days[n].day;
      promises_.wait(waits, key);
      const orders::Line& line = promises_.line(was);
      promises_.happened(was.order_id,
                         {.words = "Line " + std::to_string(line.line) + " (" + line.sku +
                                   "): " + text(was.quantity) + ' ' + line.base_unit +
                                   " promised for " + text(was.promise) +
                                   " are lost; they can be had on " + text(waits.promise) + ".",
                          .later = {Promises::later(line, was.quantity, was.promise, days[n])}});
      const orders::Order& order = promises_.order(was.order_id);
      loss_.gave_way.push_back({order.number, order.customer, order.owner, was.line, line.sku,
                                was.quantity, was.promise, waits.promise});
    }
  }

  db::Reader reader_;
  StockLoss& loss_;
  Promises promises_;
  std::map<StockKey, std::vector<Claimant>> giving_;
};

// An adjustment above the limit waits for quality or finance; a loss cannot wait, so they report
// it themselves (decisions 2).
bool may_report(const Unit& unit, const warehousing::Known& known, const StockLoss& loss) {
  std::vector<warehousing::ValuedLine> lines;
  for (const LossLine& line : loss.lines)
    lines.push_back({*known.product(line.sku), line.quantity});
  const RoleSet above{Role::quality_manager, Role::finance};
  return !warehousing::needs_approval(lines) || unit.actor().sole_person ||
         above.meets(unit.actor().roles);
}

}  // namespace

namespace {

warehousing::Known known_by(const db::Reader& reader, const StockLoss& loss) {
  std::vector<std::string> skus;
  skus.reserve(loss.lines.size());
  for (const LossLine& line : loss.lines) skus.push_back(line.sku);
  return warehousing::Known::gather(reader, {loss.warehouse}, skus);
}

std::vector<Reason> name_all(const warehousing::Known& known, StockLoss& loss) {
  std::vector<Reason> reasons;
  if (known.warehouse(loss.warehouse) == nullptr) warehousing::check_place(nullptr, reasons);
  name_parts(known, loss, reasons);
  return reasons;
}

// The question has one line alone.
Problem asked(std::vector<Reason> reasons) {
  constexpr std::string_view line = "/lines/0";
  for (Reason& reason : reasons)
    if (reason.pointer.starts_with(line)) reason.pointer.erase(0, line.size());
  return invalid(std::move(reasons));
}

}  // namespace

Result<LossEffects> loss_effects(const journal::Query& query, const LossQuestion& question) {
  StockLoss loss{.warehouse = question.warehouse,
                 .lines = {{.sku = question.sku, .quantity = question.quantity}}};
  if (auto reasons = name_all(known_by(query.db, loss), loss); !reasons.empty())
    return asked(std::move(reasons));
  Losing losing(query.db, loss, query.now());
  if (auto reasons = losing.decide(); !reasons.empty()) return asked(std::move(reasons));
  losing.carry_out();
  return LossEffects{.warehouse = loss.warehouse,
                     .sku = loss.lines.front().sku,
                     .quantity = question.quantity,
                     .gave_way = std::move(loss.gave_way)};
}

Result<StockLoss> report_loss(Unit& unit, const StockLoss& given) {
  StockLoss loss = given;
  const auto known = known_by(unit.db, loss);
  auto reasons = name_all(known, loss);
  if (!reasons.empty()) return invalid(std::move(reasons));
  if (!may_report(unit, known, loss))
    return invalid(
        {{"/lines", "above_limit", "A loss of this value is reported by quality or finance."}});
  const int year = day_in_utc(unit.now()).year();
  loss.id = unit.make_id<StockLossId>();
  loss.reported_by = unit.actor().person;
  loss.revision = 1;
  loss.created_at = unit.now();
  Losing losing(unit.db, loss, unit.now());
  if (reasons = losing.decide(); !reasons.empty()) return invalid(std::move(reasons));
  loss.number = journal::human_number(
      number_prefix, year,
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1));
  losing.carry_out();
  losing.write(unit);
  add(unit.db, loss);
  unit.tell(journal::created("stock_loss_reported", loss));
  return loss;
}

Result<StockLoss> get_loss(const journal::Query& query, const StockLossReference& reference) {
  auto loss = find_loss(query.db, reference.id);
  if (!loss) return not_found("stock loss");
  return std::move(*loss);
}

Result<db::Page<StockLoss>> list_stock_losses(const journal::Query& query,
                                              const db::ListRequest& request) {
  return list_losses(query.db, request);
}

}  // namespace supercargo::allocations
