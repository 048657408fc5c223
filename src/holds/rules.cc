#include "holds/rules.h"

namespace supercargo::holds {
namespace {

std::string kind_name(Kind kind) { return choices<Kind>().names[static_cast<int>(kind)]; }

}  // namespace

Role releaser(Kind kind) {
  switch (kind) {
    case Kind::credit:
    case Kind::prepayment:
      return Role::finance;
    case Kind::price:
      return Role::sales_manager;
    case Kind::quality:
    case Kind::compliance:
      return Role::quality_manager;
    case Kind::customer_request:
      return Role::service_manager;
    case Kind::address:
      break;
  }
  return Role::order_desk;
}

bool is_own(const Hold& hold, const journal::Actor& actor) {
  return hold.placed_by && hold.placed_by == actor.person;
}

std::optional<Problem> check_can_release(const Hold& hold, const journal::Actor& actor) {
  if (actor.sole_person) return std::nullopt;
  if (is_own(hold, actor)) {
    return Problem{Refusal::invalid,
                   "separation_of_duties",
                   "The duties must stay in different hands.",
                   {{"", "placer_may_not_release", "Whoever placed a hold does not release it."}}};
  }
  const Role role = releaser(hold.kind);
  if (actor.roles.has(role)) return std::nullopt;
  return Problem{Refusal::forbidden, "forbidden",
                 "A hold of the kind " + kind_name(hold.kind) + " is released by a person who is " +
                     role_names[static_cast<std::size_t>(role)] + "."};
}

}  // namespace supercargo::holds
