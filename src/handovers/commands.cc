#include "handovers/commands.h"

#include "agreements/beside.h"
#include "agreements/keeping.h"
#include "followups/commands.h"
#include "followups/store.h"
#include "handovers/rules.h"
#include "people/store.h"

namespace supercargo::handovers {
namespace {

constexpr int follow_ups_most = 100;

// What stands open with the one who gave it goes along.
std::optional<Problem> hand_over_follow_ups(journal::Unit& unit, const orders::Order& before,
                                            PersonId to) {
  const auto open = followups::list(unit.db, {.limit = follow_ups_most,
                                              .filters = {{"subject", text(before.id)},
                                                          {"owner", text(before.owner)},
                                                          {"status", "open"}}});
  if (!open) return open.error();
  for (const auto& each : open->items) {
    const auto given = followups::hand_over(
        unit, {.id = text(each.id), .body = R"({"owner":")" + text(to) + "\"}"});
    if (!given) return given.error();
  }
  return std::nullopt;
}

}  // namespace

Result<orders::Order> hand_over(journal::Unit& unit, const HandOver& wanted) {
  const auto before = agreements::find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (const auto living = agreements::find_living(unit.db, wanted.id, "A new owner"); !living)
    return living;
  const auto person = people::store::person(unit.db, wanted.owner);
  if (auto reasons = check_new_owner(*before, person ? &*person : nullptr); !reasons.empty())
    return invalid(std::move(reasons));
  orders::Order after = *before;
  after.owner = wanted.owner;
  if (before->owner) {
    if (auto problem = hand_over_follow_ups(unit, *before, wanted.owner))
      return std::move(*problem);
  }
  return agreements::saved(unit, "sales_order_handed_over", *before, std::move(after),
                           wanted.reason);
}

}  // namespace supercargo::handovers
