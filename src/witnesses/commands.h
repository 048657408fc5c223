// Signing a statement, and reading those that one may.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "witnesses/statement.h"

namespace supercargo::witnesses {

Result<Statement> sign(journal::Unit& unit, const Sign& wanted);
Result<Statement> get(const journal::Query& query, const StatementReference& reference);
Result<db::Page<Statement>> list_statements(const journal::Query& query,
                                            const db::ListRequest& request);

}  // namespace supercargo::witnesses
