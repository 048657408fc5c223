// The seam through which tests fail the n-th engine call, and the one place where faults are
// worded.
#pragma once

#include <string>
#include <string_view>

#include "db/session.h"

namespace supercargo::db {

// Every call into an engine passes here first; throws when the test asked for it (database.h).
void count_call();

// A fault that names the statement by its first words; statements are literals, values never
// appear.
DatabaseFault fault_in(std::string sqlstate, std::string_view words, std::string_view statement);

// PostgreSQL cannot store NUL in text, so neither engine takes it.
void refuse_nul(std::string_view text, std::string_view statement);

}  // namespace supercargo::db
