// Asks whether every order waits for what is open beside it, and for nothing else: an order that
// waits for what is over could never be closed, one that does not wait would be closed too soon.
#pragma once

#include <functional>
#include <string>

#include "db/reader.h"

namespace supercargo::reconciliation {

// `found` hears of each difference as it is met.
void verify_hindrances(const db::Reader& reader,
                       const std::function<void(const std::string&)>& found);

}  // namespace supercargo::reconciliation
