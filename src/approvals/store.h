// All SQL of the table approval.
#pragma once

#include <optional>
#include <vector>

#include "approvals/approval.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::approvals {

std::optional<Approval> find(const db::Reader& reader, ApprovalId id);
// Every approval ever asked for on these records, oldest first within each.
std::vector<Approval> find_by_subjects(const db::Reader& reader,
                                       const std::vector<std::int64_t>& subject_ids);
// Pending beyond their time and not escalated yet, those first that have waited longest.
std::vector<Approval> find_overdue(const db::Reader& reader, Instant now, std::int64_t most);
Result<db::Page<Approval>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const std::vector<Approval>& approvals);
void save(db::Writer& writer, const std::vector<Approval>& approvals);

}  // namespace supercargo::approvals
