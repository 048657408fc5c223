// Announced goods: told, changed, cancelled; purchasing calls these too.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "stock/snapshot.h"
#include "warehousing/documents.h"

namespace supercargo::warehousing {

Result<ExpectedReceipt> announce(journal::Unit& unit, const ExpectedReceipt& given);
// A merge patch from a known revision; a line with its number keeps what was received of it. A new
// date confirms an overdue announcement anew.
Result<ExpectedReceipt> change_announced(journal::Unit& unit, const Patch& patch);
// What is still open does not come.
Result<ExpectedReceipt> cancel_announced(journal::Unit& unit, const DocumentReference& reference);

Result<ExpectedReceipt> get_expected(const journal::Query& query,
                                     const DocumentReference& reference);
Result<db::Page<ExpectedReceipt>> list_expected_receipts(const journal::Query& query,
                                                         const db::ListRequest& request);

bool nothing_open(const ExpectedReceipt& receipt);

struct Replacement {
  const char* fact;
  const ExpectedReceipt& before;
  ExpectedReceipt now;
};
// Saves the one in place of the other, moves the plan with it and tells the fact. The snapshot
// holds the products of both; its writing is left to the caller.
ExpectedReceipt replace_announced(journal::Unit& unit, stock::Snapshot& stock,
                                  Replacement replacement);

}  // namespace supercargo::warehousing
