#include "protections/public_holiday.h"

#include "kernel/identifiers.h"
#include "protections/store.h"

namespace supercargo {

using protections::PublicHoliday;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Field fields[] = {
    field<&PublicHoliday::id>("id", shown),
    field<&PublicHoliday::country>("country", {.required = true,
                                               .personal = Personal::none,
                                               .filter = true,
                                               .max = 2,
                                               .valid = known_country,
                                               .refusal = "unknown_country",
                                               .about = "ISO 3166-1 alpha-2."}),
    field<&PublicHoliday::day>("day", {.required = true}),
    field<&PublicHoliday::name>("name", {.required = true, .personal = Personal::none, .max = 80}),
    field<&PublicHoliday::source>("source", {.required = true,
                                             .personal = Personal::none,
                                             .max = 400,
                                             .about = "Where it is published."}),
    field<&PublicHoliday::changed_by>("changed_by", shown),
    field<&PublicHoliday::revision>("revision", shown),
    field<&PublicHoliday::changed_at>("changed_at", shown),
};

}  // namespace

template <>
const Entity& entity<PublicHoliday>() {
  static constexpr Entity described =
      describe<PublicHoliday>("public_holiday", "public_holiday", fields);
  return described;
}

namespace protections {

Result<PublicHoliday> put_holiday(journal::Unit& unit, const PublicHoliday& given) {
  const auto before = store::holiday(unit.db, given.country, given.day);
  PublicHoliday kept = given;
  kept.changed_by = unit.actor().person;
  kept.changed_at = unit.now();
  kept.revision = before ? before->revision + 1 : 1;
  kept.id = before ? before->id : unit.make_id<PublicHolidayId>();
  if (before) {
    store::save(unit.db, kept);
    unit.tell(journal::changed("public_holiday_kept", *before, kept));
  } else {
    store::add(unit.db, kept);
    unit.tell(journal::created("public_holiday_kept", kept));
  }
  return kept;
}

Result<db::Page<PublicHoliday>> list_holidays(const journal::Query& query,
                                              const db::ListRequest& request) {
  return store::list_holidays(query.db, request);
}

std::vector<Day> holidays_of(const db::Reader& reader, const std::string& country) {
  std::vector<Day> days;
  for (const PublicHoliday& each : store::holidays(reader, country)) days.push_back(each.day);
  return days;
}

}  // namespace protections
}  // namespace supercargo
