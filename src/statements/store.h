// All SQL of statement_round.
#pragma once

#include <optional>

#include "db/writer.h"
#include "statements/statement.h"

namespace supercargo::statements::store {

std::optional<Round> round(const db::Reader& reader);
void put(db::Writer& writer, const Round& round);

}  // namespace supercargo::statements::store
