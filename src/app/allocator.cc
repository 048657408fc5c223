#include "app/allocator.h"

#include <algorithm>
#include <map>
#include <set>

#include "allocations/commands.h"
#include "journal/entry_store.h"
#include "kernel/json.h"
#include "stock/store.h"
#include "transfers/store.h"
#include "warehousing/store.h"

namespace supercargo::app {
namespace {

using stock::StockKey;

// What a fact is about: papers that move stock, announcements of it, orders that hold it or wait
// for it, orders that may take what others hold.
enum class About : std::uint8_t {
  receipt,
  adjustment,
  transfer,
  move,
  announcement,
  order,
  readiness,
};
struct Wanted {
  std::string_view fact;
  About about;
};
constexpr Wanted wanted[] = {
    {"stock_received", About::receipt},
    {"stock_adjusted", About::adjustment},
    {"stock_adjustment_approved", About::adjustment},
    {"stock_transferred", About::transfer},
    {"stock_quarantined", About::move},
    {"stock_quarantine_released", About::move},
    {"expected_receipt_announced", About::announcement},
    {"expected_receipt_changed", About::announcement},
    {"expected_receipt_received", About::announcement},
    {"expected_receipt_cancelled", About::announcement},
    {"sales_order_cancelled", About::order},
    {"sales_order_amended", About::order},
    {"sales_order_changed", About::order},
    {"sales_order_hold_ended", About::order},
    {"sales_order_displaced_others", About::order},
    {"sales_order_goods_returned", About::order},
    {"sales_order_returned", About::order},
    // These make units wait; some of the same goods may be free beside them.
    {"sales_order_short_picked", About::order},
    {"sales_order_partly_delivered", About::order},
    {"sales_order_goods_lost", About::order},
    {"sales_order_verified", About::readiness},
    {"sales_order_approved", About::readiness},
};

const Wanted* find(std::string_view fact) {
  for (const Wanted& each : wanted)
    if (each.fact == fact) return &each;
  return nullptr;
}

// All that was heard at once: each record is looked up once, with all others of its kind.
class Gathered {
 public:
  Gathered(const db::Reader& reader, std::span<journal::Subscriber::Heard> heard)
      : reader_(reader) {
    for (const auto& each : heard) note(each.entry);
    receipts();
    adjustments();
    transfers();
    moves();
    announcements();
    orders();
  }

  std::vector<StockKey> came;  // may be somebody's turn
  std::vector<StockKey> lost;  // is less than it was
  std::vector<std::int64_t> announced;
  std::vector<std::int64_t> ready;

 private:
  void note(const journal::Entry& entry) {
    const About about = find(entry.name)->about;
    ids_[about].insert(entry.record_id);
    if (about != About::announcement) return;
    if (entry.name == "expected_receipt_announced") more_.insert(entry.record_id);
    if (entry.name != "expected_receipt_changed" && entry.name != "expected_receipt_cancelled")
      return;
    less_.insert(entry.record_id);
    const std::string told = journal::changes_at(reader_, entry.seq);
    const auto changes = JsonDocument::parse(told, {.depth = 30, .keys = 20'000});
    const auto lines = changes ? changes->root().find("lines") : std::nullopt;
    if (lines && lines->is(JsonKind::array) && lines->first())
      add_taken_out(entry.record_id, *lines->first());
  }

  // Lines that a change took out are in the fact alone.
  void add_taken_out(std::int64_t record_id, const Json& lines) {
    if (!lines.is(JsonKind::array)) return;
    for (auto line = lines.first(); line; line = line->next())
      if (const auto product = parse<ProductId>(line->text_of("product_id")))
        taken_out_[record_id].push_back(*product);
  }

  template <class Wanted>
  std::vector<Wanted> ids(About about) {
    std::vector<Wanted> all;
    all.reserve(ids_[about].size());
    for (const std::int64_t id : ids_[about]) all.push_back(Wanted{id});
    return all;
  }

  void receipts() {
    for (const auto& receipt : warehousing::find_receipts(reader_, ids<ReceiptId>(About::receipt)))
      for (const auto& line : receipt.lines)
        came.push_back({receipt.warehouse_id, line.product_id});
  }
  void adjustments() {
    for (const auto& paper :
         warehousing::find_adjustments(reader_, ids<AdjustmentId>(About::adjustment)))
      for (const auto& line : paper.lines)
        (line.quantity > Quantity{} ? came : lost).push_back({paper.warehouse_id, line.product_id});
  }
  // What is on the road is announced where it goes, and tells itself.
  void transfers() {
    const auto papers = supercargo::transfers::find(reader_, ids<TransferId>(About::transfer));
    for (const auto& paper : papers) {
      for (const auto& line : paper.lines) {
        lost.push_back({paper.from_warehouse_id, line.product_id});
        if (!paper.arrives) came.push_back({paper.to_warehouse_id, line.product_id});
      }
    }
  }
  void moves() {
    for (const auto& move : stock::find_moves(reader_, ids<MoveId>(About::move)))
      (move.kind == stock::MoveKind::quarantine_in ? lost : came)
          .push_back({move.warehouse_id, move.product_id});
  }
  // What was received of one tells itself; what is to come moves days, not goods.
  void announcements() {
    std::vector<std::string> references;
    for (const std::int64_t id : ids_[About::announcement]) {
      announced.push_back(id);
      if (more_.count(id) + less_.count(id) > 0) references.push_back(text(ExpectedReceiptId{id}));
    }
    for (const auto& receipt : warehousing::find_expected(reader_, references)) {
      auto& keys = less_.count(receipt.id.value) > 0 ? lost : came;
      for (const auto& line : receipt.lines)
        keys.push_back({receipt.warehouse_id, line.product_id});
      for (const ProductId product : taken_out_[receipt.id.value])
        keys.push_back({receipt.warehouse_id, product});
    }
  }
  // Where the order has or had claims: what it gave back may be somebody's turn, or its own.
  void orders() {
    const auto& held = ids_[About::order];
    for (const auto& claim : stock::reservations_of(reader_, {held.begin(), held.end()}))
      came.push_back(claim.key());
    const auto& able = ids_[About::readiness];
    ready.assign(able.begin(), able.end());
  }

  const db::Reader& reader_;
  std::map<About, std::set<std::int64_t>> ids_;
  std::set<std::int64_t> more_;  // announcements: made
  std::set<std::int64_t> less_;  // changed or cancelled
  std::map<std::int64_t, std::vector<ProductId>> taken_out_;
};

}  // namespace

bool Allocator::wants(std::string_view fact) const { return find(fact) != nullptr; }

void Allocator::handle(journal::Unit& unit, const journal::Entry& entry) {
  Heard heard{unit, entry};
  handle_all({&heard, 1});
}

void Allocator::handle_all(std::span<Heard> heard) {
  journal::Unit& unit = heard.back().unit;
  const Gathered gathered(unit.db, heard);
  allocations::watch_receipts(unit, gathered.announced);
  allocations::goods_came(unit, gathered.came);
  allocations::supply_changed(unit, gathered.lost);
  allocations::displace_by_rule(unit, gathered.ready);
}

}  // namespace supercargo::app
