#include "agreements/keeping.h"

#include "approvals/commands.h"
#include "journal/revision.h"
#include "orders/advance.h"
#include "orders/rules.h"
#include "orders/store.h"

namespace supercargo::agreements {

Result<Order> find_unchanged(const journal::Unit& unit, const std::string& id,
                             std::optional<std::int64_t> revision) {
  auto order = orders::find(unit.db, id);
  if (!order) return not_found("sales order");
  if (auto conflict = journal::revision_conflict(unit.db, *order, revision))
    return std::move(*conflict);
  return std::move(*order);
}

journal::Fact changed_fact(const char* name, const Order& before, const Order& after) {
  Order agreed = after;
  agreed.checks = before.checks;
  agreed.findings = before.findings;
  return journal::changed(name, before, agreed, after.customer_id.value);
}

void void_approvals(journal::Unit& unit, Order& order, const std::string& current_hash) {
  for (approvals::Approval& each : approvals::void_for(unit, order.id.value, current_hash)) {
    for (approvals::Approval& known : order.approvals) {
      if (known.id != each.id) continue;
      known = std::move(each);
      break;
    }
  }
}

void look_at_gates(const journal::Unit& unit, Order& order) {
  const std::vector<Order> only{order};
  auto around = orders::Surroundings::of_orders(unit.db, only, unit.now());
  around.gather_stock(unit.db, {&order}, unit.now());
  orders::look_again(order, around, unit);
}

std::vector<Reason> reasons_of_credit(const journal::Unit& unit, const Order& order) {
  const std::vector<Order> only{order};
  auto around = orders::Surroundings::of_orders(unit.db, only, unit.now());
  const auto* customer = around.customer(order.customer);
  SUPERCARGO_CHECK(customer != nullptr);
  const auto asked = around.credit(unit.db, *customer, {0, order.currency});
  std::vector<Reason> reasons;
  const auto check = accounts::check(unit.db, asked, order.id.value, unit.now());
  if (check.result != checks::Outcome::fail) return reasons;
  for (const checks::Finding& finding : check.findings)
    reasons.push_back({"", finding.code, order.number + ": " + finding.detail});
  return reasons;
}

void release_holds(journal::Unit& unit, const Order& order) {
  if (orders::may_hold(order) || order.status == orders::Status::draft)
    stock::release_all(unit.db, unit.services().ids, order.id.value, unit.now());
}

Order saved(journal::Unit& unit, const char* fact, const Order& before, Order after,
            const std::string& reason) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  orders::save_agreed_anew(unit.db, before, after);
  auto told = changed_fact(fact, before, after);
  told.reason = reason;
  unit.tell(std::move(told));
  return orders::shown(std::move(after), unit.actor());
}

}  // namespace supercargo::agreements
