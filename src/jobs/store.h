// All statements on the table of jobs.
#pragma once

#include <optional>
#include <string>

#include "db/writer.h"
#include "jobs/job.h"

namespace supercargo::jobs::store {

// False when one of that kind and subject is there.
bool add(db::Writer& writer, const Job& job);
// Due for longest, and nobody at it.
std::optional<Job> next_due(const db::Reader& reader, const std::string& kind, Instant now);
std::optional<Job> find(const db::Reader& reader, JobId id);
std::optional<Job> find(const db::Reader& reader, const std::string& kind, std::int64_t subject);
void save(db::Writer& writer, const Job& job);
void remove(db::Writer& writer, JobId id);

}  // namespace supercargo::jobs::store
