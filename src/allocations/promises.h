// What a command of this slice deals with: stock, the orders it is promised to and their claims,
// changed in step in memory, so that buckets, promise dates and claims never part, and written
// once, in bulk, each order with the fact that tells what happened to it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "allocations/rules.h"
#include "followups/follow_up.h"
#include "journal/unit.h"
#include "orders/order.h"
#include "policies/messages.h"
#include "stock/snapshot.h"

namespace supercargo::allocations {

enum class Trigger : std::uint8_t {
  goods_came,
  supply_lost,  // a receipt slipped, shrank or stays away; stock is gone
};

class Promises {
 public:
  Promises(const db::Reader& reader, std::vector<stock::StockKey> keys, Instant now);

  // Orders with their lines and claims, in a constant number of statements.
  void load(const std::vector<Claimant>& claimants);
  void load(std::vector<std::int64_t> order_ids);
  orders::Order& order(std::int64_t id);
  orders::Line& line(const Claimant& of);

  // So much of a waiting claim is reserved now: its turn has come, or it was given by another.
  void reserve(const Claimant& waiting, Quantity quantity);
  // So much of a firm claim is given up, and waits again from that day on once it is known.
  void give_up(const Claimant& firm, Quantity quantity);
  void wait(const Claimant& again, const stock::StockKey& key);
  // What of the line waits is promised anew, part by part: what is there is reserved.
  void replan(std::int64_t order_id, std::int64_t number, const std::vector<orders::Part>& parts);
  // For which days all that waits for these goods can be promised now: whoever has to wait longer
  // is told. `more` waits from now on too, and is answered with its days.
  std::vector<Dated> requeue(const stock::StockKey& key, const std::vector<Claimant>& more,
                             Trigger trigger);

  // What is to be told of the order, and whether somebody has to talk to its customer: the first
  // one named stands, the words of all add up.
  struct Happened {
    const char* fact = "";
    std::optional<followups::Cause> cause = {};
    std::string words = {};                   // for the follow-up
    std::vector<policies::Later> later = {};  // what its customer is to be told
  };
  void happened(std::int64_t order_id, const Happened& what);

  // So much of a line that was promised for the day before comes on another one, or on a day that
  // nobody knows.
  static policies::Later later(const orders::Line& line, Quantity quantity, Day before,
                               const Dated& now);

  // Everything that changed, its facts and its follow-ups.
  void write(journal::Unit& unit, const std::string& reason = {});

  stock::Snapshot stock;

 private:
  struct Known {
    orders::Order before;
    orders::Order now;
    std::vector<stock::Reservation> claims;
    std::optional<Happened> what = {};
  };
  stock::Reservation& claim(const Claimant& of);
  void note(const Claimant& made, const stock::StockKey& key, stock::ReservationStatus status);
  Day usual_day_of(const stock::StockKey& key);
  std::vector<Claimant> queue_now(const stock::StockKey& key);
  void tell_moved(const Claimant& waiting, const Dated& dated, Trigger trigger);
  void keep_promise_dates(Known& known) const;
  void follow_up(journal::Unit& unit) const;

  // What dating needs to know, read once for all goods.
  struct Dating {
    policies::Settings settings;
    std::map<WarehouseId, stock::Warehouse> warehouses;
    std::map<ProductId, catalog::Product> products;
    std::map<stock::StockKey, std::vector<Claimant>> queues;
  };
  Dating& dating();

  db::Reader reader_;
  std::vector<stock::StockKey> keys_;
  Instant now_;
  std::optional<Dating> dating_;
  std::map<std::int64_t, Known> known_;
};

// In which they are written to; none: not known.
std::map<CustomerId, std::string> languages_of(const db::Reader& reader,
                                               const std::vector<CustomerId>& customers);

// When goods could be there that nobody has announced: no promise (domain 6.4).
Day usual_day(const catalog::Product& product, const stock::Warehouse& warehouse,
              const policies::Settings& settings, Instant now);

}  // namespace supercargo::allocations
