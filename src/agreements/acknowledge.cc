#include <algorithm>

#include "agreements/commands.h"
#include "agreements/keeping.h"
#include "orders/rules.h"

namespace supercargo::agreements {
namespace {

using checks::Acknowledgement;
using checks::Finding;

// What was found at that place, by that value.
const Finding* found_in(const Order& order, const Acknowledgement& given) {
  for (const checks::Check& check : order.findings) {
    for (const Finding& finding : check.findings) {
      if (finding.code == given.code && finding.pointer == given.pointer &&
          finding.value == given.value)
        return &finding;
    }
  }
  return nullptr;
}

std::vector<Reason> reasons_against(const Order& order, std::span<const Acknowledgement> signed_) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < signed_.size(); ++i) {
    const std::string pointer = "/acknowledgements/" + std::to_string(i);
    const Finding* finding = found_in(order, signed_[i]);
    if (finding == nullptr)
      reasons.push_back({pointer, "nothing_found", "No check has found that."});
    else if (!checks::covers(signed_[i], *finding)) {
      reasons.push_back({pointer, "not_theirs_to_decide",
                         finding->may_go_on.empty()
                             ? "Nobody goes on where this check has stopped."
                             : "Others go on where this check has stopped."});
    }
  }
  if (signed_.empty())
    reasons.push_back({"/acknowledgements", "required", "Say what is acknowledged."});
  return reasons;
}

}  // namespace

Result<Order> acknowledge(journal::Unit& unit, const orders::Advance& given) {
  auto before = find_unchanged(unit, given.id, given.revision);
  if (!before) return before;
  if (before->status > orders::Status::confirmable)
    return orders::not_in_this_state(*before, "acknowledgements");
  Order order = *before;
  look_at_gates(unit, order);
  std::vector<Acknowledgement> added;
  checks::acknowledge(added, given.acknowledgements, unit.actor());
  if (auto reasons = reasons_against(order, added); !reasons.empty())
    return invalid(std::move(reasons));
  order.acknowledgements.insert(order.acknowledgements.end(), added.begin(), added.end());
  look_at_gates(unit, order);
  return saved(unit, "sales_order_findings_acknowledged", *before, std::move(order));
}

}  // namespace supercargo::agreements
