#include "rights/public_holidays.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>

namespace supercargo::rights {
namespace {

enum class Easter : std::uint8_t { western, eastern };

struct State {
  std::string_view country;
  Easter easter;
  const char* fixed;    // month and day: 1225
  const char* movable;  // days from Easter Sunday: 1 is its Monday, 39 Ascension, 50 Whit Monday
  const char* mondays = "";  // month and which of its Mondays, 9 the last: 51 is May's first
};

// By what their laws say of the whole state.
constexpr State states[] = {
    {"AT", Easter::western, "0101 0106 0501 0815 1026 1101 1208 1225 1226", "1 39 50 60"},
    {"BE", Easter::western, "0101 0501 0721 0815 1101 1111 1225", "1 39 50"},
    {"BG", Easter::eastern, "0101 0303 0501 0506 0524 0906 0922 1224 1225 1226", "-2 1"},
    {"CY", Easter::eastern, "0101 0106 0325 0401 0501 0815 1001 1028 1225 1226", "-48 -2 1 50"},
    {"CZ", Easter::western, "0101 0501 0508 0705 0706 0928 1028 1117 1224 1225 1226", "-2 1"},
    {"DE", Easter::western, "0101 0501 1003 1225 1226", "-2 1 39 50"},
    {"DK", Easter::western, "0101 1225 1226", "-3 -2 1 39 50"},
    {"EE", Easter::western, "0101 0224 0501 0623 0624 0820 1224 1225 1226", "-2"},
    {"ES", Easter::western, "0101 0106 0501 0815 1012 1101 1206 1208 1225", "-2"},
    {"FI", Easter::western, "0101 0106 0501 1206 1225 1226", "-2 1 39"},
    {"FR", Easter::western, "0101 0501 0508 0714 0815 1101 1111 1225", "1 39 50"},
    {"GR", Easter::eastern, "0101 0106 0325 0501 0815 1028 1225 1226", "-48 -2 1 50"},
    {"HR", Easter::western, "0101 0106 0501 0530 0622 0805 0815 1101 1118 1225 1226", "1 60"},
    {"HU", Easter::western, "0101 0315 0501 0820 1023 1101 1225 1226", "-2 1 50"},
    {"IE", Easter::western, "0101 0317 1225 1226", "1", "21 51 61 81 109"},
    {"IS", Easter::western, "0101 0501 0617 1225 1226", "-3 -2 1 39 50", "81"},
    {"IT", Easter::western, "0101 0106 0425 0501 0602 0815 1101 1208 1225 1226", "1"},
    {"LI", Easter::western, "0101 0106 0501 0815 0908 1101 1208 1225 1226", "1 39 50 60"},
    {"LT", Easter::western, "0101 0216 0311 0501 0624 0706 0815 1101 1102 1224 1225 1226", "1"},
    {"LU", Easter::western, "0101 0501 0509 0623 0815 1101 1225 1226", "1 39 50"},
    {"LV", Easter::western, "0101 0501 0504 0623 0624 1118 1224 1225 1226 1231", "-2 1"},
    {"MT", Easter::western, "0101 0210 0319 0331 0501 0607 0629 0815 0908 0921 1208 1213 1225",
     "-2"},
    {"NL", Easter::western, "0101 0427 1225 1226", "1 39 50"},
    {"NO", Easter::western, "0101 0501 0517 1225 1226", "-3 -2 1 39 50"},
    {"PL", Easter::western, "0101 0106 0501 0503 0815 1101 1111 1224 1225 1226", "1 60"},
    {"PT", Easter::western, "0101 0425 0501 0610 0815 1005 1101 1201 1208 1225", "-2 60"},
    {"RO", Easter::eastern, "0101 0102 0106 0107 0124 0501 0601 0815 1130 1201 1225 1226",
     "-2 1 50"},
    {"SE", Easter::western, "0101 0106 0501 0606 1225 1226", "-2 1 39"},
    {"SI", Easter::western, "0101 0102 0208 0427 0501 0502 0625 0815 1031 1101 1225 1226", "1"},
    {"SK", Easter::western, "0101 0106 0501 0508 0705 0829 0915 1101 1117 1224 1225 1226", "-2 1"},
};

constexpr int monday = 1;
constexpr int last_of_month = 9;
constexpr int days_a_week = 7;

// The n-th Monday of the month, or its last.
Day monday_of(int year, int month, int which) {
  Day day = *make_day(year, month, 1);
  while (day.weekday() != monday) day = day + 1;
  if (which != last_of_month) return day + (which - 1) * days_a_week;
  while ((day + days_a_week).month() == month) day = day + days_a_week;
  return day;
}

template <class Use>
void each_number(const char* words, const Use& use) {
  std::istringstream numbers(words);
  for (int number = 0; numbers >> number;) use(number);
}

}  // namespace

// Meeus, Jones and Butcher.
Day western_easter(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int of_century = year % 100;
  const int leap = (century + 8) / 25;
  const int moon = (19 * golden + century - century / 4 - (century - leap + 1) / 3 + 15) % 30;
  const int week = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
  const int late = (golden + 11 * moon + 22 * week) / 451;
  const int counted = moon + week - 7 * late + 114;
  return *make_day(year, counted / 31, counted % 31 + 1);
}

// Meeus for the Julian calendar, thirteen days later from 1900 to 2099.
Day eastern_easter(int year) {
  constexpr int between_calendars = 13;
  const int moon = (19 * (year % 19) + 15) % 30;
  const int week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const int counted = moon + week + 114;
  return *make_day(year, counted / 31, counted % 31 + 1) + between_calendars;
}

std::vector<Day> public_holidays(std::string_view country, int year) {
  const auto* state = std::find_if(std::begin(states), std::end(states),
                                   [&](const State& each) { return each.country == country; });
  std::vector<Day> days;
  if (state == std::end(states)) return days;
  each_number(state->fixed,
              [&](int number) { days.push_back(*make_day(year, number / 100, number % 100)); });
  const Day easter = state->easter == Easter::western ? western_easter(year) : eastern_easter(year);
  each_number(state->movable, [&](int number) { days.push_back(easter + number); });
  each_number(state->mondays,
              [&](int number) { days.push_back(monday_of(year, number / 10, number % 10)); });
  return days;
}

}  // namespace supercargo::rights
