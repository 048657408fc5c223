// How a sign-off stands by now, and what stands against an answer. Pure.
#pragma once

#include <optional>
#include <vector>

#include "approvals/rules.h"
#include "orders/order.h"
#include "signoffs/signoff.h"

namespace supercargo::signoffs {

// What it is about, as it is now, and the person it was sent to.
struct Matter {
  const approvals::Approval& approval;
  const orders::Order& order;
  const journal::Actor& actor;
  approvals::StandIns for_whom = {};
};
// Any change of the order voids it; so do another's decision, time, and a duty that the person has
// got into since.
Status standing(const SignOff& signoff, const Matter& matter, Instant now);

// Who would be asked for that approval now.
bool may_be_asked(const Matter& matter);

// Nothing when it is no decision.
std::optional<approvals::Decision> decision_of(const std::string& word);
// Every reason, at /decision, /reason and /code.
std::vector<Reason> check_answer(const Answer& answer);

inline constexpr std::size_t reason_bytes_max = 2000;

}  // namespace supercargo::signoffs
