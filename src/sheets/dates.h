// Dates and times as a stranger writes them. Times without an offset are of the wall clock in one
// time zone. One thread at a time; what a day's midnight is in that zone is remembered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/calendar.h"
#include "kernel/time.h"

namespace supercargo::sheets {

class Dates {
 public:
  // The format may hold %Y %y %m %d %H %M %S; numbers may lack leading zeros. Empty: ISO 8601, with
  // or without an offset. The zone must be known.
  Dates(std::string format, std::string zone);

  std::optional<Instant> instant(std::string_view text);
  std::optional<Day> day(std::string_view text);

 private:
  struct Written {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
  };
  std::optional<Written> read(std::string_view text) const;
  Instant at(Day day, int seconds);

  std::string format_;
  Calendar calendar_;
  Day known_day_;  // whose midnight and the next are known
  Instant midnight_;
  Instant next_midnight_;
};

}  // namespace supercargo::sheets
