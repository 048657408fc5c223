#include "http/typescript.h"

#include <map>
#include <utility>
#include <vector>

#include "http/openapi_schemas.h"
#include "kernel/json.h"

namespace supercargo::http {
namespace {

bool is_decimal(Kind kind) {
  return kind == Kind::quantity || kind == Kind::price || kind == Kind::rate || kind == Kind::money;
}

// Interfaces in the order of their names, each with those that it mentions.
class Interfaces {
 public:
  std::string reference(const Entity& entity, Face face) {
    std::string name = face_name(entity.name, face);
    if (written_.emplace(name, "").second) written_[name] = interface(entity, face);
    return name;
  }
  std::string all() const {
    std::string text;
    for (const auto& [name, body] : written_)
      text.append("export interface ").append(name).append(" ").append(body).append("\n\n");
    return text;
  }

 private:
  std::string interface(const Entity& entity, Face face) {
    std::string body = "{\n";
    for (const Field& field : entity.fields) {
      if (!is_on(field, face)) continue;
      if (*field.rules.about != '\0')
        body.append("  /** ").append(field.rules.about).append(" */\n");
      body.append("  ").append(field.name).append(is_always_there(field, face) ? ": " : "?: ");
      body.append(type_of(field, face)).append(may_be_null(field, face) ? " | null;\n" : ";\n");
    }
    return body.append("}");
  }

  static bool is_always_there(const Field& field, Face face) {
    if (face == Face::shown) return !field.rules.internal;
    return face != Face::changed && field.rules.required && field.rules.access != Access::key;
  }

  std::string type_of(const Field& field, Face face) {
    const Face below = face == Face::changed ? Face::element : face;
    switch (field.kind) {
      case Kind::boolean:
        return "boolean";
      case Kind::integer:
        return "number";
      case Kind::choice:
        return one_of(field.choices());
      case Kind::json:
        return "unknown";
      case Kind::words:
        return "string[]";
      case Kind::object:
        return reference(field.child(), below);
      case Kind::list:
        return reference(field.child(), below) + "[]";
      default:
        // An integer literal is as exact as a decimal string, and taken too.
        return is_decimal(field.kind) && face != Face::shown ? "string | number" : "string";
    }
  }

  static std::string one_of(const Choices& choices) {
    std::string type;
    for (std::size_t i = 0; i < choices.count; ++i)
      type.append(i == 0 ? "" : " | ").append(json_text(choices.names[i]));
    return type;
  }

  std::map<std::string, std::string> written_;
};

// The operation's line in the table of operations: names, path, what it takes and gives.
std::string operation_line(const Operation& operation, Interfaces& interfaces) {
  std::string takes = "undefined";
  if (operation.takes != nullptr) {
    takes =
        interfaces.reference(*operation.takes, operation.is_patch ? Face::changed : Face::taken);
    if (operation.is_many) takes = "{ items: " + takes + "[] }";
  }
  std::string gives = "undefined";
  if (operation.gives != nullptr) {
    gives = interfaces.reference(*operation.gives, Face::shown);
    if (operation.is_list) gives = "Page<" + gives + ">";
    if (operation.is_many) gives = "Results<" + gives + ">";
  }
  std::string line = "  ";
  line.append(operation.declared.name).append(": { path: ");
  line.append(json_text(operation.declared.path)).append("; takes: ").append(takes);
  return line.append("; gives: ").append(gives).append(" };\n");
}

constexpr const char* preamble =
    "// Made by `supercargo types` from the program's own field tables; do not edit.\n\n"
    "export interface Page<T> {\n"
    "  items: T[];\n"
    "  next_cursor: string | null;\n"
    "  count?: number;\n"
    "}\n\n"
    "export interface Reason {\n"
    "  pointer: string;\n"
    "  code: string;\n"
    "  detail: string;\n"
    "  suggestions?: { value: string; label: string; reason: string }[];\n"
    "}\n\n"
    "export interface Problem {\n"
    "  type: string;\n"
    "  title: string;\n"
    "  status: number;\n"
    "  detail: string;\n"
    "  code: string;\n"
    "  request_id?: string;\n"
    "  allowed?: string[];\n"
    "  errors: Reason[];\n"
    "  [member: string]: unknown;\n"
    "}\n\n"
    "/** One result for each item of a batch, in order: the record under its name, or a problem. "
    "*/\n"
    "export interface Results<T> {\n"
    "  items: ({ status: number; problem?: Problem } & { [record: string]: T | unknown })[];\n"
    "}\n\n";

}  // namespace

std::string typescript_types(const Routes& routes) {
  Interfaces interfaces;
  std::string operations = "/** By operationId. */\nexport interface Operations {\n";
  for (const Operation& operation : routes.operations())
    operations.append(operation_line(operation, interfaces));
  return preamble + interfaces.all() + operations + "}\n";
}

}  // namespace supercargo::http
