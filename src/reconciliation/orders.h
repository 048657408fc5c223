// Asks whether what orders say agrees with what others say of the same thing: lines with their
// buckets, totals with lines, versions with their hashes, promises with the stock's reservations.
// In constant memory, in words; changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "db/reader.h"

namespace supercargo::reconciliation {

// `found` hears of each difference as it is met. Returns how many orders were looked at.
std::int64_t verify_orders(const db::Reader& reader,
                           const std::function<void(const std::string&)>& found);

}  // namespace supercargo::reconciliation
