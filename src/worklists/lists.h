// The worklists as they are asked for: a page of each, and how long each is.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "worklists/item.h"

namespace supercargo::worklists {

// Orders that do not move, and why: not agreed yet and untouched for too long, or held.
Result<db::Page<Item>> list_stuck(const journal::Query& query, const db::ListRequest& request);
// Promises whose goods are not in sight in time.
Result<db::Page<Item>> list_at_risk(const journal::Query& query, const db::ListRequest& request);
// Orders that owe what was promised for a day that is over, those first that got nothing at all.
Result<db::Page<Item>> list_late(const journal::Query& query, const db::ListRequest& request);
// Follow-ups that are due today or were before.
Result<db::Page<Item>> list_follow_ups_due(const journal::Query& query,
                                           const db::ListRequest& request);
// What was not done in time and has come to the manager (domain 2.6, BM3).
Result<db::Page<Item>> list_escalated(const journal::Query& query, const db::ListRequest& request);
// Proofs of delivery that nobody has looked at (domain 3.6, VERIFY_POD).
Result<db::Page<Item>> list_proofs(const journal::Query& query, const db::ListRequest& request);
// What teams were asked about orders and should have answered by today.
Result<db::Page<Item>> list_questions_due(const journal::Query& query,
                                          const db::ListRequest& request);
// Decisions that the asking person may take: by role, and not barred by the separation of duties.
Result<db::Page<Item>> list_approvals_for_me(const journal::Query& query,
                                             const db::ListRequest& request);

// Orders that somebody is asked to take on, and has not answered (domain A2.7).
Result<db::Page<Item>> list_handovers_offered(const journal::Query& query,
                                              const db::ListRequest& request);

// How many of each, as far as the asking person may see them.
Result<Summary> summary(const journal::Query& query, const AskSummary& asked);

// Who may see what (domain 11).
inline constexpr RoleSet order_readers = staff;
inline constexpr RoleSet follow_up_readers{Role::agent,         Role::order_desk,
                                           Role::warehouse,     Role::service_manager,
                                           Role::sales_manager, Role::auditor};
inline constexpr RoleSet escalation_readers{Role::service_manager, Role::sales_manager,
                                            Role::auditor};
inline constexpr RoleSet proof_readers{
    Role::agent,   Role::order_desk,      Role::warehouse,       Role::sales_manager,
    Role::finance, Role::quality_manager, Role::service_manager, Role::auditor};
inline constexpr RoleSet approval_readers{
    Role::agent,   Role::order_desk,      Role::sales_manager,   Role::procurement,
    Role::finance, Role::quality_manager, Role::service_manager, Role::auditor};

}  // namespace supercargo::worklists
