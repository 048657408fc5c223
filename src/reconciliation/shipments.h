// Asks whether what shipments carry is what the lines of orders say of it: planned, picked, on the
// road and delivered. In constant memory, in words; changes nothing.
#pragma once

#include <functional>
#include <string>

#include "db/reader.h"

namespace supercargo::reconciliation {

// `found` hears of each difference as it is met.
void verify_shipments(const db::Reader& reader,
                      const std::function<void(const std::string&)>& found);

}  // namespace supercargo::reconciliation
