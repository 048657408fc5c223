// What approvals are about, whatever record it is: shown as an order is, so that one page shows all
// of them, and decided by the record's own rules.
#pragma once

#include <optional>
#include <string>

#include "approvals/commands.h"
#include "orders/order.h"

namespace supercargo::subjects {

struct Subject {
  const Entity* entity = nullptr;  // of the record
  std::string id = {};             // as printed
  std::string desk = {};           // where it stands at the desk
  std::string amount = {};         // what it comes to, in words
  orders::Order shown = {};        // pending_approval while it waits
};

// Nothing for what is decided at the desk alone.
std::optional<Subject> subject_of(const db::Reader& reader, const approvals::Approval& approval);

// As at the desk, with every refusal of it.
struct Decided {
  const approvals::Approval& approval;
  approvals::Decision decision = approvals::Decision::approve;
  std::string reason;
};
Result<Done> decide_on(journal::Unit& unit, const Subject& subject, const Decided& decided);

}  // namespace supercargo::subjects
