// What a consumer gets on a durable medium: what he was told, with the link to his own page, and
// that his withdrawal has come, with date and time.
#pragma once

#include "journal/unit.h"
#include "withdrawals/withdrawal.h"

namespace supercargo::withdrawals {

// Queued when there is an address; else somebody follows up.
void acknowledge(journal::Unit& unit, const orders::Order& order, const Withdrawal& withdrawal);

// 2 Mar 2026, 15:04 UTC: the same wherever it is read.
std::string day_and_time(Instant at, printing::Language language);

}  // namespace supercargo::withdrawals
