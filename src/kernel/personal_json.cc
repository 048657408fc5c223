#include "kernel/personal_json.h"

#include "kernel/json.h"
#include "kernel/record_json.h"
#include "kernel/value.h"

namespace supercargo {
namespace {

bool is_personal(const Field& field) {
  const Personal personal = field.rules.personal;
  return personal != Personal::undeclared && personal != Personal::none &&
         field.rules.access != Access::hidden;
}

// Elements that tell nothing are left out.
std::string list_json(const Field& field, void* list) {
  std::string items;
  for (std::size_t n = 0; n < field.size(list); ++n) {
    const std::string item = personal_json(field.child(), field.at(list, n));
    if (!item.empty()) items.append(items.empty() ? "[" : ",").append(item);
  }
  return items.empty() ? items : items + "]";
}

std::string value_json(const Field& field, void* record) {
  if (field.optional && !field.has(record)) return {};
  if (field.kind == Kind::object) return personal_json(field.child(), field.ref(record));
  if (field.kind == Kind::list) return list_json(field, field.ref(record));
  if (!is_personal(field) || is_empty(field, record)) return {};
  std::string value;
  write_field(value, field, record);
  return value;
}

}  // namespace

std::string personal_json(const Entity& entity, void* record) {
  std::string members;
  for (const Field& field : entity.fields) {
    const std::string value = value_json(field, record);
    if (value.empty()) continue;
    members += members.empty() ? "{" : ",";
    append_json_text(members, field.name);
    members.append(":").append(value);
  }
  return members.empty() ? members : members + "}";
}

}  // namespace supercargo
