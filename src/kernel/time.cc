#include "kernel/time.h"

#include "kernel/result.h"

namespace supercargo {

namespace {

namespace chrono = std::chrono;

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t day_us = 86'400 * second_us;

constexpr std::int32_t days_of(int year, int month, int day_of_month) {
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(day_of_month)}};
  return static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count());
}
constexpr std::int32_t first_day = days_of(1, 1, 1);
constexpr std::int32_t last_day = days_of(9999, 12, 31);

bool can_be_written(std::int64_t days) { return days >= first_day && days <= last_day; }

chrono::year_month_day date_of(Day day) {
  if (!can_be_written(day.days)) throw Fault("a day outside the years 1 to 9999");
  return chrono::year_month_day{chrono::sys_days{chrono::days{day.days}}};
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

void append_digits(std::string& out, std::int64_t value, std::size_t width) {
  out.append(width, '0');
  for (auto at = out.size(); value != 0; value /= 10)
    out[--at] = static_cast<char>('0' + value % 10);
}

// Reads a fixed form from the left; once anything failed, everything after it fails too.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  int number(std::size_t width) {
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value * 10 + digit();
    return value;
  }
  bool next_is(char c) const { return !rest_.empty() && rest_[0] == c; }
  bool next_is_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }
  void expect(char c) {
    if (next_is(c))
      rest_.remove_prefix(1);
    else
      fail();
  }
  int digit() {
    if (!next_is_digit()) return fail();
    const int value = rest_[0] - '0';
    rest_.remove_prefix(1);
    return value;
  }
  int fail() {
    good_ = false;
    rest_ = {};
    return 0;
  }
  bool finished() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

std::optional<Day> read_day(Reader& reader) {
  const int year = reader.number(4);
  reader.expect('-');
  const int month = reader.number(2);
  reader.expect('-');
  return make_day(year, month, reader.number(2));
}

std::int64_t read_time_us(Reader& reader) {
  const int hour = reader.number(2);
  reader.expect(':');
  const int minute = reader.number(2);
  reader.expect(':');
  const int second = reader.number(2);
  if (hour > 23 || minute > 59 || second > 59) reader.fail();
  return ((hour * 60 + minute) * 60 + second) * second_us;
}

std::int64_t read_fraction_us(Reader& reader) {
  if (!reader.next_is('.')) return 0;
  reader.expect('.');
  std::int64_t fraction = reader.digit();
  int digits = 1;
  for (; reader.next_is_digit() && digits < 9; ++digits) fraction = fraction * 10 + reader.digit();
  for (; digits < 9; ++digits) fraction *= 10;
  return fraction / 1000;
}

std::int64_t read_offset_us(Reader& reader) {
  if (reader.next_is('Z')) {
    reader.expect('Z');
    return 0;
  }
  const bool west = reader.next_is('-');
  reader.expect(west ? '-' : '+');
  const int hour = reader.number(2);
  reader.expect(':');
  const int minute = reader.number(2);
  if (hour > 23 || minute > 59) reader.fail();
  return (west ? -1 : 1) * (hour * 60 + minute) * 60 * second_us;
}

}  // namespace

Instant operator+(Instant instant, Duration duration) {
  Instant result;
  if (__builtin_add_overflow(instant.us, duration.count(), &result.us))
    throw Fault("an instant out of range");
  return result;
}

Instant operator-(Instant instant, Duration duration) {
  Instant result;
  if (__builtin_sub_overflow(instant.us, duration.count(), &result.us))
    throw Fault("an instant out of range");
  return result;
}

Duration operator-(Instant later, Instant earlier) {
  std::int64_t us = 0;
  if (__builtin_sub_overflow(later.us, earlier.us, &us)) throw Fault("a duration out of range");
  return Duration{us};
}

int Day::year() const { return static_cast<int>(date_of(*this).year()); }
int Day::month() const { return static_cast<int>(static_cast<unsigned>(date_of(*this).month())); }
int Day::day_of_month() const {
  return static_cast<int>(static_cast<unsigned>(date_of(*this).day()));
}

int Day::weekday() const {
  if (!can_be_written(days)) throw Fault("a day outside the years 1 to 9999");
  // Day 0 was a Thursday.
  return (days % 7 + 7 + 3) % 7 + 1;
}

Day operator+(Day day, int days) {
  const auto sum = std::int64_t{day.days} + days;
  if (!day || !can_be_written(sum)) throw Fault("a day outside the years 1 to 9999");
  return {static_cast<std::int32_t>(sum)};
}

int operator-(Day later, Day earlier) {
  if (!later || !earlier) throw Fault("no day to count from");
  return later.days - earlier.days;
}

std::optional<Day> make_day(int year, int month, int day_of_month) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day_of_month < 1 || day_of_month > 31) return std::nullopt;
  const Day day{days_of(year, month, day_of_month)};
  // A date that does not exist runs over into the next month.
  if (day.days > last_day || day.month() != month) return std::nullopt;
  return day;
}

Day day_in_utc(Instant instant) {
  return {static_cast<std::int32_t>(floor_divide(instant.us, day_us))};
}

void append_text(std::string& out, Day day) {
  if (!day) return;
  const auto date = date_of(day);
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.day()), 2);
}

void append_text(std::string& out, Instant instant) {
  if (!instant) return;
  const auto day = day_in_utc(instant);
  append_text(out, day);
  const auto us = instant.us - day.days * day_us;
  const auto seconds = us / second_us;
  out += 'T';
  append_digits(out, seconds / 3600, 2);
  out += ':';
  append_digits(out, seconds / 60 % 60, 2);
  out += ':';
  append_digits(out, seconds % 60, 2);
  out += '.';
  append_digits(out, us % second_us, 6);
  out += 'Z';
}

std::string text(Instant instant) {
  std::string out;
  append_text(out, instant);
  return out;
}

std::string text(Day day) {
  std::string out;
  append_text(out, day);
  return out;
}

std::optional<Day> parse_day(std::string_view text) {
  Reader reader(text);
  const auto day = read_day(reader);
  return reader.finished() ? day : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
  Reader reader(text);
  const auto day = read_day(reader);
  reader.expect('T');
  const auto time_us = read_time_us(reader);
  const auto fraction_us = read_fraction_us(reader);
  const auto offset_us = read_offset_us(reader);
  if (!day || !reader.finished()) return std::nullopt;
  const Instant instant{day->days * day_us + time_us + fraction_us - offset_us};
  if (!instant || !can_be_written(floor_divide(instant.us, day_us))) return std::nullopt;
  return instant;
}

}  // namespace supercargo
