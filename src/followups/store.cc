#include "followups/store.h"

namespace supercargo::followups {

std::optional<FollowUp> find(const db::Reader& reader, FollowUpId id) {
  auto found = reader.row<FollowUp>(
      "SELECT {fields} FROM follow_up WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
  if (found && found->status == Status::done)
    found->record = reader.row<Interaction>(
        "SELECT {fields} FROM interaction WHERE tenant_id = $1 AND follow_up = $2 LIMIT 1", id);
  return found;
}

Result<db::Page<FollowUp>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<FollowUp>(reader, request);
}

std::optional<FollowUp> find_open(const db::Reader& reader, const Standing& wanted) {
  return reader.row<FollowUp>(
      "SELECT {fields} FROM follow_up WHERE tenant_id = $1 AND subject_id = $2 AND cause = $3 "
      "AND occasion = $4 AND status = 'open' ORDER BY id LIMIT 1",
      wanted.subject_id, wanted.cause, wanted.occasion);
}

void add(db::Writer& writer, const FollowUp& follow_up) { writer.insert_row(follow_up); }
void save(db::Writer& writer, const FollowUp& follow_up) { writer.update_row(follow_up); }
void add(db::Writer& writer, const Interaction& interaction) { writer.insert_row(interaction); }

}  // namespace supercargo::followups
