// All SQL of the imports' tables: runs and what they named.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "imports/run.h"

namespace supercargo::imports {

std::optional<Run> find_run(const db::Reader& reader, const std::string& content_key);
std::optional<Run> find_run(const db::Reader& reader, ImportRunId id);
Result<db::Page<Run>> list_runs(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Run& run);
void save(db::Writer& writer, const Run& run);

void add_named(db::Writer& writer, const std::vector<Named>& named);
// Records of that entity named by any file of the call.
std::int64_t count_named(const db::Reader& reader, std::int64_t call_id, const std::string& entity);
// By that file.
std::int64_t count_named(const db::Reader& reader, ImportRunId run, const std::string& entity);

}  // namespace supercargo::imports
