// Declaring what services can carry, day by day.
#pragma once

#include "capacity/slot.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::capacity {

inline constexpr int days_max = 366;

// On each of the warehouse's working days in between; a day that was declared before is changed.
// Refused below what is booked already (`below_booked`).
Result<Declaration> declare(journal::Unit& unit, const Declaration& given);
Result<db::Page<Slot>> list_slots(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::capacity
