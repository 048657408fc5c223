#include "http/input.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "db/search.h"
#include "http/json_items.h"
#include "http/signed_cursor.h"
#include "kernel/value.h"

namespace supercargo::http {
namespace {

// `id` of a record in a path is a reference: an id, a number or a code, resolved by the command.
const char* read_single(const Field& field, std::string_view text, void* input) {
  if (text.empty()) return "blank";
  if (const char* code = read_value(field, text, input, {})) return code;
  const Objection objection = check_value(field, input);
  return objection.code;
}

bool fits_path(const Field* field) {
  return field != nullptr && (field->kind == Kind::text || field->kind == Kind::id);
}

void fill_path(const Reading& reading, void* input) {
  for (const auto& [name, value] : reading.asked.path) {
    const Field* field = reading.entity.find(name);
    SUPERCARGO_CHECK(fits_path(field));  // by check_path_fields
    if (field->kind == Kind::text)
      *static_cast<std::string*>(field->ref(input)) = value;
    else  // what has no code or number beside its id; another word names nothing
      *static_cast<std::int64_t*>(field->ref(input)) = parse_id(field->prefix, value).value_or(0);
  }
}

bool is_in_path(const Asked& asked, std::string_view name) {
  for (const auto& [known, _] : asked.path)
    if (known == name) return true;
  return false;
}

void fill_query(const Reading& reading, void* input, std::vector<Reason>& reasons) {
  for (const auto& [name, value] : reading.asked.query) {
    const Field* field = reading.entity.find(name);
    const bool is_known = field != nullptr && field->rules.access != Access::hidden &&
                          !is_in_path(reading.asked, name);
    const char* code = is_known ? read_single(*field, value, input) : "unknown_parameter";
    if (code != nullptr) reasons.push_back({"?" + name, code, ""});
  }
  for (const Field& field : reading.entity.fields) {
    if (field.rules.required && field.rules.access != Access::hidden &&
        !is_in_path(reading.asked, field.name) && is_empty(field, input))
      reasons.push_back({std::string("?") + field.name, "required", ""});
  }
}

void fill_revision(const Reading& reading, void* input) {
  if (!reading.asked.if_match) return;
  const Field* field = reading.entity.find("revision");
  if (field != nullptr && field->kind == Kind::integer)
    *static_cast<std::int64_t*>(field->ref(input)) = *reading.asked.if_match;
}

// The caller's own session stands in no request: it comes from the credential.
void fill_own_session(const Reading& reading, void* input) {
  const Principal* principal = reading.asked.caller.get();
  if (principal == nullptr || principal->csrf_token.empty()) return;
  const Field* session = reading.entity.find("session");
  if (session != nullptr && session->rules.access == Access::hidden && session->kind == Kind::id)
    *static_cast<std::int64_t*>(session->ref(input)) = principal->id;
  const Field* csrf = reading.entity.find("csrf_token");
  if (csrf != nullptr && csrf->rules.access == Access::hidden && csrf->kind == Kind::text)
    *static_cast<std::string*>(csrf->ref(input)) = principal->csrf_token;
}

bool is_json(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find(';'));
  return type == "application/json" || type == "application/merge-patch+json";
}

std::optional<Problem> wrong_media(const Asked& asked) {
  if (is_json(asked.content_type)) return std::nullopt;
  return Problem{Refusal::unsupported_media, "unsupported_media_type",
                 "The body must be application/json."};
}

std::optional<int> small_number(std::string_view text, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number < 1 || number > most ? std::nullopt : std::optional(number);
}

const char* list_parameter(db::ListRequest& request, const std::string& name,
                           const std::string& value) {
  if (name == "limit") {
    const auto limit = small_number(value, db::page_limit_max);
    if (!limit) return "limit_out_of_range";
    request.limit = *limit;
  } else if (name == "cursor") {
    request.after = value;
  } else if (name == "sort") {
    request.sort = value;
  } else if (name == "q") {
    if (value.size() > 800) return "too_long";
    request.q = value;
  } else if (name == "count") {
    if (value != "true" && value != "false") return "not_a_boolean";
    request.count = value == "true";
  } else {
    return "unknown_parameter";
  }
  return nullptr;
}

// Limit and count may change from page to page; whatever else was asked decides the list.
CursorScope cursor_scope(const Asked& asked) {
  CursorScope scope{asked.call.tenant, asked.principal, asked.route, {}};
  auto asked_for = asked.query;
  asked_for.insert(asked_for.end(), asked.path.begin(), asked.path.end());
  std::sort(asked_for.begin(), asked_for.end());
  for (const auto& [name, value] : asked_for) {
    if (name == "cursor" || name == "limit" || name == "count") continue;
    scope.filters.append(json_text(name)).append(json_text(value));
  }
  return scope;
}

}  // namespace

void check_path_fields(const char* path, const Entity& entity) {
  std::string_view rest = path;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const auto close = rest.find('}', open);
    SUPERCARGO_CHECK(close != std::string_view::npos);
    const std::string name(rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
    if (fits_path(entity.find(name))) continue;
    const std::string mistake =
        std::string(path) + ": " + name + " must be a text or an id of " + entity.name;
    check_failed(mistake.c_str(), __FILE__, __LINE__);
  }
}

std::string cursor_of(const Asked& asked, const std::string& after) {
  if (after.empty() || asked.signer == nullptr) return after;
  return asked.signer->wrap(cursor_scope(asked), after);
}

std::optional<Problem> fill_input(const Reading& reading, void* input) {
  std::vector<Reason> reasons;
  const bool is_bare = reading.asked.body.empty();
  if (reading.has_body) {
    if (!is_bare)
      if (auto problem = wrong_media(reading.asked)) return problem;
    const auto document = JsonDocument::parse(is_bare ? "{}" : reading.asked.body);
    if (!document) return document.error();
    std::string pointer;
    read_record(document->root(), reading.entity, input,
                {.roles = giving_roles(reading.asked.call.actor)}, pointer, reasons);
    for (const auto& [name, _] : reading.asked.query)
      reasons.push_back({"?" + name, "unknown_parameter", ""});
    fill_path(reading, input);
  } else {
    fill_path(reading, input);
    fill_query(reading, input, reasons);
  }
  fill_revision(reading, input);
  fill_own_session(reading, input);
  if (reasons.empty()) return std::nullopt;
  return invalid(std::move(reasons));
}

Result<db::ListRequest> list_request(const Asked& asked, const Entity& entity) {
  db::ListRequest request;
  std::vector<Reason> reasons;
  for (const auto& [name, value] : asked.path) request.filters.emplace_back(name, value);
  for (const auto& [name, value] : asked.query) {
    const Field* field = entity.find(name);
    if (field != nullptr && field->rules.filter) {
      request.filters.emplace_back(name, value);
    } else if (const char* code = list_parameter(request, name, value)) {
      reasons.push_back({"?" + name, code, ""});
    }
  }
  if (!request.q.empty() && !db::is_searchable(entity.table))
    reasons.push_back({"?q", "not_searchable", "These are filtered, not searched."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  if (request.after.empty() || asked.signer == nullptr) return request;
  auto after = asked.signer->unwrap(cursor_scope(asked), request.after);
  if (!after) return std::move(after.error());
  request.after = std::move(*after);
  return request;
}

Result<Patch> patch_request(const Asked& asked) {
  if (auto problem = wrong_media(asked)) return std::move(*problem);
  Patch patch;
  patch.id = asked.path_value("id");
  patch.revision = asked.if_match;
  patch.body = asked.body;
  patch.roles = giving_roles(asked.call.actor);
  // Read once here too, so that a broken document costs no place in the write queue.
  const auto document = JsonDocument::parse(patch.body);
  if (!document) return document.error();
  if (!document->root().is(JsonKind::object))
    return invalid({{"", "wrong_type", "An object is wanted."}});
  return patch;
}

Result<std::vector<std::string>> batch_items(const Asked& asked, std::size_t items_max) {
  if (auto problem = wrong_media(asked)) return std::move(*problem);
  JsonLimits limits;
  limits.depth += 2;
  const auto document = JsonDocument::parse(asked.body, limits);
  if (!document) return document.error();
  std::optional<Json> list = document->root();
  if (list->is(JsonKind::object)) list = document->root().find("items");
  if (!list || !list->is(JsonKind::array))
    return invalid({{"/items", "wrong_type", "A list of items is wanted."}});
  if (list->size() > items_max)
    return invalid({{"/items", "too_many", "At most " + std::to_string(items_max) + "."}});
  // As they were sent; a list that is named in escapes is written anew.
  const auto sent = verbatim_items(asked.body);
  if (sent.size() == list->size()) return std::vector<std::string>(sent.begin(), sent.end());
  std::vector<std::string> items;
  for (auto item = list->first(); item; item = item->next())
    append_json(items.emplace_back(), *item);
  return items;
}

std::vector<Parameter> query_parameters(const Entity& entity, const char* path) {
  std::vector<Parameter> parameters;
  for (const Field& field : entity.fields) {
    const std::string in_path = std::string("{") + field.name + "}";
    if (field.rules.access == Access::hidden || std::strstr(path, in_path.c_str()) != nullptr)
      continue;
    parameters.push_back({field.name, &field});
  }
  return parameters;
}

std::vector<Parameter> list_parameters(const Entity& entity) {
  std::vector<Parameter> parameters;
  for (const char* own : {"limit", "cursor", "sort", "count"}) parameters.push_back({own, {}});
  if (db::is_searchable(entity.table)) parameters.push_back({"q", {}});
  for (const Field& field : entity.fields)
    if (field.rules.filter) parameters.push_back({field.name, &field});
  return parameters;
}

}  // namespace supercargo::http
