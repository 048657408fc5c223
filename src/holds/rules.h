// Whose a hold is to release: each kind has its role, and never whoever placed it (domain 3.3).
// Pure.
#pragma once

#include <optional>

#include "holds/hold.h"
#include "kernel/result.h"
#include "orders/rules.h"

namespace supercargo::holds {

// Decisions 2.
inline constexpr RoleSet placers = orders::holders;

Role releaser(Kind kind);
inline constexpr RoleSet releasers{Role::order_desk, Role::sales_manager, Role::finance,
                                   Role::quality_manager, Role::service_manager};

bool is_own(const Hold& hold, const journal::Actor& actor);
// Nothing when the actor may; the sole person of a company may everything (decisions 1).
std::optional<Problem> check_can_release(const Hold& hold, const journal::Actor& actor);

}  // namespace supercargo::holds
