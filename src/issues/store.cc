#include "issues/store.h"

namespace supercargo::issues {

std::optional<Issue> find(const db::Reader& reader, const std::string& reference) {
  if (const auto id = parse<IssueId>(reference))
    return reader.row<Issue>(
        "SELECT {fields} FROM order_issue WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Issue>(
      "SELECT {fields} FROM order_issue WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

Result<db::Page<Issue>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Issue>(reader, request);
}

void add(db::Writer& writer, const Issue& issue) { writer.insert_row(issue); }
void save(db::Writer& writer, const Issue& issue) { writer.update_row(issue); }

}  // namespace supercargo::issues
