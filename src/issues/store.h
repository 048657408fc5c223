// All SQL of the issues.
#pragma once

#include <optional>
#include <string>

#include "db/listing.h"
#include "db/writer.h"
#include "issues/issue.h"

namespace supercargo::issues {

// By id or number.
std::optional<Issue> find(const db::Reader& reader, const std::string& reference);
Result<db::Page<Issue>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const Issue& issue);
void save(db::Writer& writer, const Issue& issue);

}  // namespace supercargo::issues
