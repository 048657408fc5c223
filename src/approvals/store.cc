#include "approvals/store.h"

#include <algorithm>
#include <tuple>

namespace supercargo::approvals {

std::optional<Approval> find(const db::Reader& reader, ApprovalId id) {
  return reader.row<Approval>(
      "SELECT {fields} FROM approval WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<Approval> find_by_subjects(const db::Reader& reader,
                                       const std::vector<std::int64_t>& subject_ids) {
  auto found = reader.by_keys<Approval>("subject_id", subject_ids);
  std::sort(found.begin(), found.end(), [](const Approval& left, const Approval& right) {
    return std::tie(left.subject_id, left.id) < std::tie(right.subject_id, right.id);
  });
  return found;
}

std::vector<Approval> find_overdue(const db::Reader& reader, Instant now, std::int64_t most) {
  return reader.rows<Approval>(
      "SELECT {fields} FROM approval WHERE tenant_id = $1 AND status = 'pending' AND due_at <= $2 "
      "AND escalated_at IS NULL ORDER BY due_at, id LIMIT $3",
      now, most);
}

Result<db::Page<Approval>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Approval>(reader, request);
}

void add(db::Writer& writer, const std::vector<Approval>& approvals) {
  if (!approvals.empty()) writer.insert_rows(approvals);
}

void save(db::Writer& writer, const std::vector<Approval>& approvals) {
  if (!approvals.empty()) writer.update_rows(approvals);
}

}  // namespace supercargo::approvals
