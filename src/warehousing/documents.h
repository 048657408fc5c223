// The papers that move stock or announce it: receipts, adjustments and expected receipts. Described
// once here and in documents.cc. Quantities are in the product's base unit.
#pragma once

#include <string>
#include <vector>

#include "catalog/product.h"
#include "journal/actor.h"
#include "stock/warehouse.h"

namespace supercargo {

struct ReceiptTag {
  static constexpr char prefix[] = "rec";
};
using ReceiptId = Id<ReceiptTag>;
struct AdjustmentTag {
  static constexpr char prefix[] = "adj";
};
using AdjustmentId = Id<AdjustmentTag>;
struct ExpectedReceiptTag {
  static constexpr char prefix[] = "exp";
};
using ExpectedReceiptId = Id<ExpectedReceiptTag>;

namespace warehousing {

struct ReceiptLine {
  std::string sku;
  Quantity quantity = {};
  std::string lot = {};
  ProductId product_id = {};
};

// Goods that came in: on hand from now on.
struct Receipt {
  ReceiptId id = {};
  std::string number = {};  // RC-2026-000001
  std::string warehouse = {};
  WarehouseId warehouse_id = {};
  std::string reference = {};         // the supplier's delivery note, a load, whatever names it
  std::string expected_receipt = {};  // which announcement it fulfils, by id or number
  std::vector<ReceiptLine> lines = {};
  PersonId received_by = {};
  std::int64_t revision = 0;
  Instant created_at = {};
};

struct AdjustmentLine {
  std::string sku;
  Quantity quantity = {};  // signed: what there is more or less than the books say
  std::string lot = {};
  bool quarantined = false;  // of what is in quarantine: it is written off
  ProductId product_id = {};
};

enum class AdjustmentStatus : std::uint8_t {
  posted,
  pending,  // above the limit: waits for somebody else's yes
  refused,
};

struct Adjustment {
  AdjustmentId id = {};
  std::string number = {};  // AD-2026-000001
  std::string warehouse = {};
  WarehouseId warehouse_id = {};
  std::string reason = {};
  AdjustmentStatus status = AdjustmentStatus::posted;
  std::vector<AdjustmentLine> lines = {};
  PersonId requested_by = {};
  PersonId decided_by = {};
  std::string decision_reason = {};
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};
};

enum class Answer : std::uint8_t { approve, refuse };

// What somebody else says to a pending adjustment.
struct Decision {
  std::string id = {};  // of the adjustment, or its number
  Answer decision = Answer::approve;
  std::string reason = {};
  std::int64_t revision = 0;  // 0: whatever it is
};

struct ExpectedLine {
  ExpectedReceiptId receipt_id = {};
  std::int64_t line = 0;
  ProductId product_id = {};
  std::string sku = {};
  Quantity quantity = {};
  Quantity received = {};
  // Still to come; more may be received than was announced.
  Quantity open() const { return received < quantity ? quantity - received : Quantity{}; }
};

enum class ExpectedStatus : std::uint8_t { expected, received, cancelled };

// Goods announced for a day. Only what is confirmed and not overdue is promised to customers.
struct ExpectedReceipt {
  ExpectedReceiptId id = {};
  std::string number = {};  // ER-2026-000001
  std::string warehouse = {};
  WarehouseId warehouse_id = {};
  std::string reference = {};
  Day date = {};
  bool confirmed = false;
  ExpectedStatus status = ExpectedStatus::expected;
  std::vector<ExpectedLine> lines = {};
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};
};

// Goods taken out of use where they lie, or given back to it.
struct Quarantine {
  std::string warehouse;
  std::string sku;
  Quantity quantity;
  std::string lot;
  std::string reason;
};

// How a request names a document: its id or its number.
struct DocumentReference {
  std::string id = {};
  std::int64_t revision = 0;  // 0: whatever it is
};

}  // namespace warehousing
}  // namespace supercargo
