#include "stock/warehouse.h"

#include <algorithm>

namespace supercargo {

using stock::Holiday;
using stock::Warehouse;
using stock::WorkingHours;

namespace {

constexpr const char* status_names[] = {"active", "closed"};
constexpr int day_minutes = 24 * 60;

bool is_digit(char c) { return '0' <= c && c <= '9'; }

// Minutes since midnight of "08:00"; -1 when it is no time of a day.
int minutes_of(std::string_view clock) {
  if (clock.size() != 5 || clock[2] != ':') return -1;
  for (const std::size_t at : {0U, 1U, 3U, 4U})
    if (!is_digit(clock[at])) return -1;
  const auto two = [&](std::size_t at) { return (clock[at] - '0') * 10 + (clock[at + 1] - '0'); };
  const int minutes = two(0) * 60 + two(3);
  return two(3) < 60 && minutes <= day_minutes ? minutes : -1;
}

bool time_of_day(std::string_view clock) { return minutes_of(clock) >= 0; }

bool is_capital(char c) { return 'A' <= c && c <= 'Z'; }
bool country_code(std::string_view code) {
  return code.size() == 2 && is_capital(code[0]) && is_capital(code[1]);
}

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

constexpr Field reference_fields[] = {
    field<&stock::WarehouseReference::id>(
        "id", {.personal = Personal::none, .about = "The warehouse's id or its code."}),
};

}  // namespace

template <>
Choices choices<stock::WarehouseStatus>() {
  return {status_names, std::size(status_names)};
}
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
template <>
const Entity& entity<stock::WarehouseReference>() {
  static constexpr Entity described =
      describe<stock::WarehouseReference>("warehouse_reference", "", reference_fields);
  return described;
}

namespace {

constexpr Field warehouse_fields[] = {
    field<&Warehouse::id>("id", {.access = Access::read_only}),
    field<&Warehouse::code>("code", {.required = true,
                                     .access = Access::create_only,
                                     .personal = Personal::none,
                                     .code = true,
                                     .filter = true,
                                     .sort = true,
                                     .sort_by = "code_key",
                                     .max = 40}),
    field<&Warehouse::name>(
        "name",
        {.required = true, .personal = Personal::none, .sort = true, .sort_by = "name_key"}),
    field<&Warehouse::time_zone>("time_zone", {.personal = Personal::none,
                                               .code = true,
                                               .max = 64,
                                               .valid = known_zone,
                                               .refusal = "unknown_time_zone",
                                               .about = "IANA time zone; the company's unless "
                                                        "given."}),
    field<&Warehouse::country>("country", {.personal = Personal::none,
                                           .code = true,
                                           .filter = true,
                                           .max = 2,
                                           .valid = country_code,
                                           .refusal = "unknown_country"}),
    field<&Warehouse::status>("status", {.filter = true}),
    field<&Warehouse::hours>("hours", {.stored = Stored::as_json,
                                       .max = 7,
                                       .about = "Its working hours; office hours unless given."}),
    field<&Warehouse::holidays>("holidays", {.stored = Stored::as_json, .max = 1000}),
    field<&Warehouse::code_key>("code_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Warehouse::name_key>("name_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Warehouse::revision>("revision", {.access = Access::read_only}),
    field<&Warehouse::created_at>("created_at",
                                  {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Warehouse::changed_at>("changed_at", {.access = Access::read_only}),
};

}  // namespace

template <>
const Entity& entity<Warehouse>() {
  static constexpr Entity described =
      describe<Warehouse>("warehouse", "warehouse", warehouse_fields);
  return described;
}

namespace stock {

std::vector<Reason> check_warehouse(const Warehouse& warehouse) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < warehouse.hours.size(); ++i) {
    const WorkingHours& hours = warehouse.hours[i];
    const std::string pointer = "/hours/" + std::to_string(i);
    if (minutes_of(hours.closes) <= minutes_of(hours.opens))
      reasons.push_back({pointer + "/closes", "not_after_opening", "It closes after it opens."});
    const auto is_same = [&](const WorkingHours& other) { return other.weekday == hours.weekday; };
    if (std::count_if(warehouse.hours.begin(), warehouse.hours.end(), is_same) > 1)
      reasons.push_back({pointer + "/weekday", "duplicate_weekday", "Each weekday stands once."});
  }
  return reasons;
}

Calendar calendar_of(const Warehouse& warehouse) {
  Calendar calendar;
  calendar.zone = warehouse.time_zone;
  if (!warehouse.hours.empty()) calendar.week = {};
  for (const WorkingHours& hours : warehouse.hours)
    calendar.week[static_cast<std::size_t>(hours.weekday - 1)] = {minutes_of(hours.opens),
                                                                  minutes_of(hours.closes)};
  for (const Holiday& holiday : warehouse.holidays) calendar.holidays.push_back(holiday.day);
  return calendar;
}

Day today_at(const Warehouse& warehouse, Instant now) {
  return local_day(now, calendar_of(warehouse));
}

}  // namespace stock
}  // namespace supercargo
