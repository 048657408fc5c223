#include "jobs/store.h"

namespace supercargo {
namespace {

using jobs::Job;
constexpr Field job_fields[] = {
    field<&Job::id>("id", {.access = Access::read_only}),
    field<&Job::kind>("kind", {.access = Access::read_only, .personal = Personal::none}),
    field<&Job::subject>("subject", {.access = Access::read_only}),
    field<&Job::due_at>("due_at", {.access = Access::read_only}),
    field<&Job::lease_until>("lease_until", {.access = Access::read_only}),
    field<&Job::attempts>("attempts", {.access = Access::read_only}),
    field<&Job::payload>("payload", {.access = Access::hidden}),
    field<&Job::failure>("failure",
                         {.access = Access::read_only, .personal = Personal::none, .max = 500}),
};

}  // namespace

template <>
const Entity& entity<jobs::Job>() {
  static constexpr Entity described = describe<Job>("job", "job", job_fields);
  return described;
}

namespace jobs::store {

bool add(db::Writer& writer, const Job& job) {
  if (find(writer, job.kind, job.subject)) return false;
  writer.insert_row(job);
  return true;
}

std::optional<Job> next_due(const db::Reader& reader, const std::string& kind, Instant now) {
  return reader.row<Job>(
      "SELECT {fields} FROM job WHERE tenant_id = $1 AND kind = $2 AND due_at <= $3 "
      "AND (lease_until IS NULL OR lease_until <= $3) ORDER BY due_at, id LIMIT 1",
      kind, now);
}

std::optional<Job> find(const db::Reader& reader, JobId id) {
  return reader.row<Job>("SELECT {fields} FROM job WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::optional<Job> find(const db::Reader& reader, const std::string& kind, std::int64_t subject) {
  return reader.row<Job>(
      "SELECT {fields} FROM job WHERE tenant_id = $1 AND kind = $2 AND subject = $3 LIMIT 1", kind,
      subject);
}

void save(db::Writer& writer, const Job& job) { writer.update_row(job); }

void remove(db::Writer& writer, JobId id) {
  writer.run("DELETE FROM job WHERE tenant_id = $1 AND id = $2", id);
}

}  // namespace jobs::store
}  // namespace supercargo
