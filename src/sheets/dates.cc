#include "sheets/dates.h"

namespace supercargo::sheets {
namespace {

constexpr std::string_view iso_format = "%Y-%m-%dT%H:%M:%S";
constexpr std::int64_t second_us = 1'000'000;
constexpr int day_seconds = 24 * 60 * 60;
// Where clocks are changed they are changed at night; later than this a wall clock is counted from
// the end of such a day.
constexpr int after_clock_change_seconds = 3 * 60 * 60;

// Up to `digits` digits from the front; nothing when there are none.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  int number = 0;
  std::size_t taken = 0;
  while (taken < digits && taken < text.size() && text[taken] >= '0' && text[taken] <= '9')
    number = number * 10 + (text[taken++] - '0');
  if (taken == 0) return std::nullopt;
  text.remove_prefix(taken);
  return number;
}

bool is_blank_or_t(char c) { return c == ' ' || c == 'T'; }

}  // namespace

Dates::Dates(std::string format, std::string zone) : format_(std::move(format)) {
  if (format_.empty()) format_ = iso_format;
  calendar_.zone = std::move(zone);
}

// A text that ends before the time of day begins is a day at midnight.
std::optional<Dates::Written> Dates::read(std::string_view text) const {
  Written written;
  for (std::size_t i = 0; i < format_.size(); ++i) {
    if (text.empty() && written.day != 0 && is_blank_or_t(format_[i])) return written;
    if (format_[i] != '%' || i + 1 == format_.size()) {
      const bool fits = !text.empty() && (text[0] == format_[i] ||
                                          (is_blank_or_t(text[0]) && is_blank_or_t(format_[i])));
      if (!fits) return std::nullopt;
      text.remove_prefix(1);
      continue;
    }
    const char what = format_[++i];
    const auto number = take_number(text, what == 'Y' ? 4 : 2);
    if (!number) return std::nullopt;
    switch (what) {
      case 'Y':
        written.year = *number;
        break;
      // Two digits are of this century's trade: 68 and before 20xx, as POSIX has it.
      case 'y':
        written.year = *number + (*number < 69 ? 2000 : 1900);
        break;
      case 'm':
        written.month = *number;
        break;
      case 'd':
        written.day = *number;
        break;
      case 'H':
        written.hour = *number;
        break;
      case 'M':
        written.minute = *number;
        break;
      case 'S':
        written.second = *number;
        break;
      default:
        return std::nullopt;
    }
  }
  if (!text.empty()) return std::nullopt;
  return written;
}

Instant Dates::at(Day day, int seconds) {
  if (day != known_day_) {
    midnight_ = start_of(day, calendar_);
    next_midnight_ = start_of(day + 1, calendar_);
    known_day_ = day;
  }
  const bool clock_changes = next_midnight_.us - midnight_.us != day_seconds * second_us;
  if (clock_changes && seconds >= after_clock_change_seconds)
    return {next_midnight_.us - (day_seconds - seconds) * second_us};
  return {midnight_.us + seconds * second_us};
}

std::optional<Instant> Dates::instant(std::string_view text) {
  if (format_ == iso_format)
    if (const auto exact = parse_instant(text)) return exact;
  const auto written = read(text);
  if (!written || written->hour > 23 || written->minute > 59 || written->second > 59)
    return std::nullopt;
  const auto day = make_day(written->year, written->month, written->day);
  if (!day) return std::nullopt;
  return at(*day, (written->hour * 60 + written->minute) * 60 + written->second);
}

std::optional<Day> Dates::day(std::string_view text) {
  const auto written = read(text);
  if (!written) return std::nullopt;
  return make_day(written->year, written->month, written->day);
}

}  // namespace supercargo::sheets
