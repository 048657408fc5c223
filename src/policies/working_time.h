// When a company or one of its sites works: hours of weekdays on its own wall clock, and holidays.
// Written alike wherever it is asked for, so that what is learnt in one place holds in the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/calendar.h"
#include "kernel/fields.h"
#include "kernel/result.h"

namespace supercargo {
namespace policies {

// When work is done on one weekday; a weekday that is not listed is closed.
struct WorkingHours {
  std::int64_t weekday = 0;  // ISO 8601: Monday 1 to Sunday 7
  std::string opens;         // on its own wall clock: 08:00
  std::string closes;        // up to 24:00
};

struct Holiday {
  Day day;
  std::string name;
};

// Minutes since midnight of "08:00", up to "24:00"; -1 when it is no time of a day.
int minutes_of(std::string_view clock);
bool time_of_day(std::string_view clock);

// Every reason against hours that a field named `hours` holds, beyond what each says for itself.
std::vector<Reason> check_hours(const std::vector<WorkingHours>& all);

// Of hours that passed the check, in an IANA zone; none given: office hours, Monday to Friday.
Calendar calendar_of(const std::string& zone, const std::vector<WorkingHours>& hours,
                     const std::vector<Holiday>& holidays);

}  // namespace policies

template <>
const Entity& entity<policies::WorkingHours>();
template <>
const Entity& entity<policies::Holiday>();

}  // namespace supercargo
