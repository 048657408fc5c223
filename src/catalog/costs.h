// Who sees what products cost us, and so what is earned on them: those who make and approve prices,
// and auditors (domain 11). Others sell, promise and pack without it.
#pragma once

#include "catalog/product.h"
#include "journal/actor.h"

namespace supercargo::catalog {

inline constexpr RoleSet cost_readers{Role::sales_manager, Role::procurement, Role::finance,
                                      Role::auditor};

inline bool sees_costs(const journal::Actor& actor) {
  return actor.kind == journal::ActorKind::shell_operator || actor.sole_person ||
         actor.roles.meets(cost_readers);
}

inline Product seen_by(const journal::Actor& actor, Product product) {
  if (!sees_costs(actor)) product.standard_cost.reset();
  return product;
}

}  // namespace supercargo::catalog
