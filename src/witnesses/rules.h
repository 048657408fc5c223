// Who may testify about whom, what a statement has to say, and who reads it (domain 2.6 BE2, 11
// "Training, competency, witness"). Pure.
#pragma once

#include <optional>
#include <vector>

#include "kernel/result.h"
#include "witnesses/statement.h"

namespace supercargo::witnesses {

// Domain 11: SM PR FI QM CM; an auditor reads, an administrator has no part in it.
inline constexpr RoleSet signers{Role::sales_manager, Role::procurement, Role::finance,
                                 Role::quality_manager, Role::service_manager};
inline constexpr RoleSet readers_of_all = signers | RoleSet{Role::auditor};
// The others read what is said about themselves.
inline constexpr RoleSet readers =
    readers_of_all | RoleSet{Role::agent, Role::order_desk, Role::warehouse};

// Every reason why it is no testimony: too short, empty words, of what is yet to come.
std::vector<Reason> check_statement(const Sign& given, Instant now);
// Nobody testifies about his own work.
bool is_own(PersonId about, const journal::Actor& actor);
// Nothing when the actor may; the sole person of a company may, and that is recorded (decisions 1).
std::optional<Problem> check_can_sign(PersonId about, const journal::Actor& actor);

bool reads_all(const journal::Actor& actor);
bool may_read(const Statement& statement, const journal::Actor& actor);

}  // namespace supercargo::witnesses
