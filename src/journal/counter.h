// Human numbers, without gaps: SO-2026-000123. A number is taken in the transaction that uses it,
// so a rollback gives it back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "db/writer.h"

namespace supercargo::journal {

// Takes `count` numbers in a row and returns the first; a counter begins at 1.
std::int64_t take_numbers(db::Writer& writer, const std::string& counter, std::int64_t count);
// The number taken last; 0: none yet.
std::int64_t last_number(const db::Reader& reader, const std::string& counter);

// The counter of one year's numbers: "SO-2026".
std::string yearly_counter(std::string_view prefix, int year);
// Six digits, more when they do not suffice.
std::string human_number(std::string_view prefix, int year, std::int64_t number);

}  // namespace supercargo::journal
