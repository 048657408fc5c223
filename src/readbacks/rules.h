// How a read-back that was sent stands by now, and what stands against an answer. Pure.
#pragma once

#include <vector>

#include "kernel/calendar.h"
#include "kernel/result.h"
#include "readbacks/request.h"

namespace supercargo::readbacks {

// Any change of the order voids it, and so does an answer that came another way.
Status standing(const Request& request, const orders::Order& order, Instant now);

// When a silent customer is reminded: so many working days later, when the company opens.
Instant reminder_after(Instant sent, std::int64_t working_days, const Calendar& calendar);

// Which answer was given; nothing when it is none.
std::optional<Status> answer_of(const std::string& word);
// Every reason, at /name and /words.
std::vector<Reason> check_answer(const Answer& answer);

inline constexpr std::size_t name_bytes_max = 400;
inline constexpr std::size_t words_bytes_max = 6000;

}  // namespace supercargo::readbacks
