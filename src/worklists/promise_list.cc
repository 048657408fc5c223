#include <algorithm>
#include <set>

#include "stock/snapshot.h"
#include "stock/store.h"
#include "worklists/asking.h"
#include "worklists/lists.h"

namespace supercargo::worklists {
namespace {

using orders::Line;
using orders::Order;
using stock::Reservation;
using stock::StockKey;

constexpr std::int64_t claims_a_step = 100;
constexpr std::int64_t queue_most = 5000;

// Some claims with all that their promises hang on, in a constant number of statements beside one
// a product and warehouse.
class Waiters {
 public:
  Waiters(const Asked& asked, const std::vector<Reservation>& claims)
      : asked_(asked), stock_(stock::Snapshot::gather(asked.query.db, keys_of(claims), asked.now)) {
    std::vector<std::int64_t> ids;
    ids.reserve(claims.size());
    for (const Reservation& claim : claims) ids.push_back(claim.order_id);
    orders_ = by_id(orders_with_lines(asked.query.db, ids));
    for (const StockKey& key : keys_of(claims))
      queues_[key] = stock::waiting_for(asked.query.db, key, queue_most);
  }

  // Nothing when the promise will hold.
  std::optional<Item> at_risk(const Reservation& claim) const {
    const auto order = orders_.find(claim.order_id);
    if (order == orders_.end()) return std::nullopt;
    const Line* line = line_of(order->second, claim.line);
    if (line == nullptr) return std::nullopt;
    const PromiseView view{claim.promise_day, line->original_promise_date, in_sight(claim)};
    const std::string why = why_at_risk(view, stock_.today(claim.warehouse_id));
    if (why.empty()) return std::nullopt;
    Item item = about(order->second);
    item.why = why;
    const bool is_there = view.in_sight && *view.in_sight <= asked_.today;
    set_next(item, is_there ? Step{"Give it the goods that are there.", "release_backorders"}
                            : Step{"Offer the customer another way, before the promised day.",
                                   "settle_shortage"});
    item.line = claim.line;
    item.sku = line->sku;
    item.quantity = claim.open();
    item.promise_date = claim.promise_day;
    if (view.in_sight) item.expected_date = *view.in_sight;
    set_clock(item, asked_, claim.created_at, start_of(claim.promise_day, asked_.calendar));
    return item;
  }

 private:
  static std::vector<StockKey> keys_of(const std::vector<Reservation>& claims) {
    std::set<StockKey> keys;
    for (const Reservation& claim : claims) keys.insert(claim.key());
    return {keys.begin(), keys.end()};
  }
  static const Line* line_of(const Order& order, std::int64_t number) {
    for (const Line& line : order.lines)
      if (line.line == number) return &line;
    return nullptr;
  }
  std::optional<Day> in_sight(const Reservation& claim) const {
    std::vector<Waiting> queue;
    for (const Reservation& each : queues_.at(claim.key())) {
      queue.push_back({each.open(), each.promise_day});
      if (each.id == claim.id) break;
    }
    return day_in_sight(stock_.position(claim.key()), stock_.today(claim.warehouse_id), queue);
  }

  const Asked& asked_;
  stock::Snapshot stock_;
  Orders orders_;
  std::map<StockKey, std::vector<Reservation>> queues_;
};

Place place_of(const Reservation& claim) { return {0, claim.promise_day.days, claim.id.value}; }

// Claims are looked at in the order of their promises until the page is full; a request that has
// looked at many ends its page early.
Page risk_page(Asked asked) {
  Page page;
  for (std::int64_t looked_at = 0; looked_at < looked_at_most; looked_at += claims_a_step) {
    const auto claims = waiting_claims(asked.query.db, asked.slice(claims_a_step));
    const Waiters waiters(asked, claims);
    for (const Reservation& claim : claims) {
      auto item = waiters.at_risk(claim);
      if (!item) continue;
      if (page.items.size() == asked.limit) {
        page.after = cursor_text(asked.after);
        return page;
      }
      page.items.push_back(std::move(*item));
      asked.after = place_of(claim);
    }
    if (claims.size() < claims_a_step) return page;
    asked.after = place_of(claims.back());
  }
  page.after = cursor_text(asked.after);
  return page;
}

}  // namespace

Result<Page> list_at_risk(const journal::Query& query, const db::ListRequest& request) {
  auto asked = asked_in(query, request);
  if (!asked) return asked.error();
  return risk_page(std::move(*asked));
}

}  // namespace supercargo::worklists
