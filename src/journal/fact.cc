#include <cstring>

#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/value.h"

namespace supercargo::journal {
namespace {

bool is_personal(Personal kind) { return kind != Personal::undeclared && kind != Personal::none; }

// Whether a person can be read from the value that stands there: a list of lines is sealed for the
// sake of a note, and not when no line has one.
bool holds_personal(const Field& field, const void* record) {
  if (is_empty(field, record)) return false;
  if (is_personal(field.rules.personal)) return true;
  if (field.child == nullptr) return false;
  const auto in_record = [&](const void* nested) {
    for (const Field& inner : field.child().fields)
      if (holds_personal(inner, nested)) return true;
    return false;
  };
  void* const value = field.ref(const_cast<void*>(record));
  if (field.kind != Kind::list) return in_record(value);
  for (std::size_t i = 0; i < field.size(value); ++i)
    if (in_record(field.at(value, i))) return true;
  return false;
}

// A child list has no column of its own here but is stored all the same; what is stored nowhere at
// all was computed for the reader and did not happen.
bool is_told(const Field& field) {
  if (field.rules.access == Access::hidden || field.kind == Kind::bytes) return false;
  // Both stand in the entry itself.
  if (std::strcmp(field.name, "id") == 0 || std::strcmp(field.name, "revision") == 0) return false;
  if (field.is_column()) return true;
  return field.child != nullptr && *field.child().table != '\0';
}

std::string value_json(const Field& field, const void* record) {
  if (is_empty(field, record)) return "null";
  std::string out;
  write_field(out, field, record, {.sparse = true});
  return out;
}

std::int64_t number_of(const Entity& entity, const void* record, const char* name) {
  const Field* field = entity.find(name);
  if (field == nullptr || (field->kind != Kind::integer && field->kind != Kind::id)) return 0;
  if (is_empty(*field, record)) return 0;
  return *static_cast<const std::int64_t*>(field->ref(const_cast<void*>(record)));
}

Fact fact_of(const char* name, const Entity& entity, const void* record, std::int64_t subject) {
  const Field* id = entity.find("id");
  return {.name = name,
          .record = entity.name,
          .record_id = number_of(entity, record, "id"),
          .prefix = id != nullptr && id->prefix != nullptr ? id->prefix : "",
          .revision = number_of(entity, record, "revision"),
          .subject = subject};
}

}  // namespace

Fact created(const char* name, const Entity& entity, const void* record, std::int64_t subject) {
  Fact fact = fact_of(name, entity, record, subject);
  for (const Field& field : entity.fields) {
    if (is_told(field) && !is_empty(field, record))
      fact.changes.push_back(
          {field.name, "null", value_json(field, record), holds_personal(field, record)});
  }
  return fact;
}

Fact changed(const char* name, const Entity& entity, const void* before, const void* after,
             std::int64_t subject) {
  Fact fact = fact_of(name, entity, after, subject);
  for (const Field& field : entity.fields) {
    if (!is_told(field)) continue;
    std::string was = value_json(field, before);
    std::string is = value_json(field, after);
    if (was == is) continue;
    const bool is_sealed = holds_personal(field, before) || holds_personal(field, after);
    fact.changes.push_back({field.name, std::move(was), std::move(is), is_sealed});
  }
  return fact;
}

}  // namespace supercargo::journal
