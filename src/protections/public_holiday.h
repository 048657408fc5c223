// A public holiday that the company keeps for a country beside those of `rights`: of a region, or
// one that its law has made since. No period of a consumer there ends on it where the law says so.
#pragma once

#include <string>
#include <vector>

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo {

struct PublicHolidayTag {
  static constexpr char prefix[] = "phd";
};
using PublicHolidayId = Id<PublicHolidayTag>;

namespace protections {

struct PublicHoliday {
  PublicHolidayId id;
  std::string country;  // ISO 3166-1 alpha-2
  Day day;
  std::string name;
  std::string source;  // where it is published
  PersonId changed_by;
  std::int64_t revision = 0;
  Instant changed_at;
};

// One of a country and a day: added, or named anew.
Result<PublicHoliday> put_holiday(journal::Unit& unit, const PublicHoliday& given);
Result<db::Page<PublicHoliday>> list_holidays(const journal::Query& query,
                                              const db::ListRequest& request);
// Those kept for the country, at most a thousand.
std::vector<Day> holidays_of(const db::Reader& reader, const std::string& country);

}  // namespace protections
}  // namespace supercargo
