#include "stock/warehouse.h"

#include "kernel/text_keys.h"

namespace supercargo {

using stock::Warehouse;

namespace {

constexpr const char* status_names[] = {"active", "closed"};
bool is_capital(char c) { return 'A' <= c && c <= 'Z'; }
bool country_code(std::string_view code) {
  return code.size() == 2 && is_capital(code[0]) && is_capital(code[1]);
}

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

const Warehouse* named(std::span<const Warehouse> warehouses, std::string_view reference) {
  const auto id = parse<WarehouseId>(reference);
  const std::string key = comparison_key(reference);
  for (const Warehouse& each : warehouses) {
    const bool is_active = each.status == WarehouseStatus::active;
    if (reference.empty() ? is_active : (id ? each.id == *id : each.code_key == key)) return &each;
  }
  return nullptr;
}

Calendar calendar_of(const Warehouse& warehouse) {
  return policies::calendar_of(warehouse.time_zone, warehouse.hours, warehouse.holidays);
}

Day today_at(const Warehouse& warehouse, Instant now) {
  return local_day(now, calendar_of(warehouse));
}

}  // namespace stock
}  // namespace supercargo
