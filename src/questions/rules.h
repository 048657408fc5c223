// Who may answer a question, who may take it back, and when it has to be answered. Pure.
#pragma once

#include <optional>
#include <vector>

#include "kernel/calendar.h"
#include "kernel/result.h"
#include "questions/question.h"

namespace supercargo::questions {

// Whoever was asked by name, or holds the team's role; who is alone is everybody.
std::vector<Reason> check_can_answer(const Question& question, const journal::Actor& actor);
// Whoever asked.
std::vector<Reason> check_can_withdraw(const Question& question, const journal::Actor& actor);

// A working day, or four working hours when the order is urgent, unless a time is given.
Instant due_at(const Ask& wanted, const orders::Order& order, Instant now,
               const Calendar& calendar);

}  // namespace supercargo::questions
