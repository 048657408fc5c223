// All SQL of witness_statement. Rows are added and never changed.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "witnesses/statement.h"

namespace supercargo::witnesses {

std::optional<Statement> find(const db::Reader& reader, StatementId id);
// `about` narrows it to those about one person; none: all.
Result<db::Page<Statement>> list(const db::Reader& reader, const db::ListRequest& request,
                                 PersonId about);
// The oldest first, at most so many.
std::vector<Statement> of_order(const db::Reader& reader, OrderId order, std::int64_t limit);

void add(db::Writer& writer, const Statement& statement);

}  // namespace supercargo::witnesses
