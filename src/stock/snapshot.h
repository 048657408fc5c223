// The stock that a batch of commands needs, gathered once, changed in memory by pure decisions and
// written back once (decisions 21). Lives inside the tenant's write transaction, whose lock makes
// check and reserve one step: what was gathered is what is written back to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "db/writer.h"
#include "kernel/id.h"
#include "stock/ledger.h"
#include "stock/reservation.h"

namespace supercargo::stock {

// What an order's line asks for.
struct Claim {
  StockKey key = {};
  std::int64_t order_id = 0;
  std::int64_t line = 0;
  Quantity quantity = {};
  Day day = {};  // for which it is promised
};

// Until when claims are held.
struct Hold {
  Instant now;
  Instant until;  // at most soft_hold_max away
};

class Snapshot {
 public:
  // A constant number of queries, however many keys. `now` says which day it is at each warehouse.
  static Snapshot gather(const db::Reader& reader, const std::vector<StockKey>& keys, Instant now);

  // Of a gathered key; all zero when there never was such stock.
  const Position& position(const StockKey& key) const;
  Day today(WarehouseId warehouse) const;
  Quantity available_to_promise(const StockKey& key, Day day) const;
  std::optional<Day> earliest_day(const StockKey& key, Quantity wanted) const;
  // What is promised for a later day needs not be here yet: it waits, ahead of whoever comes after
  // it (decisions 14 and 15).
  bool may_wait(const Claim& claim) const { return claim.day > today(claim.key.warehouse); }
  // What a claim finds after those before it have taken so much: two may want the same goods.
  struct Found {
    Quantity available;
    std::optional<Day> earliest;
  };
  Found look(const Claim& claim, Quantity taken) const;

  // The soft holds of these orders; their goods must have been gathered. Lifted while it is asked
  // what the order itself can have, since they must not stand in its own way.
  void add_holds(const db::Reader& reader, const std::vector<std::int64_t>& order_ids);
  void lift_holds(std::int64_t order_id);
  void put_holds_back(std::int64_t order_id);

  // Firmly, from stock on hand; what the line holds softly becomes firm. False, and nothing
  // changed, when less is free or when it would break a promise that somebody else was given for a
  // later day.
  [[nodiscard]] bool reserve(const Claim& claim);
  // Softly, until then, at most soft_hold_max away. False when less can be promised for its day.
  [[nodiscard]] bool hold(const Claim& claim, Instant until);
  // A backorder, instead of what the line holds softly: netted from what can be promised to others
  // from its day on.
  void wait(const Claim& claim);

  // The next step of a claim that is stored already; `claim` is brought up to date. Its verb must
  // be allowed by the life table. `commit` is refused as `reserve` is.
  [[nodiscard]] bool commit(Reservation& claim);
  // Its turn has come: so much of what waits is reserved and promised for that day, whatever
  // others wait for. As much as is free at most; a part becomes a claim of its own.
  void bind(Reservation& waiting, Quantity quantity, Day day);
  void release(Reservation& claim);
  void expire(Reservation& claim);
  void displace(Reservation& claim);
  // Gives back a part of it, at most what is open and not picked.
  void reduce(Reservation& claim, Quantity quantity);
  void promise(Reservation& claim, Day day);
  void pick(Reservation& claim, Quantity quantity);
  // Despatch: takes picked stock out of the warehouse, by a move of kind issue with these words.
  void issue(Reservation& claim, Quantity quantity, const Move& words);

  // What had left for this claim is back, by a move of kind returned: on hand and firmly reserved
  // again, so that nobody else's promise is touched.
  void take_in(const Claim& claim, const Move& move);

  // Books a move of its kind and signed quantity. False, and nothing changed, when it would leave
  // less than is reserved, or less than nothing in quarantine.
  [[nodiscard]] bool book(const Move& move);
  // More, or with a negative quantity less, is expected on that day.
  void expect(const StockKey& key, Day day, Quantity quantity);

  // Everything that changed, in bulk. Ids of new rows are made here.
  void write(db::Writer& writer, IdSource& ids, Instant now);

 private:
  using LineKey = std::pair<std::int64_t, std::int64_t>;  // order and line
  struct Entry {
    Position position;
    std::optional<Position> before;  // as gathered, once it differs
    bool stored = false;             // has a level row
  };
  Entry& entry(const StockKey& key);
  Position& changing(const StockKey& key);
  void shift_outgoing(const StockKey& key, Day day, Quantity quantity);
  bool can_bind(const StockKey& key, Quantity quantity) const;
  static Reservation claimed(const Claim& claim);
  void shift_holds(std::int64_t order_id, std::int64_t sign);
  Reservation* hold_of(const Claim& claim);
  void step(Reservation& claim, ReservationVerb verb);
  void note(Reservation& claim);
  void take_back(const Reservation& claim, Quantity quantity);
  void write_levels(db::Writer& writer) const;
  void write_plan(db::Writer& writer) const;

  std::map<StockKey, Entry> entries_;
  std::map<WarehouseId, Day> today_;
  Instant now_;
  std::vector<Reservation> made_;
  std::multimap<LineKey, Reservation> holds_;  // soft, of the orders asked about
  std::map<ReservationId, Reservation> changed_;
  std::vector<Move> moves_;
};

// Gives back all that an order was promised, softly or firmly.
void release_all(db::Writer& writer, IdSource& ids, std::int64_t order_id, Instant now);
// Holds softly what of these claims of one order can be promised, instead of all it held before.
void hold_again(db::Writer& writer, IdSource& ids, std::span<const Claim> claims,
                const Hold& wanted);
// Ends soft holds that are over, the oldest first, at most so many; returns them.
std::vector<Reservation> end_holds(db::Writer& writer, IdSource& ids, Instant now,
                                   std::int64_t limit);

}  // namespace supercargo::stock
