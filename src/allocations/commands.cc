#include "allocations/commands.h"

#include <algorithm>
#include <map>

#include "allocations/promises.h"
#include "allocations/store.h"
#include "jobs/job.h"
#include "journal/counter.h"
#include "stock/store.h"
#include "warehousing/naming.h"

namespace supercargo::allocations {
namespace {

using journal::Unit;
using stock::StockKey;

constexpr std::int64_t chunk = 500;          // waiting claims that are dealt with together
constexpr std::int64_t goods_at_once = 200;  // products that one request releases

// One chunk; true when there may be more to give to those behind.
bool release_some(Unit& unit, const StockKey& key, std::vector<ReleasedLine>& released) {
  Promises promises(unit, {key});
  const Day today = promises.stock.today(key.warehouse);
  if (stock::free_on_hand(promises.stock.position(key)) <= Quantity{}) return false;
  const auto queue = queue_for(unit.db, key, chunk);
  const auto shares = grant(promises.stock.position(key), today, queue, waiting_for(unit.db, key));
  std::vector<Claimant> granted;
  for (const Share& share : shares) granted.push_back(queue[share.claimant]);
  promises.load(granted);
  for (const Share& share : shares) {
    const Claimant& claimant = queue[share.claimant];
    promises.reserve(claimant, share.quantity);
    promises.happened(claimant.order_id, {.fact = "sales_order_backorder_released"});
    released.push_back({promises.order(claimant.order_id).number, claimant.line,
                        promises.line(claimant).sku, share.quantity,
                        released_day(claimant, today)});
  }
  promises.write();
  return static_cast<std::int64_t>(shares.size()) == chunk;
}

void requeue_all(Unit& unit, const std::vector<StockKey>& keys, Trigger trigger) {
  Promises promises(unit, keys);
  for (const StockKey& key : keys) promises.requeue(key, {}, trigger);
  promises.write();
}

std::vector<StockKey> each_once(std::vector<StockKey> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<ReleasedLine> release_goods(Unit& unit, const std::vector<StockKey>& keys) {
  std::vector<ReleasedLine> released;
  for (const StockKey& key : keys)
    while (release_some(unit, key, released)) continue;
  // Who got nothing may have been promised what an urgent one took.
  requeue_all(unit, keys, Trigger::goods_came);
  return released;
}

}  // namespace

void goods_came(Unit& unit, const std::vector<StockKey>& keys) {
  static_cast<void>(release_goods(unit, each_once(keys)));
}

void supply_changed(Unit& unit, const std::vector<StockKey>& keys) {
  requeue_all(unit, each_once(keys), Trigger::supply_lost);
}

Result<Released> release(Unit& unit, const Release& given) {
  const auto known = warehousing::Known::gather(unit.db, {given.warehouse}, given.skus);
  const auto* warehouse = known.warehouse(given.warehouse);
  std::vector<Reason> reasons;
  if (warehouse == nullptr)
    reasons.push_back({"/warehouse", "unknown_warehouse", "There is no such warehouse."});
  std::vector<ProductId> products;
  for (std::size_t n = 0; n < given.skus.size(); ++n) {
    if (const auto* product = known.product(given.skus[n]))
      products.push_back(product->id);
    else
      reasons.push_back(
          {"/skus/" + std::to_string(n), "unknown_product", "There is no such product."});
  }
  if (!reasons.empty()) return invalid(std::move(reasons));
  Released answer{.warehouse = warehouse->code};
  if (given.skus.empty()) {
    products = wanted_goods(unit.db, warehouse->id, {}, goods_at_once);
    answer.more = static_cast<std::int64_t>(products.size()) == goods_at_once;
  }
  std::vector<StockKey> keys;
  for (const ProductId product : products) keys.push_back({warehouse->id, product});
  answer.lines = release_goods(unit, each_once(std::move(keys)));
  return answer;
}

namespace {

// The announcement as it is now, with the calendar of its place.
struct Announced {
  warehousing::ExpectedReceipt receipt;
  stock::Warehouse warehouse;

  bool is_expected() const {
    return receipt.confirmed && receipt.status == warehousing::ExpectedStatus::expected;
  }
};
std::optional<Announced> find_announced(const db::Reader& reader, std::int64_t id) {
  auto found = warehousing::find_expected(reader, {text(ExpectedReceiptId{id})});
  if (found.empty()) return std::nullopt;
  auto places = stock::find_warehouses(reader, std::vector{found.front().warehouse_id});
  return Announced{std::move(found.front()), std::move(places.at(0))};
}

}  // namespace

void watch_receipt(Unit& unit, std::int64_t receipt_id) {
  jobs::cancel(unit, overdue_job, receipt_id);
  const auto announced = find_announced(unit.db, receipt_id);
  if (!announced || !announced->is_expected()) return;
  const auto due = start_of(announced->receipt.date + 1, stock::calendar_of(announced->warehouse));
  jobs::schedule(unit, {.kind = overdue_job, .subject = receipt_id, .due_at = due});
}

void receipt_is_overdue(Unit& unit, std::int64_t receipt_id) {
  const auto announced = find_announced(unit.db, receipt_id);
  if (!announced || !announced->is_expected()) return;
  std::vector<StockKey> keys;
  for (const warehousing::ExpectedLine& line : announced->receipt.lines)
    if (line.open() > Quantity{}) keys.push_back({announced->warehouse.id, line.product_id});
  supply_changed(unit, keys);
}

namespace {

constexpr std::string_view number_prefix = "SL";
constexpr std::size_t holders_shown = 20;

class Losing {
 public:
  Losing(Unit& unit, StockLoss& loss, std::vector<StockKey> keys)
      : unit_(unit), loss_(loss), promises_(unit, std::move(keys)) {}

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
      if (lost > usable)
        reasons.push_back(
            {pointer, "not_enough_on_hand", "Only " + text(usable) + " is there to be used."});
      else
        give_way_for(line, lost - stock::free_on_hand(position), pointer, reasons);
    }
    return reasons;
  }

  void carry_out() {
    std::vector<Claimant> all;
    for (const auto& [key, some] : giving_) all.insert(all.end(), some.begin(), some.end());
    promises_.load(all);
    for (const auto& [key, some] : giving_)
      for (const Claimant& each : some) {
        promises_.happened(each.order_id, {.fact = "sales_order_stock_lost",
                                           .cause = followups::Cause::stock_lost});
        promises_.give_up(each, each.quantity);
      }
    for (const LossLine& line : loss_.lines) SUPERCARGO_CHECK(promises_.stock.book(move_of(line)));
    for (const LossLine& line : loss_.lines) requeue(key_of(line));
    promises_.write(loss_.reason);
  }

 private:
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
    const auto holders = firm_on(unit_.db, key_of(line));
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
      waits.promise = days[n];
      promises_.wait(waits, key);
      const orders::Line& line = promises_.line(was);
      promises_.happened(was.order_id,
                         {.words = "Line " + std::to_string(line.line) + " (" + line.sku +
                                   "): " + text(was.quantity) + ' ' + line.base_unit +
                                   " promised for " + text(was.promise) +
                                   " are lost; they can be had on " + text(waits.promise) + "."});
      loss_.gave_way.push_back({promises_.order(was.order_id).number, was.line, line.sku,
                                was.quantity, was.promise, waits.promise});
    }
  }

  Unit& unit_;
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

Result<StockLoss> report_loss(Unit& unit, const StockLoss& given) {
  StockLoss loss = given;
  std::vector<std::string> skus;
  for (const LossLine& line : given.lines) skus.push_back(line.sku);
  const auto known = warehousing::Known::gather(unit.db, {given.warehouse}, skus);
  std::vector<Reason> reasons;
  if (known.warehouse(given.warehouse) == nullptr) warehousing::check_place(nullptr, reasons);
  name_parts(known, loss, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  if (!may_report(unit, known, loss))
    return invalid(
        {{"/lines", "above_limit", "A loss of this value is reported by quality or finance."}});
  std::vector<StockKey> keys;
  for (const LossLine& line : loss.lines) keys.push_back({loss.warehouse_id, line.product_id});
  const int year = day_in_utc(unit.now()).year();
  loss.id = unit.make_id<StockLossId>();
  loss.reported_by = unit.actor().person;
  loss.revision = 1;
  loss.created_at = unit.now();
  Losing losing(unit, loss, keys);
  if (reasons = losing.decide(); !reasons.empty()) return invalid(std::move(reasons));
  loss.number = journal::human_number(
      number_prefix, year,
      journal::take_numbers(unit.db, journal::yearly_counter(number_prefix, year), 1));
  losing.carry_out();
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
