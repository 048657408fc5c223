// When a follow-up is due, who may complete it, and which record of a contact is a clear one
// (domain 2.0 and 2.6, BM4). Pure.
#pragma once

#include <vector>

#include "followups/follow_up.h"
#include "kernel/calendar.h"
#include "kernel/result.h"

namespace supercargo::followups {

// Decisions 2: AG OD WH CM SM create and complete their own.
inline constexpr RoleSet doers{Role::agent, Role::order_desk, Role::warehouse,
                               Role::service_manager, Role::sales_manager};

enum class Urgency : std::uint8_t { standard, urgent };

// Four working hours for what is urgent, else a working day: on Monday at ten, due on Tuesday at
// ten (domain 2.0).
Instant due_after(Instant now, Urgency urgency, const Calendar& calendar);

// Who hears of what was not done in time (domain 2.6, BM3: "not done by due → manager").
inline constexpr Role manager = Role::service_manager;
// It was the manager's from the beginning.
bool starts_escalated(const FollowUp& follow_up);

// The owner, or of a team's follow-up whoever holds its role; once it has come to the manager, the
// manager too.
bool may_complete(const FollowUp& follow_up, PersonId person, RoleSet roles);

// Every reason why the record would not be a clear one: too short, empty words, half a next step,
// a next step that is past, a contact that is yet to come.
std::vector<Reason> check_record(const Complete& given, Instant now);

// Fewer than three words beside those that say nothing about what happened: "ok, done", "called
// customer". Scripts without blanks count each pair of characters.
bool is_vague(std::string_view summary);

}  // namespace supercargo::followups
