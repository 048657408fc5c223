#include "journal/subject_key_store.h"

namespace supercargo {

template <>
const Entity& entity<journal::SubjectKey>() {
  using journal::SubjectKey;
  static constexpr Field fields[] = {
      field<&SubjectKey::subject>("subject", {.column = "subject_id"}),
      field<&SubjectKey::sealed_key>("sealed_key"),
      field<&SubjectKey::created_at>("created_at"),
      field<&SubjectKey::erased_at>("erased_at"),
  };
  static constexpr Entity described = describe<SubjectKey>("subject_key", "subject_key", fields);
  return described;
}

namespace journal {

std::vector<SubjectKey> find_subject_keys(const db::Reader& reader,
                                          const std::vector<std::int64_t>& subjects) {
  return reader.by_keys<SubjectKey>("subject", subjects);
}

void add_subject_keys(db::Writer& writer, const std::vector<SubjectKey>& keys) {
  writer.insert_rows(keys);
}

bool erase_stored_key(db::Writer& writer, std::int64_t subject, Instant now) {
  const std::int64_t erased = writer.run(
      "UPDATE subject_key SET sealed_key = NULL, erased_at = $3 "
      "WHERE tenant_id = $1 AND subject_id = $2 AND erased_at IS NULL",
      subject, now);
  if (erased != 0) return true;
  return writer.insert_missing_rows(std::vector<SubjectKey>{{subject, {}, now, now}}) != 0;
}

}  // namespace journal
}  // namespace supercargo
