// Asks the books of the stock whether they agree with each other: the ledger with the levels, the
// levels with the promises, the plan with the open claims. In constant memory, in words.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "db/reader.h"

namespace supercargo::stock {

// `found` hears of each difference as it is met. Returns how many levels were looked at.
std::int64_t verify(const db::Reader& reader, const std::function<void(const std::string&)>& found);

}  // namespace supercargo::stock
