// The capacity that a batch of commands needs: gathered once, booked in memory, written once,
// inside the tenant's write transaction. Where nothing was declared for a service there is nothing
// to ask, and the answer says so.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "capacity/slot.h"
#include "checks/order_rules.h"
#include "db/writer.h"
#include "kernel/id.h"

namespace supercargo::capacity {

// What a line of an order asks for.
struct Ask {
  SlotKey key;
  Quantity quantity;
  Urgency urgency = Urgency::standard;
  std::int64_t order_id = 0;
  std::int64_t line = 0;
};

enum class Answer : std::uint8_t {
  not_applicable,  // this warehouse has declared no capacity for the service
  granted,
  full,
};

class Snapshot {
 public:
  // A constant number of queries. `now` says which day it is at each warehouse.
  static Snapshot gather(const db::Reader& reader, const std::vector<SlotKey>& keys, Instant now);

  // What `book` would say; nothing is changed.
  Answer answer(const Ask& ask) const;
  Quantity available(const SlotKey& key, Urgency urgency) const;
  // The first day from today on with so much free; nothing when never.
  std::optional<Day> earliest_day(const Ask& ask) const;

  // Changes nothing unless it is granted.
  Answer book(const Ask& ask);
  void release(Booking& booking);

  void write(db::Writer& writer, IdSource& ids, Instant now);

 private:
  Day today(WarehouseId warehouse) const;

  std::map<SlotKey, Slot> slots_;
  std::set<std::pair<WarehouseId, ProductId>> declared_;
  std::map<WarehouseId, Day> today_;
  std::set<SlotKey> changed_;
  std::vector<Booking> made_;
  std::map<BookingId, Booking> released_;
};

// Gives back all that an order was promised.
void release_all(db::Writer& writer, IdSource& ids, std::int64_t order_id, Instant now);

// What each line of the order asks for, goods nothing. What is not granted is found, with a day
// that is.
checks::Check check(const Snapshot& snapshot, const std::vector<std::vector<Ask>>& lines);

}  // namespace supercargo::capacity
