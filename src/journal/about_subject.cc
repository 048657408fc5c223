#include "journal/about_subject.h"

#include "journal/changes.h"
#include "journal/entry_store.h"
#include "kernel/json.h"

namespace supercargo::journal {
namespace {

void append_member(std::string& out, const char* name, const std::string& json) {
  out += out.size() > 1 ? "," : "";
  append_json_text(out, name);
  out.append(":").append(json.empty() ? "null" : json);
}

std::string entry_json(const SubjectKeys& keys, std::int64_t tenant, const Entry& entry) {
  std::string changes = "{";
  for (const FieldChange& change : opened_personal_changes(keys, tenant, entry)) {
    const std::string before = change.before.text.empty() ? "null" : change.before.text;
    const std::string after = change.after.text.empty() ? "null" : change.after.text;
    std::string both = "{";
    append_member(both, "before", before);
    append_member(both, "after", after);
    append_member(changes, change.field.c_str(), both.append("}"));
  }
  std::string out = "{";
  append_member(out, "at", json_text(text(entry.at)));
  append_member(out, "name", json_text(entry.name));
  append_member(out, "record_id", json_text(id_text(entry.prefix, entry.record_id)));
  append_member(out, "changes", changes + "}");
  const std::string reason = opened_reason(keys, tenant, entry);
  if (!reason.empty()) append_member(out, "reason", json_text(reason));
  return out + "}";
}

}  // namespace

AboutSubject about_subject(const Query& query, std::int64_t subject, std::int64_t after,
                           int limit) {
  SubjectKeys keys(query.services.sealer);
  keys.read(query.db, {subject});
  AboutSubject about;
  for (const Entry& entry : entries_about(query.db, subject, after, limit)) {
    about.items.append(about.items.empty() ? "" : ",\n");
    about.items.append(entry_json(keys, query.db.tenant(), entry));
    about.last = entry.seq;
  }
  return about;
}

}  // namespace supercargo::journal
