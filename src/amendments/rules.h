// What a change to an order is: which lines are kept, and what it put right. Pure.
#pragma once

#include <vector>

#include "amendments/correction.h"
#include "orders/surroundings.h"

namespace supercargo::amendments {

// Numbers new lines, looks prices up anew where the list gave them, and completes every line.
std::vector<Reason> renumbered(orders::Order& order, const orders::Order& before,
                               const orders::Surroundings& around);

// The lines that differ, each with what differs about it: a line that is new or gone was entered
// wrongly as a whole, so its product was. Notes are no entry error.
std::vector<CorrectedLine> corrected_lines(const orders::Order& before, const orders::Order& after);

// customer_request when the customer wanted it: as told with the change, or by his own answer to
// the read-back. Else it was an entry error.
std::string cause_of(const orders::Order& after);

}  // namespace supercargo::amendments
