// A lost second factor, when its recovery codes are lost too (security 2.2, 6.4.4): one
// administrator asks for its removal, another agrees, and neither is the person it belongs to.
#pragma once

#include "approvals/commands.h"
#include "people/commands.h"

namespace supercargo {

namespace recovery {

// A request that nobody answered is over after this.
inline constexpr Duration request_life = std::chrono::hours(72);

struct Answer {
  std::string id;  // the person, by id or address
  approvals::Decision decision = approvals::Decision::approve;
  std::string reason;
};

// Asked again while one waits, the answer is that one.
Result<approvals::Approval> ask(journal::Unit& unit, const people::Verb& wanted);
// Agreed: the factor is gone and every session ended. Whose password is too short to stand alone is
// invited again, to set another.
Result<approvals::Approval> decide(journal::Unit& unit, const Answer& answer);
// What was asked last for that person.
Result<approvals::Approval> get(const journal::Query& query, const people::Verb& wanted);

}  // namespace recovery

template <>
const Entity& entity<recovery::Answer>();

}  // namespace supercargo
