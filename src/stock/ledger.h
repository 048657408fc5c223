// The stock of a tenant as rows: how much is where now, the ledger of moves that explains it, and
// what is planned to come and go. All quantities are in the product's base unit.
#pragma once

#include <string>

#include "journal/actor.h"
#include "stock/promise.h"

namespace supercargo {

struct MoveTag {
  static constexpr char prefix[] = "mov";
};
using MoveId = Id<MoveTag>;

namespace stock {

// One product in one warehouse now. The database itself refuses a row that promises more than is
// there: reserved <= on hand - quarantined.
struct Level {
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  Quantity on_hand = {};
  Quantity reserved = {};
  Quantity quarantined = {};
};

// Only days with planned movements have a row (decisions 15).
struct PlanRow {
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  Day day = {};
  Quantity incoming = {};
  Quantity outgoing = {};
};

enum class MoveKind : std::uint8_t {
  receipt,
  adjustment,
  issue,
  returned,        // what had been issued is back
  quarantine_in,   // of what is on hand: on hand stays as it is
  quarantine_out,  // back to use; scrapping it is an adjustment after this
  transfer_out,    // to another warehouse
  transfer_in,
};

// One entry of the ledger, never changed: its signed quantities sum to what is on hand, those of
// the quarantine to what is in quarantine.
struct Move {
  MoveId id = {};
  std::string sku = {};        // shown, not stored
  std::string warehouse = {};  // its code: shown, not stored
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  MoveKind kind = MoveKind::receipt;
  Quantity quantity = {};
  std::int64_t document_id = 0;  // of the receipt, adjustment, transfer or shipment
  std::string reference = {};    // the document's number
  std::string reason = {};
  std::string lot = {};
  PersonId person = {};
  Instant at = {};
};

// What a move does to a level, signed.
Quantity on_hand_change(const Move& move);
Quantity quarantine_change(const Move& move);

}  // namespace stock
}  // namespace supercargo
