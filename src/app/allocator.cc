#include "app/allocator.h"

#include <algorithm>

#include "allocations/commands.h"
#include "kernel/json.h"
#include "stock/store.h"
#include "warehousing/store.h"

namespace supercargo::app {
namespace {

using stock::StockKey;

// What a fact is about: papers that move stock, announcements of it, orders that hold it.
enum class About : std::uint8_t { receipt, adjustment, move, announcement, order };
struct Wanted {
  std::string_view fact;
  About about;
};
constexpr Wanted wanted[] = {
    {"stock_received", About::receipt},
    {"stock_adjusted", About::adjustment},
    {"stock_adjustment_approved", About::adjustment},
    {"stock_quarantine_released", About::move},
    {"expected_receipt_announced", About::announcement},
    {"expected_receipt_changed", About::announcement},
    {"expected_receipt_received", About::announcement},
    {"expected_receipt_cancelled", About::announcement},
    {"sales_order_cancelled", About::order},
    {"sales_order_amended", About::order},
    {"sales_order_changed", About::order},
    {"sales_order_hold_ended", About::order},
    {"sales_order_goods_returned", About::order},
    {"sales_order_returned", About::order},
};

const Wanted* find(std::string_view fact) {
  for (const Wanted& each : wanted)
    if (each.fact == fact) return &each;
  return nullptr;
}

template <class Paper>
std::vector<StockKey> keys_of(const std::optional<Paper>& paper) {
  std::vector<StockKey> keys;
  if (!paper) return keys;
  for (const auto& line : paper->lines) keys.push_back({paper->warehouse_id, line.product_id});
  return keys;
}

// Lines that a change took out are in the fact alone.
void add_products(const Json& lines, WarehouseId warehouse, std::vector<StockKey>& keys) {
  if (!lines.is(JsonKind::array)) return;
  for (auto line = lines.first(); line; line = line->next())
    if (const auto product = parse<ProductId>(line->text_of("product_id")))
      keys.push_back({warehouse, *product});
}

std::vector<StockKey> keys_of_announcement(journal::Unit& unit, const journal::Entry& entry) {
  auto found = warehousing::find_expected(unit.db, {text(ExpectedReceiptId{entry.record_id})});
  if (found.empty()) return {};
  auto keys = keys_of(std::optional(found.front()));
  const auto changes = JsonDocument::parse(entry.changes, {.depth = 30, .keys = 20'000});
  const auto lines = changes ? changes->root().find("lines") : std::nullopt;
  if (lines && lines->is(JsonKind::array) && lines->first())
    add_products(*lines->first(), found.front().warehouse_id, keys);
  return keys;
}

// Where the order has or had claims: what it gave back may be somebody's turn.
std::vector<StockKey> keys_of_order(journal::Unit& unit, std::int64_t order_id) {
  std::vector<StockKey> keys;
  for (const stock::Reservation& claim : stock::reservations_of(unit.db, {order_id}))
    keys.push_back(claim.key());
  return keys;
}

std::vector<StockKey> keys_of_move(journal::Unit& unit, std::int64_t id) {
  const auto move = stock::find_move(unit.db, MoveId{id});
  if (!move) return {};
  return {{move->warehouse_id, move->product_id}};
}

std::vector<StockKey> keys_for(journal::Unit& unit, const journal::Entry& entry, About about) {
  switch (about) {
    case About::receipt:
      return keys_of(warehousing::find_receipt(unit.db, text(ReceiptId{entry.record_id})));
    case About::adjustment:
      return keys_of(warehousing::find_adjustment(unit.db, text(AdjustmentId{entry.record_id})));
    case About::move:
      return keys_of_move(unit, entry.record_id);
    case About::announcement:
      return keys_of_announcement(unit, entry);
    case About::order:
      return keys_of_order(unit, entry.record_id);
  }
  return {};
}

}  // namespace

bool Allocator::wants(std::string_view fact) const { return find(fact) != nullptr; }

void Allocator::handle(journal::Unit& unit, const journal::Entry& entry) {
  const About about = find(entry.name)->about;
  const auto keys = keys_for(unit, entry, about);
  if (about == About::announcement) {
    allocations::watch_receipt(unit, entry.record_id);
    // What was received of it tells itself; what is to come moves days, not goods.
    if (entry.name == "expected_receipt_announced") allocations::goods_came(unit, keys);
    if (entry.name == "expected_receipt_changed" || entry.name == "expected_receipt_cancelled")
      allocations::supply_changed(unit, keys);
    return;
  }
  allocations::goods_came(unit, keys);
}

}  // namespace supercargo::app
