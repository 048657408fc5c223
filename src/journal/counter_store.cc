#include <fmt/format.h>

#include "journal/counter.h"

namespace supercargo::journal {

std::int64_t take_numbers(db::Writer& writer, const std::string& counter, std::int64_t count) {
  SUPERCARGO_CHECK(count > 0);
  writer.run(
      "INSERT INTO counter (tenant_id, name, value) VALUES ($1, $2, $3) "
      "ON CONFLICT (tenant_id, name) DO UPDATE SET value = counter.value + excluded.value",
      counter, count);
  return last_number(writer, counter) - count + 1;
}

std::int64_t last_number(const db::Reader& reader, const std::string& counter) {
  return reader
      .value<std::int64_t>("SELECT value FROM counter WHERE tenant_id = $1 AND name = $2 LIMIT 1",
                           counter)
      .value_or(0);
}

std::string yearly_counter(std::string_view prefix, int year) {
  return fmt::format("{}-{:04}", prefix, year);
}

std::string human_number(std::string_view prefix, int year, std::int64_t number) {
  return fmt::format("{}-{:04}-{:06}", prefix, year, number);
}

}  // namespace supercargo::journal
