// What a change to an order is: which lines are kept, what it put right, and after the confirmation
// how the order would be. Pure.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "amendments/amendment.h"
#include "amendments/correction.h"
#include "kernel/json.h"
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

// The confirmed order as it would be: what is taken back stands in `cancelled`, what is wanted
// beyond it in `open`, for stock to promise. Only what is neither picked nor on a shipment can be
// taken back. Or every reason why it cannot be so.
Result<orders::Order> amended(const orders::Order& before, const Amend& wanted,
                              const orders::Surroundings& around);

// What differs, in words, the head first. That an address or a note changed is told, not how.
std::vector<Difference> differences_between(const orders::Order& before,
                                            const orders::Order& after);

// The same from what was kept of two versions, which is all that is left of an earlier one. The
// products' codes are as they are now.
using Skus = std::map<ProductId, std::string>;
std::vector<ProductId> products_of(const Json& content);
std::vector<Difference> differences_between(const Json& before, const Json& after,
                                            const Skus& skus);

// Leaves the findings about what differs: what was accepted once is not asked about again.
void keep_touched(std::vector<checks::Check>& findings, const orders::Order& after,
                  const std::vector<Difference>& differences);

// The numbers of the gates whose inputs differ: those alone are asked again (domain 3.3).
std::set<std::size_t> gates_touched(const orders::Order& before, const orders::Order& after);

}  // namespace supercargo::amendments
