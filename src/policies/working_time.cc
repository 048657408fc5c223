#include "policies/working_time.h"

#include <algorithm>

namespace supercargo {

using policies::Holiday;
using policies::WorkingHours;

namespace policies {

int minutes_of(std::string_view clock) {
  constexpr int day_minutes = 24 * 60;
  const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
  if (clock.size() != 5 || clock[2] != ':') return -1;
  for (const std::size_t at : {0U, 1U, 3U, 4U})
    if (!is_digit(clock[at])) return -1;
  const auto two = [&](std::size_t at) { return (clock[at] - '0') * 10 + (clock[at + 1] - '0'); };
  const int minutes = two(0) * 60 + two(3);
  return two(3) < 60 && minutes <= day_minutes ? minutes : -1;
}

bool time_of_day(std::string_view clock) { return minutes_of(clock) >= 0; }

}  // namespace policies

using policies::time_of_day;

namespace {

constexpr Field hours_fields[] = {
    field<&WorkingHours::weekday>("weekday",
                                  {.least = 1, .most = 7, .about = "Monday 1 to Sunday 7."}),
    field<&WorkingHours::opens>("opens", {.required = true,
                                          .personal = Personal::none,
                                          .code = true,
                                          .max = 5,
                                          .valid = time_of_day,
                                          .refusal = "not_a_time"}),
    field<&WorkingHours::closes>("closes", {.required = true,
                                            .personal = Personal::none,
                                            .code = true,
                                            .max = 5,
                                            .valid = time_of_day,
                                            .refusal = "not_a_time"}),
};

constexpr Field holiday_fields[] = {
    field<&Holiday::day>("day", {.required = true}),
    field<&Holiday::name>("name", {.personal = Personal::none}),
};

}  // namespace

template <>
const Entity& entity<WorkingHours>() {
  static constexpr Entity described = describe<WorkingHours>("working_hours", "", hours_fields);
  return described;
}
template <>
const Entity& entity<Holiday>() {
  static constexpr Entity described = describe<Holiday>("holiday", "", holiday_fields);
  return described;
}
namespace policies {

std::vector<Reason> check_hours(const std::vector<WorkingHours>& all) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const WorkingHours& hours = all[i];
    const std::string pointer = "/hours/" + std::to_string(i);
    if (minutes_of(hours.closes) <= minutes_of(hours.opens))
      reasons.push_back({pointer + "/closes", "not_after_opening", "It closes after it opens."});
    const auto is_same = [&](const WorkingHours& other) { return other.weekday == hours.weekday; };
    if (std::count_if(all.begin(), all.end(), is_same) > 1)
      reasons.push_back({pointer + "/weekday", "duplicate_weekday", "Each weekday stands once."});
  }
  return reasons;
}

Calendar calendar_of(const std::string& zone, const std::vector<WorkingHours>& hours,
                     const std::vector<Holiday>& holidays) {
  Calendar calendar;
  calendar.zone = zone;
  if (!hours.empty()) calendar.week = {};
  for (const WorkingHours& each : hours)
    calendar.week[static_cast<std::size_t>(each.weekday - 1)] = {minutes_of(each.opens),
                                                                 minutes_of(each.closes)};
  for (const Holiday& holiday : holidays) calendar.holidays.push_back(holiday.day);
  return calendar;
}

}  // namespace policies
}  // namespace supercargo
