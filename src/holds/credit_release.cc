#include "holds/credit_release.h"

#include "accounts/store.h"
#include "agreements/keeping.h"
#include "orders/rules.h"

namespace supercargo {

using holds::ReleaseCredit;

namespace {

constexpr Field wanted_fields[] = {
    field<&ReleaseCredit::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&ReleaseCredit::revision>("revision", {.least = 1}),
    field<&ReleaseCredit::reason>(
        "reason",
        {.required = true, .personal = Personal::free_text, .multiline = true, .max = 2000}),
};

}  // namespace

template <>
const Entity& entity<ReleaseCredit>() {
  static constexpr Entity described = describe<ReleaseCredit>("release_credit", "", wanted_fields);
  return described;
}

namespace holds {
namespace {

constexpr Duration length = std::chrono::hours(24);

}  // namespace

Result<accounts::Release> release_credit(journal::Unit& unit, const ReleaseCredit& wanted) {
  const auto order = agreements::find_unchanged(unit, wanted.id, wanted.revision);
  if (!order) return order.error();
  if (order->status == orders::Status::closed || order->status == orders::Status::cancelled)
    return orders::not_in_this_state(*order, "credit-release");
  const bool is_own = order->entered_by && order->entered_by == unit.actor().person;
  if (is_own && !unit.actor().sole_person)
    return agreements::not_theirs(
        Problem{Refusal::invalid,
                "separation_of_duties",
                "The duties must stay in different hands.",
                {{"", "enterer_may_not_release", "Who entered an order does not release it."}}},
        text(order->id));
  accounts::Release release{.id = unit.make_id<CreditReleaseId>(),
                            .order_id = order->id.value,
                            .sales_order = order->number,
                            .party_id = order->customer_id.value,
                            .reason = wanted.reason,
                            .released_by = unit.actor().person,
                            .released_at = unit.now(),
                            .expires_at = unit.now() + length,
                            .revision = 1};
  accounts::store::add(unit.db, release);
  unit.tell(journal::created("credit_released", release, release.party_id));
  auto after = *order;
  if (after.status <= orders::Status::confirmable) agreements::look_at_gates(unit, after);
  agreements::saved(unit, "sales_order_credit_released", *order, std::move(after), wanted.reason);
  return release;
}

}  // namespace holds
}  // namespace supercargo
