// What becomes of promises when stock comes, stays away or is needed elsewhere, each in one
// transaction under the company's write lock (domain 3.4, 3.5; decisions 13, 14).
#pragma once

#include <vector>

#include "allocations/allocation.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "stock/promise.h"

namespace supercargo::allocations {

// Gives free goods to those who wait for them: urgent orders first, then the oldest promise; the
// last one gets a part. A person asks for it where the journal's news has not done it already.
Result<Released> release(journal::Unit& unit, const Release& given);

// An urgent order takes what others only hold softly, and holds it itself until it is confirmed.
// Those others are told, with the day on which they could have theirs.
Result<Displacement> displace(journal::Unit& unit, const Displace& given);
// What that would do, by the same functions; and the same refusals.
Result<Displacement> displacement_of(const journal::Query& query,
                                     const DisplacementQuestion& question);
// Where the company's settings want it so, urgent orders that were approved need nobody's word.
void displace_by_rule(journal::Unit& unit, const std::vector<std::int64_t>& order_ids);

// Firm stock of one order becomes another one's that waits for it. By consent of the customer who
// gives, or by the sales manager, who says why.
Result<orders::Order> reallocate(journal::Unit& unit, const Reallocate& given);
Result<Reallocation> reallocation_of(const journal::Query& query,
                                     const ReallocationQuestion& question);

// Stock that is gone, though it was promised: the latest promise gives way first, urgent orders
// last, and waits again; what is picked or on a shipment is taken back by others before.
Result<StockLoss> report_loss(journal::Unit& unit, const StockLoss& given);
Result<LossEffects> loss_effects(const journal::Query& query, const LossQuestion& question);
Result<StockLoss> get_loss(const journal::Query& query, const StockLossReference& reference);
Result<db::Page<StockLoss>> list_stock_losses(const journal::Query& query,
                                              const db::ListRequest& request);

// For whoever hears of it: goods may be free now; less is in sight than there was. However much is
// heard at once, it is a constant number of statements, and hardly any where nobody waits.
void goods_came(journal::Unit& unit, const std::vector<stock::StockKey>& keys);
void supply_changed(journal::Unit& unit, const std::vector<stock::StockKey>& keys);

// The job that comes due when the day of an announced receipt is over, and what it does: whoever
// waits for what did not come is told when it can be had.
inline constexpr char overdue_job[] = "receipt_overdue";
void watch_receipts(journal::Unit& unit, const std::vector<std::int64_t>& receipt_ids);
void receipt_is_overdue(journal::Unit& unit, std::int64_t receipt_id);

}  // namespace supercargo::allocations
