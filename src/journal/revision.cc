#include "journal/revision.h"

#include "journal/timeline.h"
#include "kernel/record_json.h"

namespace supercargo::journal {
namespace {

std::int64_t integer_of(const Entity& entity, const char* name, const void* record) {
  const Field* field = entity.find(name);
  SUPERCARGO_CHECK(field != nullptr);
  return *static_cast<const std::int64_t*>(field->ref(const_cast<void*>(record)));
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out.push_back(',');
    append_json_text(out, text);
  }
  return out + "]";
}

}  // namespace

std::optional<Problem> revision_conflict(const db::Reader& reader, const Entity& entity,
                                         const void* current, std::optional<std::int64_t> given) {
  if (!given || *given == integer_of(entity, "revision", current)) return std::nullopt;
  const auto changed = fields_changed_since(reader, integer_of(entity, "id", current), *given);
  std::string now;
  write_record(now, entity, current);
  return Problem{.refusal = Refusal::revision_conflict,
                 .code = "revision_conflict",
                 .detail = "Somebody saved in between; merge with what is there now.",
                 .members = {{"current", now}, {"changed_by_others", json_list(changed)}}};
}

}  // namespace supercargo::journal
