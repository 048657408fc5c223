#include "http/openapi_schemas.h"

#include <algorithm>
#include <vector>

#include "http/json_object.h"
#include "kernel/json.h"

namespace supercargo::http {
namespace {

constexpr const char* decimal_pattern = R"(^-?[0-9]+(\.[0-9]+)?$)";

struct Scalar {
  const char* type = "string";
  const char* format = nullptr;
  const char* pattern = nullptr;
};

Scalar scalar_of(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return {.type = "boolean"};
    case Kind::integer:
      return {.type = "integer", .format = "int64"};
    case Kind::quantity:
    case Kind::price:
    case Kind::rate:
    case Kind::money:
      return {.format = "decimal", .pattern = decimal_pattern};
    case Kind::currency:
      return {.pattern = "^[A-Z]{3}$"};
    case Kind::instant:
      return {.format = "date-time"};
    case Kind::day:
      return {.format = "date"};
    default:
      return {};
  }
}

bool is_decimal(Kind kind) {
  return kind == Kind::quantity || kind == Kind::price || kind == Kind::rate || kind == Kind::money;
}

// What hangs below a record that is changed: a list's elements carry their key, or are new.
Face face_below(Face face) { return face == Face::changed ? Face::element : face; }

std::vector<std::string> names_of(const Choices& choices) {
  return {choices.names, choices.names + choices.count};
}

std::vector<std::string> types_of(const Field& field, Face face) {
  std::vector<std::string> types{scalar_of(field.kind).type};
  // An integer literal is as exact as a decimal string, and taken too.
  if (face != Face::shown && is_decimal(field.kind)) types.emplace_back("integer");
  if (may_be_null(field, face)) types.emplace_back("null");
  return types;
}

void add_limits(JsonObject& schema, const Field& field, Face face) {
  const Rules& rules = field.rules;
  if (field.kind == Kind::text) {
    if (face != Face::shown && rules.required) schema.number("minLength", 1);
    schema.number("maxLength", rules.max);
  }
  if (field.kind != Kind::integer) return;
  if (rules.least != std::numeric_limits<std::int64_t>::min())
    schema.number("minimum", rules.least);
  if (rules.most != std::numeric_limits<std::int64_t>::max()) schema.number("maximum", rules.most);
}

std::string words_about(const Field& field, Face face) {
  std::string words = field.rules.about;
  const auto add = [&](const char* sentence) {
    words.append(words.empty() ? "" : " ").append(sentence);
  };
  if (face != Face::shown && field.rules.access == Access::create_only) add("Given once.");
  if (field.rules.internal) add("Not shown to portals.");
  return words;
}

std::string scalar_schema(const Field& field, Face face) {
  const Scalar scalar = scalar_of(field.kind);
  JsonObject schema;
  const auto types = types_of(field, face);
  schema.raw("type", types.size() == 1 ? json_text(types.front()) : json_texts(types));
  if (scalar.format != nullptr) schema.text("format", scalar.format);
  if (scalar.pattern != nullptr) schema.text("pattern", scalar.pattern);
  if (field.kind == Kind::choice) {
    std::vector<std::string> values;
    for (const auto& name : names_of(field.choices())) values.push_back(json_text(name));
    if (may_be_null(field, face)) values.emplace_back("null");
    schema.raw("enum", json_list(values));
  }
  if (field.kind == Kind::id && face == Face::shown)
    schema.text("pattern", std::string("^") + field.prefix + "_[0-9a-z]{13}$");
  add_limits(schema, field, face);
  const auto words = words_about(field, face);
  if (!words.empty()) schema.text("description", words);
  if (face == Face::shown && field.rules.access == Access::read_only)
    schema.raw("readOnly", "true");
  return schema.json();
}

bool is_empty_by_itself(Kind kind) {
  return kind == Kind::text || kind == Kind::id || kind == Kind::currency ||
         kind == Kind::instant || kind == Kind::day || kind == Kind::json;
}

}  // namespace

std::string face_name(std::string_view entity, Face face) {
  std::string name;
  bool starts_word = true;
  for (const char c : entity) {
    if (c != '_')
      name.push_back(starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    starts_word = c == '_';
  }
  if (face == Face::taken) name.append("Input");
  if (face == Face::changed) name.append("Change");
  if (face == Face::element) name.append("Element");
  return name;
}

bool is_on(const Field& field, Face face) {
  if (field.rules.access == Access::hidden || field.kind == Kind::bytes) return false;
  switch (face) {
    case Face::shown:
      return true;
    case Face::taken:
      return field.rules.access == Access::writable || field.rules.access == Access::create_only;
    case Face::changed:
      return field.rules.access == Access::writable;
    case Face::element:
      return field.rules.access != Access::read_only;
  }
  return false;
}

bool may_be_null(const Field& field, Face face) {
  const bool never_null = field.kind == Kind::words || field.kind == Kind::list;
  if (face == Face::shown) {
    if (never_null || field.rules.required || field.rules.access == Access::key ||
        std::string_view(field.name) == "id")
      return false;
    return field.optional || is_empty_by_itself(field.kind);
  }
  // In what is sent, null says "absent" in a POST and "clear" in a PATCH.
  return !field.rules.required;
}

std::string Schemas::reference(const Entity& entity, Face face) {
  const std::string name = face_name(entity.name, face);
  const auto [known, is_new] = known_.emplace(name, &entity);
  if (known->second != &entity) throw Fault("two records are called " + name);
  if (is_new) schemas_[name] = record(entity, face);
  return JsonObject().text("$ref", "#/components/schemas/" + name).json();
}

std::string Schemas::parameter(const Field& field) {
  Field bare = field;
  bare.rules.required = true;  // a parameter that is there says something
  bare.rules.about = "";
  return property(bare, Face::taken);
}

std::string Schemas::record(const Entity& entity, Face face) {
  JsonObject properties;
  std::vector<std::string> required;
  for (const Field& field : entity.fields) {
    if (!is_on(field, face)) continue;
    properties.raw(field.name, property(field, face));
    const bool is_there = face == Face::shown ? !field.rules.internal
                                              : face != Face::changed && field.rules.required &&
                                                    field.rules.access != Access::key;
    if (is_there) required.emplace_back(field.name);
  }
  JsonObject schema;
  schema.text("type", "object");
  if (!required.empty()) schema.raw("required", json_texts(required));
  schema.raw("properties", properties.json());
  // Unknown keys are refused in what is sent; replies may gain members later.
  if (face != Face::shown) schema.raw("additionalProperties", "false");
  return schema.json();
}

std::string Schemas::property(const Field& field, Face face) {
  const std::string words = words_about(field, face);
  JsonObject schema;
  if (field.kind == Kind::object) {
    auto child = reference(field.child(), face_below(face));
    if (may_be_null(field, face))
      schema.raw("oneOf", json_list({child, R"({"type":"null"})"}));
    else
      return child;  // a reference stands alone: the schema it names has its own words
  } else if (field.kind == Kind::list || field.kind == Kind::words) {
    schema.raw("type", may_be_null(field, face) ? R"(["array","null"])" : R"("array")");
    schema.raw("items", field.kind == Kind::words ? R"({"type":"string","maxLength":200})"
                                                  : reference(field.child(), face_below(face)));
    schema.number("maxItems", field.rules.max);
  } else if (field.kind != Kind::json) {
    return scalar_schema(field, face);
  }
  if (!words.empty()) schema.text("description", words);
  if (face == Face::shown && field.rules.access == Access::read_only)
    schema.raw("readOnly", "true");
  return schema.json();
}

}  // namespace supercargo::http
