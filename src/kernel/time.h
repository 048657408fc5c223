// Instants (UTC microseconds) and days (dates without a time), with exactly one way to write and
// to read each. The years 1 to 9999 can be written; a Fault is thrown for what lies outside.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace supercargo {

using Duration = std::chrono::microseconds;

// Microseconds since 1970 in UTC; 0 means "none", so the epoch itself cannot be told.
struct Instant {
  std::int64_t us = 0;

  explicit operator bool() const { return us != 0; }
  friend auto operator<=>(Instant, Instant) = default;
};

// Throws Fault when the answer leaves 64 bits.
Instant operator+(Instant instant, Duration duration);
Instant operator-(Instant instant, Duration duration);
Duration operator-(Instant later, Instant earlier);

// Days since 1970-01-01.
struct Day {
  static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
  std::int32_t days = none;

  explicit operator bool() const { return days != none; }
  int year() const;
  int month() const;
  int day_of_month() const;
  // ISO 8601: Monday 1 to Sunday 7.
  int weekday() const;
  friend auto operator<=>(Day, Day) = default;
};

// Throws Fault for no day, and outside the years 1 to 9999.
Day operator+(Day day, int days);
inline Day operator-(Day day, int days) { return day + -days; }
int operator-(Day later, Day earlier);

// Nothing when there is no such date: 2026-02-29.
std::optional<Day> make_day(int year, int month, int day_of_month);
Day day_in_utc(Instant instant);

// "2026-03-02T14:00:00.000000Z" and "2026-03-02"; the empty text for none.
std::string text(Instant instant);
std::string text(Day day);
void append_text(std::string& out, Instant instant);
void append_text(std::string& out, Day day);

// RFC 3339 with capital T and Z, any offset, up to 9 fraction digits of which six are kept. No leap
// second: it has no place on our time line. The epoch is refused, since it would read as none.
std::optional<Instant> parse_instant(std::string_view text);
std::optional<Day> parse_day(std::string_view text);

}  // namespace supercargo
