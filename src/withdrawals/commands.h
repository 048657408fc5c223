// Taking a consumer's withdrawal, what comes back and what is paid back; the jobs that keep its
// clocks; and the reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "withdrawals/rules.h"

namespace supercargo::withdrawals {

// Refused with every reason when it is late, exempt, or no right. What has not arrived is cancelled
// as far as that goes; the rest comes to somebody, as does what goes back and is paid back. The
// consumer gets an acknowledgement with date and time.
Result<Withdrawal> declare(journal::Unit& unit, const Declare& wanted);
// Goods are back, or the consumer has shown that he sent them: the clock of the refund begins.
Result<Withdrawal> take_back(journal::Unit& unit, const GoodsBack& given);
// The money is paid back: credit notes for what was invoiced of it here.
Result<Withdrawal> refund(journal::Unit& unit, const MakeRefund& given);

// The jobs: what a consumer was told goes to him by mail, with the link to his page; and somebody
// looks at a refund before it is due.
void confirm_to_consumer(journal::Unit& unit, std::int64_t notice_id);
inline constexpr char remind_job[] = "remind_of_refund";
void remind(journal::Unit& unit, std::int64_t withdrawal_id);

// As things stood, or will, on the day of `at`.
OrderRights rights_at(const db::Reader& reader, const orders::Order& order, Instant at);
// The company's days.
Calendar calendar_here(const db::Reader& reader);

Result<OrderRights> get_rights(const journal::Query& query,
                               const orders::OrderReference& reference);
Result<Withdrawal> get(const journal::Query& query, const WithdrawalReference& reference);
Result<db::Page<Withdrawal>> list_withdrawals(const journal::Query& query,
                                              const db::ListRequest& request);

}  // namespace supercargo::withdrawals
