#include "http/openapi_operations.h"

#include <cstring>
#include <vector>

#include "http/json_object.h"
#include "http/openapi_components.h"
#include "http/routes.h"

namespace supercargo::http {
namespace {

bool has_body(const Operation& operation) {
  return operation.takes != nullptr ||
         (operation.effect == Effect::ordinary && operation.method != Method::del &&
          std::string_view(operation.media_type) != "application/json");
}

bool writes(const Operation& operation) {
  return operation.effect == Effect::ordinary || operation.effect == Effect::batched;
}

// A change of one record: If-Match may say which revision of it was meant.
bool changes_a_record(const Operation& operation) {
  return writes(operation) && std::strchr(operation.declared.path, '{') != nullptr;
}

bool may_give(const Operation& operation, int status) {
  const Declared& declared = operation.declared;
  switch (status) {
    case 401:
    case 403:
      return declared.door == Door::session;
    case 409:
      return writes(operation);
    case 412:
      return changes_a_record(operation);
    case 413:
    case 415:
      return has_body(operation);
    case 422:
      return writes(operation) || !operation.parameters.empty();
    case 428:
      return declared.if_match;
    default:
      return true;
  }
}

void add_path_parameters(const Operation& operation, std::vector<std::string>& parameters) {
  std::string_view path = operation.declared.path;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{')) {
    const auto close = path.find('}', open);
    JsonObject parameter;
    parameter.text("name", path.substr(open + 1, close - open - 1)).text("in", "path");
    parameter.text("description", "An id; a number or code is accepted wherever there is one.");
    parameter.raw("required", "true");
    parameter.raw("schema", R"({"type":"string","minLength":1,"maxLength":200})");
    parameters.push_back(parameter.json());
    path.remove_prefix(close + 1);
  }
}

std::string filter_parameter(const Field& field) {
  JsonObject parameter;
  parameter.text("name", field.name).text("in", "query");
  std::string words = field.rules.about;
  words.append(words.empty() ? "" : " ");
  words.append(
      "Several values by commas: any of them. `a..b`: from a to b, either may be missing.");
  parameter.text("description", words);
  return parameter.raw("schema", R"({"type":"string"})").json();
}

std::string query_parameter(const Parameter& offered, const Operation& operation,
                            Schemas& schemas) {
  if (offered.field == nullptr) return reference_to("parameters", offered.name);
  if (operation.is_list) return filter_parameter(*offered.field);
  JsonObject parameter;
  parameter.text("name", offered.name).text("in", "query");
  if (*offered.field->rules.about != '\0')
    parameter.text("description", offered.field->rules.about);
  if (offered.field->rules.required) parameter.raw("required", "true");
  return parameter.raw("schema", schemas.parameter(*offered.field)).json();
}

std::string parameters_of(const Operation& operation, Schemas& schemas) {
  std::vector<std::string> parameters;
  add_path_parameters(operation, parameters);
  for (const Parameter& offered : operation.parameters)
    parameters.push_back(query_parameter(offered, operation, schemas));
  if (operation.method == Method::post)
    parameters.push_back(reference_to("parameters", "IdempotencyKey"));
  if (changes_a_record(operation))
    parameters.push_back(
        reference_to("parameters", operation.declared.if_match ? "IfMatchRequired" : "IfMatch"));
  return json_list(parameters);
}

std::string content_of(const char* media_type, const std::string& schema) {
  const auto content = JsonObject().raw("schema", schema).json();
  return JsonObject().raw(media_type, content).json();
}

std::string items_schema(const std::string& items, std::size_t most) {
  JsonObject list;
  list.text("type", "array")
      .raw("items", items)
      .number("maxItems", static_cast<std::int64_t>(most));
  return list.json();
}

std::string body_of(const Operation& operation, Schemas& schemas) {
  JsonObject body;
  body.raw("required", "true");
  if (operation.takes == nullptr)
    return body.raw("content", content_of(operation.media_type, R"({"type":"string"})")).json();
  const Face face = operation.is_patch ? Face::changed : Face::taken;
  std::string schema = schemas.reference(*operation.takes, face);
  if (operation.is_many) {
    const auto items = JsonObject().raw("items", items_schema(schema, many_max)).json();
    schema = JsonObject()
                 .text("type", "object")
                 .raw("required", R"(["items"])")
                 .raw("properties", items)
                 .json();
  }
  const char* media = operation.is_patch ? "application/merge-patch+json" : operation.media_type;
  return body.raw("content", content_of(media, schema)).json();
}

std::string page_schema(const std::string& item) {
  JsonObject members;
  members.raw("items", items_schema(item, 500));
  members.raw("next_cursor", R"({"type":["string","null"],"description":"Of the next page."})");
  members.raw("count", R"({"type":"integer","description":"With count=true; at most 10000."})");
  return JsonObject()
      .text("type", "object")
      .raw("required", R"(["items","next_cursor"])")
      .raw("properties", members.json())
      .json();
}

std::string many_schema(const Operation& operation, const std::string& item) {
  JsonObject members;
  members.raw("status", R"({"type":"integer"})").raw(operation.gives->name, item);
  members.raw("problem", reference_to("schemas", "Problem"));
  const auto result = JsonObject()
                          .text("type", "object")
                          .raw("required", R"(["status"])")
                          .raw("properties", members.json())
                          .json();
  const auto items = JsonObject().raw("items", items_schema(result, many_max)).json();
  return JsonObject()
      .text("type", "object")
      .raw("required", R"(["items"])")
      .raw("properties", items)
      .json();
}

std::string success_of(const Operation& operation, Schemas& schemas) {
  JsonObject headers;
  headers.raw("X-Request-Id", reference_to("headers", "RequestId"));
  const bool has_revision = operation.gives != nullptr && !operation.is_list &&
                            !operation.is_many && operation.gives->has("revision");
  if (has_revision) headers.raw("ETag", reference_to("headers", "ETag"));
  if (operation.method == Method::post)
    headers.raw("Idempotency-Replayed", reference_to("headers", "IdempotencyReplayed"));
  JsonObject response;
  response.text("description", operation.declared.summary).raw("headers", headers.json());
  if (operation.gives != nullptr) {
    std::string schema = schemas.reference(*operation.gives, Face::shown);
    if (operation.is_list) schema = page_schema(schema);
    if (operation.is_many) schema = many_schema(operation, schema);
    response.raw("content", content_of("application/json", schema));
  } else if (operation.reply_media != nullptr) {
    response.raw("content", JsonObject().raw(operation.reply_media, "{}").json());
  }
  return response.json();
}

std::string responses_of(const Operation& operation, Schemas& schemas) {
  const bool is_empty = operation.gives == nullptr && operation.reply_media == nullptr;
  const int status = is_empty ? 204 : operation.declared.status;
  JsonObject responses;
  responses.raw(std::to_string(status), success_of(operation, schemas));
  for (const Failure& failure : failures)
    if (may_give(operation, failure.status))
      responses.raw(std::to_string(failure.status), reference_to("responses", failure.name));
  return responses.json();
}

std::string security_of(const Operation& operation) {
  if (operation.declared.door == Door::anonymous) return "[]";
  if (operation.method == Method::get) return R"([{"api_key":[]},{"session":[]}])";
  return R"([{"api_key":[]},{"session":[],"csrf_token":[]}])";
}

// Who may, in words: integrators look for it when they are refused.
std::string description_of(const Declared& declared) {
  std::string words;
  if (declared.door == Door::anonymous) return "Open to everybody.";
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    if (!declared.may.has(static_cast<Role>(i))) continue;
    words.append(words.empty() ? "For: " : ", ").append(role_names[i]);
  }
  words.push_back('.');
  if (declared.step_up) words.append(" Wants a proof of identity not older than ten minutes.");
  return words;
}

}  // namespace

std::string_view tag_of(const Operation& operation) {
  std::string_view path = operation.declared.path;
  path.remove_prefix(1);
  return path.substr(0, path.find('/'));
}

std::string operation_object(const Operation& operation, Schemas& schemas) {
  const Declared& declared = operation.declared;
  JsonObject object;
  object.text("operationId", declared.name).text("summary", declared.summary);
  object.text("description", description_of(declared));
  object.raw("tags", json_texts({std::string(tag_of(operation))}));
  const auto parameters = parameters_of(operation, schemas);
  if (parameters != "[]") object.raw("parameters", parameters);
  if (has_body(operation)) object.raw("requestBody", body_of(operation, schemas));
  object.raw("responses", responses_of(operation, schemas));
  return object.raw("security", security_of(operation)).json();
}

}  // namespace supercargo::http
