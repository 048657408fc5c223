// Goods that came in. Batched: what waits together is received together, each by itself right or
// wrong.
#pragma once

#include <span>
#include <vector>

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "warehousing/documents.h"

namespace supercargo::warehousing {

std::vector<Result<Receipt>> receive(journal::Batch& batch, std::span<const Receipt> given);

// A row of an import: a receipt of its own, whether it comes alone or among many.
struct PutStock {
  std::string sku;
  std::string warehouse;
  Quantity quantity;
  std::string lot = {};
  std::string reference = {};
};
Result<Receipt> put_stock(journal::Unit& unit, const PutStock& given);
std::vector<Result<Receipt>> put_all_stock(journal::Unit& unit, std::span<const PutStock> given);

Result<Receipt> get_receipt(const journal::Query& query, const DocumentReference& reference);
Result<db::Page<Receipt>> list_stock_receipts(const journal::Query& query,
                                              const db::ListRequest& request);

}  // namespace supercargo::warehousing
