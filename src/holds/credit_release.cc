#include "holds/credit_release.h"

#include "accounts/store.h"
#include "agreements/keeping.h"
#include "holds/commands.h"
#include "holds/rules.h"
#include "holds/store.h"
#include "journal/attempt.h"
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

std::optional<Problem> check_can_pass(const orders::Order& order, const journal::Actor& actor) {
  const bool is_own = order.entered_by && order.entered_by == actor.person;
  if (!is_own || actor.sole_person) return std::nullopt;
  return journal::not_theirs(
      Problem{Refusal::invalid,
              "separation_of_duties",
              "The duties must stay in different hands.",
              {{"", "enterer_may_not_release", "Who entered an order does not release it."}}},
      text(order.id));
}

accounts::Release let_pass(journal::Unit& unit, const orders::Order& order,
                           const std::string& reason) {
  accounts::Release release{.id = unit.make_id<CreditReleaseId>(),
                            .order_id = order.id.value,
                            .sales_order = order.number,
                            .party_id = order.customer_id.value,
                            .reason = reason,
                            .released_by = unit.actor().person,
                            .released_at = unit.now(),
                            .expires_at = unit.now() + length,
                            .revision = 1};
  accounts::store::add(unit.db, release);
  unit.tell(journal::created("credit_released", release, release.party_id));
  auto after = order;
  if (after.status <= orders::Status::confirmable) agreements::look_at_gates(unit, after);
  agreements::saved(unit, "sales_order_credit_released", order, std::move(after), reason);
  return release;
}

Result<accounts::Release> release_credit(journal::Unit& unit, const ReleaseCredit& wanted) {
  const auto order = agreements::find_unchanged(unit, wanted.id, wanted.revision);
  if (!order) return order.error();
  if (order->status == orders::Status::closed || order->status == orders::Status::cancelled)
    return orders::not_in_this_state(*order, "credit-release");
  if (auto refusal = check_can_pass(*order, unit.actor())) return std::move(*refusal);
  const auto hold = find_open(unit.db, order->id, Kind::credit);
  if (hold && !is_own(*hold, unit.actor()))
    lapse(unit, hold->id, "Finance has let the order pass: " + wanted.reason);
  return let_pass(unit, *order, wanted.reason);
}

}  // namespace holds
}  // namespace supercargo
