#include "transfers/commands.h"

#include "journal/counter.h"
#include "stock/snapshot.h"
#include "stock/store.h"
#include "transfers/rules.h"
#include "transfers/store.h"
#include "warehousing/expect.h"
#include "warehousing/rules.h"
#include "warehousing/store.h"

namespace supercargo::transfers {
namespace {

constexpr std::string_view number_prefix = "TR";
constexpr std::int64_t promises_shown = 20;

std::string pointer_to(std::size_t line) { return "/lines/" + std::to_string(line); }

std::vector<Reason> resolve(const warehousing::Known& known, Transfer& transfer, Instant now) {
  std::vector<Reason> reasons;
  const Places places{known.warehouse(transfer.from_warehouse),
                      known.warehouse(transfer.to_warehouse)};
  check_places(places, reasons);
  if (places.to != nullptr)
    check_arrival(transfer.arrives, stock::today_at(*places.to, now), reasons);
  for (std::size_t n = 0; n < transfer.lines.size(); ++n) {
    Line& line = transfer.lines[n];
    const catalog::Product* product = known.product(line.sku);
    warehousing::check_line({product, line.quantity, pointer_to(n)}, reasons);
    if (product == nullptr) continue;
    line.sku = product->sku;
    line.product_id = product->id;
  }
  if (!reasons.empty()) return reasons;
  transfer.from_warehouse = places.from->code;
  transfer.from_warehouse_id = places.from->id;
  transfer.to_warehouse = places.to->code;
  transfer.to_warehouse_id = places.to->id;
  return reasons;
}

stock::Snapshot gather_for(const journal::Unit& unit, const Transfer& transfer) {
  std::vector<stock::StockKey> keys;
  for (const Line& line : transfer.lines) {
    keys.push_back({transfer.from_warehouse_id, line.product_id});
    keys.push_back({transfer.to_warehouse_id, line.product_id});
  }
  return stock::Snapshot::gather(unit.db, keys, unit.now());
}

// The promises that stand in the way, the latest first: those that could be moved most easily.
Reason reason_for(const journal::Unit& unit, Obstacle obstacle, const stock::Position& position,
                  Quantity movable) {
  if (obstacle == Obstacle::not_enough_on_hand)
    return {"", "not_enough_on_hand",
            "Only " + text(position.on_hand - position.quarantined) + " is there to be used."};
  Reason reason{"", "promised_to_orders",
                "Only " + text(movable) + " is not promised to orders; the rest stays for them."};
  for (const auto& promise : stock::firm_promises(unit.db, position.key, promises_shown))
    reason.suggestions.push_back({text(promise.id),
                                  text(promise.open()) + " for " + text(promise.promise_day),
                                  "promised to an order"});
  return reason;
}

struct Side {
  WarehouseId warehouse;
  stock::MoveKind kind;
  std::int64_t sign;
};

bool book(stock::Snapshot& stock, const Transfer& transfer, const Line& line, const Side& side) {
  return stock.book({.warehouse_id = side.warehouse,
                     .product_id = line.product_id,
                     .kind = side.kind,
                     .quantity = {side.sign * line.quantity.micro},
                     .document_id = transfer.id.value,
                     .reference = transfer.number,
                     .reason = transfer.reason,
                     .lot = line.lot,
                     .person = transfer.moved_by,
                     .at = transfer.created_at});
}

// Line by line, so that lines of the same goods are taken together; the reasons against those that
// cannot go.
std::vector<Reason> book_all(const journal::Unit& unit, stock::Snapshot& stock,
                             const Transfer& transfer) {
  std::vector<Reason> reasons;
  const bool is_there = !transfer.arrives;
  for (std::size_t n = 0; n < transfer.lines.size(); ++n) {
    const Line& line = transfer.lines[n];
    const stock::StockKey from{transfer.from_warehouse_id, line.product_id};
    const Day today = stock.today(from.warehouse);
    const stock::Position& position = stock.position(from);
    if (const auto against = obstacle(position, today, line.quantity)) {
      reasons.push_back(reason_for(unit, *against, position, movable(position, today)));
      reasons.back().pointer = pointer_to(n) + "/quantity";
      continue;
    }
    const Side out{from.warehouse, stock::MoveKind::transfer_out, -1};
    const Side in{transfer.to_warehouse_id, stock::MoveKind::transfer_in, 1};
    SUPERCARGO_CHECK(book(stock, transfer, line, out));
    if (is_there) SUPERCARGO_CHECK(book(stock, transfer, line, in));
  }
  return reasons;
}

// What is on the road can be promised there from its day on.
Result<std::string> announce(journal::Unit& unit, const Transfer& transfer) {
  warehousing::ExpectedReceipt coming{.warehouse = transfer.to_warehouse,
                                      .reference = transfer.number,
                                      .date = transfer.arrives,
                                      .confirmed = true};
  for (const Line& line : transfer.lines)
    coming.lines.push_back({.sku = line.sku, .quantity = line.quantity});
  auto announced = warehousing::announce(unit, coming);
  if (!announced) return std::move(announced.error());
  return announced->number;
}

std::string next_number(journal::Unit& unit) {
  const int year = day_in_utc(unit.now()).year();
  const std::string counter = journal::yearly_counter(number_prefix, year);
  return journal::human_number(number_prefix, year, journal::take_numbers(unit.db, counter, 1));
}

}  // namespace

Result<Transfer> transfer(journal::Unit& unit, const Transfer& given) {
  Transfer made = given;
  std::vector<std::string> skus;
  for (const Line& line : given.lines) skus.push_back(line.sku);
  const auto known =
      warehousing::Known::gather(unit.db, {given.from_warehouse, given.to_warehouse}, skus);
  if (auto reasons = resolve(known, made, unit.now()); !reasons.empty())
    return invalid(std::move(reasons));
  made.id = unit.make_id<TransferId>();
  made.number = next_number(unit);
  made.moved_by = unit.actor().person;
  made.revision = 1;
  made.created_at = unit.now();
  auto stock = gather_for(unit, made);
  if (auto reasons = book_all(unit, stock, made); !reasons.empty())
    return invalid(std::move(reasons));
  stock.write(unit.db, unit.services().ids, unit.now());
  if (made.arrives) {
    auto announced = announce(unit, made);
    if (!announced) return std::move(announced.error());
    made.expected_receipt = *announced;
  }
  add(unit.db, made);
  unit.tell(journal::created("stock_transferred", made));
  return made;
}

Result<Transfer> get(const journal::Query& query, const TransferReference& reference) {
  auto transfer = find(query.db, reference.id);
  if (!transfer) return not_found("stock transfer");
  return std::move(*transfer);
}

Result<db::Page<Transfer>> list_transfers(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::transfers
