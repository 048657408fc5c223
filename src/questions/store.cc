#include "questions/store.h"

namespace supercargo::questions {

std::optional<Question> find(const db::Reader& reader, QuestionId id) {
  return reader.row<Question>(
      "SELECT {fields} FROM question WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

Result<db::Page<Question>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Question>(reader, request);
}

void add(db::Writer& writer, const Question& question) { writer.insert_row(question); }
void save(db::Writer& writer, const Question& question) { writer.update_row(question); }

}  // namespace supercargo::questions
