#include "holds/credit_watch.h"

#include "agreements/keeping.h"
#include "holds/commands.h"
#include "journal/attempt.h"
#include "orders/store.h"

namespace supercargo::holds {

bool CreditWatch::wants(std::string_view fact) const { return fact == journal::credit_refused; }

void CreditWatch::handle(journal::Unit& unit, const journal::Entry& entry) {
  const auto order = orders::find(unit.db, text(OrderId{entry.record_id}));
  if (!order) return;
  std::string why;
  for (const Reason& each : agreements::reasons_of_credit(unit, *order))
    why += (why.empty() ? "" : " ") + each.detail;
  if (why.empty()) return;  // it was paid or released meanwhile
  // One that is over, or held for its credit already, is held by nobody.
  static_cast<void>(place(unit, {.id = text(order->id), .kind = Kind::credit, .reason = why}));
}

}  // namespace supercargo::holds
