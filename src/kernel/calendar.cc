#include "kernel/calendar.h"

#include <date/tz.h>

#include <algorithm>

#include "kernel/result.h"

namespace supercargo {

namespace {

constexpr int days_searched_max = 36'525;
constexpr int day_minutes = 24 * 60;

// "localtime" is whatever this machine happens to be set to.
const date::time_zone* find_zone(std::string_view name) {
  if (name == "localtime") return nullptr;
  const auto& zones = date::get_tzdb().zones;
  const auto zone =
      std::lower_bound(zones.begin(), zones.end(), name,
                       [](const date::time_zone& a, std::string_view b) { return a.name() < b; });
  return zone != zones.end() && zone->name() == name ? &*zone : nullptr;
}

struct OpenTime {
  Instant opens;
  Instant closes;
};

// A calendar with its zone looked up once.
class Site {
 public:
  explicit Site(const Calendar& calendar) : calendar_(calendar), zone_(find_zone(calendar.zone)) {
    if (zone_ == nullptr) throw Fault("unknown time zone: " + calendar.zone);
  }

  Day day_of(Instant instant) const {
    const date::sys_time<Duration> utc{Duration{instant.us}};
    const auto local = date::floor<std::chrono::seconds>(utc);
    return day_in_utc(instant + zone_->get_info(local).offset);
  }

  // A time that the clock skips is the instant of the change; one that it shows twice, the first.
  Instant at(Day day, int minutes) const {
    const date::local_seconds local{std::chrono::seconds{(day + 0).days * std::int64_t{86'400}} +
                                    std::chrono::minutes{minutes}};
    const auto info = zone_->get_info(local);
    const auto seconds = info.result == date::local_info::nonexistent
                             ? info.first.end.time_since_epoch()
                             : local.time_since_epoch() - info.first.offset;
    return {Duration{seconds}.count()};
  }

  bool works_on(Day day) const {
    const auto& holidays = calendar_.holidays;
    return !hours_on(day).closed() &&
           std::find(holidays.begin(), holidays.end(), day) == holidays.end() &&
           at(day, 0) < at(day, day_minutes);  // Apia had no 30 December 2011.
  }

  // Empty, with both ends equal, on a day that does not work.
  OpenTime open_time(Day day) const {
    if (!works_on(day)) return {at(day, 0), at(day, 0)};
    return {at(day, hours_on(day).opens_minutes), at(day, hours_on(day).closes_minutes)};
  }

  Day working_day_beyond(Day day, int step) const {
    for (int i = 0; i < days_searched_max; ++i) {
      day = day + step;
      if (works_on(day)) return day;
    }
    throw Fault("a calendar that never opens");
  }

 private:
  const OpeningHours& hours_on(Day day) const {
    return calendar_.week[static_cast<std::size_t>(day.weekday() - 1)];
  }

  const Calendar& calendar_;
  const date::time_zone* zone_;
};

Instant after_working_time(Instant from, Duration left, const Site& site) {
  Day day = site.day_of(from);
  for (int i = 0; i < days_searched_max; ++i, day = day + 1) {
    const auto open = site.open_time(day);
    const auto begin = std::max(open.opens, from);
    if (begin >= open.closes) continue;
    if (left <= open.closes - begin) return begin + left;
    left -= open.closes - begin;
  }
  throw Fault("a deadline more than a hundred years away");
}

Instant before_working_time(Instant from, Duration left, const Site& site) {
  Day day = site.day_of(from);
  for (int i = 0; i < days_searched_max; ++i, day = day + -1) {
    const auto open = site.open_time(day);
    const auto end = std::min(open.closes, from);
    if (open.opens >= end) continue;
    if (left <= end - open.opens) return end - left;
    left -= end - open.opens;
  }
  throw Fault("a deadline more than a hundred years away");
}

}  // namespace

bool known_zone(std::string_view name) { return find_zone(name) != nullptr; }

bool usable(const Calendar& calendar) {
  const auto in_order = [](const OpeningHours& hours) {
    return 0 <= hours.opens_minutes && hours.opens_minutes <= hours.closes_minutes &&
           hours.closes_minutes <= day_minutes;
  };
  const auto open = [](const OpeningHours& hours) { return !hours.closed(); };
  const auto& week = calendar.week;
  return known_zone(calendar.zone) && std::all_of(week.begin(), week.end(), in_order) &&
         std::any_of(week.begin(), week.end(), open);
}

Day local_day(Instant instant, const Calendar& calendar) { return Site(calendar).day_of(instant); }

Instant start_of(Day day, const Calendar& calendar) { return Site(calendar).at(day, 0); }

bool works_on(Day day, const Calendar& calendar) { return Site(calendar).works_on(day); }

Day next_working_day(Day day, const Calendar& calendar) {
  return Site(calendar).working_day_beyond(day, 1);
}

Day working_day_from(Day day, const Calendar& calendar) {
  const Site site(calendar);
  return site.works_on(day) ? day : site.working_day_beyond(day, 1);
}

Day add_working_days(Day day, int count, const Calendar& calendar) {
  if (count < -days_searched_max || count > days_searched_max)
    throw Fault("a deadline more than a hundred years away");
  const Site site(calendar);
  const int step = count < 0 ? -1 : 1;
  for (int i = 0; i != count; i += step) day = site.working_day_beyond(day, step);
  return day;
}

Instant add_working_time(Instant from, std::chrono::minutes amount, const Calendar& calendar) {
  if (amount == std::chrono::minutes{0}) return from;
  const Site site(calendar);
  return amount.count() > 0 ? after_working_time(from, amount, site)
                            : before_working_time(from, -amount, site);
}

std::chrono::minutes working_time_between(Instant from, Instant to, const Calendar& calendar) {
  if (to < from) return -working_time_between(to, from, calendar);
  const Site site(calendar);
  const Day last = site.day_of(to);
  Day day = site.day_of(from);
  if (last - day > days_searched_max) throw Fault("a period of more than a hundred years");
  Duration total{0};
  for (; day <= last; day = day + 1) {
    const auto open = site.open_time(day);
    const auto begin = std::max(open.opens, from);
    const auto end = std::min(open.closes, to);
    if (begin < end) total += end - begin;
  }
  return std::chrono::duration_cast<std::chrono::minutes>(total);
}

}  // namespace supercargo
