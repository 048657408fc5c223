#include "agreements/ending.h"

#include <algorithm>

#include "agreements/keeping.h"
#include "capacity/snapshot.h"
#include "journal/attempt.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "stock/snapshot.h"

namespace supercargo {

using agreements::Cancel;
using agreements::Close;

namespace {

constexpr const char* invoicing_names[] = {"nothing_to_invoice", "elsewhere"};

}  // namespace

template <>
Choices choices<agreements::Invoicing>() {
  return {invoicing_names, std::size(invoicing_names)};
}

namespace {

constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};

constexpr Field cancel_fields[] = {
    field<&Cancel::id>("id", reference),
    field<&Cancel::revision>("revision", revision_given),
    field<&Cancel::reason>(
        "reason",
        {.required = true, .personal = Personal::free_text, .multiline = true, .max = 2000}),
};
constexpr Field close_fields[] = {
    field<&Close::id>("id", reference),
    field<&Close::revision>("revision", revision_given),
    field<&Close::invoicing>("invoicing"),
    field<&Close::reference>("reference",
                             {.personal = Personal::none,
                              .max = 100,
                              .about = "The invoice's number, when it was made elsewhere."}),
};

}  // namespace

template <>
const Entity& entity<Cancel>() {
  static constexpr Entity described = describe<Cancel>("cancel_sales_order", "", cancel_fields);
  return described;
}
template <>
const Entity& entity<Close>() {
  static constexpr Entity described = describe<Close>("close_sales_order", "", close_fields);
  return described;
}

namespace agreements {
namespace {

using gates::Verb;
using orders::Line;
using orders::Status;

// Every unit that has not arrived; what has arrived is paid for, the rest is not.
Result<Order> without_the_rest(Order order) {
  bool has_arrived = false;
  for (Line& line : order.lines) {
    const Quantity arrived = line.quantities.delivered;
    line.quantities = {.delivered = arrived, .cancelled = line.base_quantity - arrived};
    line.plan.clear();
    has_arrived = has_arrived || arrived > Quantity{};
  }
  std::vector<Reason> reasons;
  if (has_arrived) reprice(order, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  return order;
}

std::vector<Reason> reasons_to_wait(const Order& order, const Close& wanted) {
  std::vector<Reason> reasons = orders::reasons_to_wait(order);
  if ((wanted.invoicing == Invoicing::elsewhere) != !wanted.reference.empty())
    reasons.push_back({"/reference", wanted.reference.empty() ? "required" : "not_wanted",
                       "The number of an invoice that was made elsewhere."});
  return reasons;
}

}  // namespace

std::optional<Problem> check_can_cancel(const Order& order, const journal::Actor& actor) {
  if (!gates::after(order.status, Verb::cancel)) return not_in_this_state(order, "cancellation");
  const bool is_theirs = actor.sole_person || orders::undoers.meets(actor.roles);
  if (order.status < Status::confirmed || is_theirs) return std::nullopt;
  return journal::not_theirs(
      {Refusal::forbidden, "forbidden",
       "A confirmed order is cancelled by the order desk or the sales manager."},
      text(order.id));
}

Result<Order> cancel(journal::Unit& unit, const Cancel& wanted) {
  auto before = find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (auto refusal = check_can_cancel(*before, unit.actor())) return std::move(*refusal);
  const auto status = gates::after(before->status, Verb::cancel);
  if (auto reasons = orders::reasons_to_keep(*before); !reasons.empty())
    return invalid(std::move(reasons));
  auto order = without_the_rest(*before);
  if (!order) return order;
  stock::release_all(unit.db, unit.services().ids, order->id.value, unit.now());
  capacity::release_all(unit.db, unit.services().ids, order->id.value, unit.now());
  order->status = *status;
  (*status == Status::delivered ? order->delivered_at : order->cancelled_at) = unit.now();
  order->cancel_reason = wanted.reason;
  void_approvals(unit, *order, "");
  return saved(unit, "sales_order_cancelled", *before, std::move(*order), wanted.reason);
}

Result<Order> close(journal::Unit& unit, const Close& wanted) {
  auto before = find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto status = gates::after(before->status, Verb::close);
  if (!status) return not_in_this_state(*before, "closure");
  if (auto reasons = reasons_to_wait(*before, wanted); !reasons.empty())
    return invalid(std::move(reasons));
  Order order = *before;
  order.status = *status;
  order.closed_at = unit.now();
  order.invoiced_elsewhere = wanted.reference;
  return saved(unit, "sales_order_closed", *before, std::move(order));
}

}  // namespace agreements
}  // namespace supercargo
