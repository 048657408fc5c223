#include "allocations/commands.h"

#include <algorithm>
#include <map>

#include "allocations/promises.h"
#include "allocations/store.h"
#include "jobs/job.h"
#include "stock/store.h"
#include "warehousing/naming.h"

namespace supercargo::allocations {
namespace {

using journal::Unit;
using stock::StockKey;

constexpr std::int64_t chunk = 500;          // waiting claims that are dealt with together
constexpr std::int64_t goods_at_once = 200;  // products that one request releases

// One chunk of each; gives back those of which there may be more for those behind.
Keys release_some(Unit& unit, const Keys& keys, std::vector<ReleasedLine>& released) {
  Promises promises(unit.db, keys, unit.now());
  auto queues = queues_for(unit.db, keys, chunk);
  const auto waiting = waiting_for(unit.db, keys);
  struct Turn {
    Claimant claimant;
    Quantity quantity;
    Day day;
  };
  std::vector<Turn> turns;
  std::vector<Claimant> granted;
  Keys more;
  for (const StockKey& key : keys) {
    const auto& queue = queues[key];
    const stock::Position& position = promises.stock.position(key);
    if (queue.empty() || stock::free_on_hand(position) <= Quantity{}) continue;
    const Day today = promises.stock.today(key.warehouse);
    const auto shares = grant(position, today, queue, waiting.at(key));
    for (const Share& share : shares) {
      const Claimant& claimant = granted.emplace_back(queue[share.claimant]);
      turns.push_back({claimant, share.quantity, released_day(claimant, today)});
    }
    if (static_cast<std::int64_t>(shares.size()) == chunk) more.push_back(key);
  }
  promises.load(granted);
  for (const auto& [claimant, quantity, day] : turns) {
    promises.reserve(claimant, quantity);
    promises.happened(claimant.order_id, {.fact = "sales_order_backorder_released"});
    released.push_back({promises.order(claimant.order_id).number, claimant.line,
                        promises.line(claimant).sku, quantity, day});
  }
  promises.write(unit);
  return more;
}

// All of them together, in a number of statements that their number does not change.
void requeue_all(Unit& unit, const Keys& keys, Trigger trigger) {
  const Keys waited = waited_for(unit.db, keys);
  if (waited.empty()) return;
  Promises promises(unit.db, waited, unit.now());
  for (const StockKey& key : waited) promises.requeue(key, {}, trigger);
  promises.write(unit);
}

Keys each_once(Keys keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// What nobody waits for is left alone: most goods that come are on the shelf for whoever asks.
std::vector<ReleasedLine> release_goods(Unit& unit, const Keys& keys) {
  std::vector<ReleasedLine> released;
  const Keys waited = waited_for(unit.db, keys);
  Keys left = waited;
  while (!left.empty()) left = release_some(unit, left, released);
  // Who got nothing may have been promised what an urgent one took.
  requeue_all(unit, waited, Trigger::goods_came);
  return released;
}

}  // namespace

void goods_came(Unit& unit, const Keys& keys) {
  static_cast<void>(release_goods(unit, each_once(keys)));
}

void supply_changed(Unit& unit, const Keys& keys) {
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
  Keys keys;
  keys.reserve(products.size());
  for (const ProductId product : products) keys.push_back({warehouse->id, product});
  answer.lines = release_goods(unit, each_once(std::move(keys)));
  return answer;
}

namespace {

bool is_to_come(const warehousing::ExpectedReceipt& receipt) {
  return receipt.confirmed && receipt.status == warehousing::ExpectedStatus::expected;
}

}  // namespace

void watch_receipts(Unit& unit, const std::vector<std::int64_t>& receipt_ids) {
  if (receipt_ids.empty()) return;
  std::vector<std::string> references;
  references.reserve(receipt_ids.size());
  for (const std::int64_t id : receipt_ids) references.push_back(text(ExpectedReceiptId{id}));
  const auto receipts = warehousing::find_expected(unit.db, references);
  std::vector<WarehouseId> ids;
  ids.reserve(receipts.size());
  for (const auto& receipt : receipts) ids.push_back(receipt.warehouse_id);
  std::map<WarehouseId, Calendar> calendars;
  for (const auto& place : stock::find_warehouses(unit.db, ids))
    calendars.emplace(place.id, stock::calendar_of(place));
  for (const auto& receipt : receipts) {
    jobs::cancel(unit, overdue_job, receipt.id.value);
    if (!is_to_come(receipt)) continue;
    const auto due = start_of(receipt.date + 1, calendars.at(receipt.warehouse_id));
    jobs::schedule(unit, {.kind = overdue_job, .subject = receipt.id.value, .due_at = due});
  }
}

void receipt_is_overdue(Unit& unit, std::int64_t receipt_id) {
  Keys keys;
  for (const auto& receipt :
       warehousing::find_expected(unit.db, {text(ExpectedReceiptId{receipt_id})})) {
    if (!is_to_come(receipt)) continue;
    for (const warehousing::ExpectedLine& line : receipt.lines)
      if (line.open() > Quantity{}) keys.push_back({receipt.warehouse_id, line.product_id});
  }
  supply_changed(unit, keys);
}

}  // namespace supercargo::allocations
