// Business calendars: which days a site works, from when to when on its own wall clock, in its
// IANA time zone. Deadlines in working days and working hours are counted here and nowhere else.
// Safe from several threads. A Fault is thrown for an unknown zone and for a search that finds no
// end within a hundred years, so a calendar without an open day stops instead of hanging; ask
// `usable` before a calendar is stored.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/time.h"

namespace supercargo {

// Minutes of the wall clock since midnight, up to 1440; closed when both are equal.
struct OpeningHours {
  int opens_minutes = 0;
  int closes_minutes = 0;
  bool closed() const { return opens_minutes == closes_minutes; }
  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

inline constexpr OpeningHours office_hours{9 * 60, 17 * 60 + 30};

struct Calendar {
  std::string zone = "UTC";
  // Monday first.
  std::array<OpeningHours, 7> week = {office_hours, office_hours,   office_hours,  office_hours,
                                      office_hours, OpeningHours{}, OpeningHours{}};
  // In any order.
  std::vector<Day> holidays = {};
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

// Exact spelling, as in the zone files of the machine. These tell daylight saving up to 2037; after
// that, standard time is used all year.
bool known_zone(std::string_view name);
// Whether the zone is known, the hours are in order and at least one weekday is open.
bool usable(const Calendar& calendar);

Day local_day(Instant instant, const Calendar& calendar);
// The first instant of the day. A day that the zone skipped begins when the next one does.
Instant start_of(Day day, const Calendar& calendar);

bool works_on(Day day, const Calendar& calendar);
// The first one after the day; `working_day_from` takes the day itself when it works.
Day next_working_day(Day day, const Calendar& calendar);
Day working_day_from(Day day, const Calendar& calendar);
// Negative counts go back. Zero leaves the day as it is, even when closed.
Day add_working_days(Day day, int count, const Calendar& calendar);

// The earliest instant by which so much working time has passed, hence 17:30 rather than the next
// morning. Zero leaves the instant as it is; negative amounts give the latest instant before it.
Instant add_working_time(Instant from, std::chrono::minutes amount, const Calendar& calendar);
// Whole minutes of opening hours between the two; negative when `to` is the earlier.
std::chrono::minutes working_time_between(Instant from, Instant to, const Calendar& calendar);

}  // namespace supercargo
