// Who may look after an order, and who may answer an offer. Pure.
#pragma once

#include <optional>
#include <vector>

#include "handovers/handover.h"
#include "kernel/result.h"
#include "people/person.h"

namespace supercargo::handovers {

// Somebody who works here and may take an order on: enter or confirm one. Null when nobody has
// that id.
std::vector<Reason> check_new_owner(const orders::Order& order, const people::Person* person);

// Only whom it is offered to accepts or refuses it.
std::optional<Problem> check_may_answer(const Handover& handover, const journal::Actor& actor);

// What was taken by mistake is given back by whoever took it, for so long.
inline constexpr Duration taken_back_within = std::chrono::minutes(10);
// Whoever offered it, whoever has the order, and a manager take an offer back.
std::optional<Problem> check_may_withdraw(const Handover& handover, const journal::Actor& actor,
                                          Instant now);

}  // namespace supercargo::handovers
