// How much is where, what moved, and what can be promised from when on: reads over the stock for
// people and other systems.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "stock/ledger.h"
#include "stock/reservation.h"

namespace supercargo::warehousing {

// One product in one warehouse.
struct StockLine {
  std::string sku;
  std::string warehouse;  // its code
  Quantity on_hand;
  Quantity reserved;
  Quantity quarantined;
  Quantity available;  // on hand, neither reserved nor in quarantine
  Quantity incoming;   // confirmed and not overdue
};

struct AvailabilityQuestion {
  std::string sku;
  std::optional<Quantity> quantity = {};  // one unit unless given
  std::string warehouse = {};             // where it can be had first unless given
  Day date = {};                          // today unless given
};

enum class EarliestBy : std::uint8_t {
  stock,      // from what is there or confirmed to come
  lead_time,  // to be got anew: no promise, only what is usual
};

struct Availability {
  std::string sku;
  std::string warehouse;
  Quantity quantity;
  Day date;
  Quantity available_to_promise;
  Day earliest_date;  // none: nobody can say
  std::optional<EarliestBy> earliest_by;
  std::vector<stock::ProjectedDay> days;
};

Result<db::Page<StockLine>> list_stock(const journal::Query& query, const db::ListRequest& request);
Result<db::Page<stock::Move>> list_moves(const journal::Query& query,
                                         const db::ListRequest& request);
Result<db::Page<stock::Reservation>> list_reservations(const journal::Query& query,
                                                       const db::ListRequest& request);
Result<Availability> availability(const journal::Query& query,
                                  const AvailabilityQuestion& question);

}  // namespace supercargo::warehousing
