#include "http/openapi.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "http/json_object.h"
#include "http/openapi_components.h"
#include "http/openapi_operations.h"
#include "http/router.h"

namespace supercargo::http {
namespace {

constexpr const char* introduction =
    "Orders of a distributor, from receipt to a promise that is kept. Bodies are JSON in UTF-8 "
    "with snake_case keys; unknown keys are refused. Money, prices, quantities and rates are "
    "decimal strings. Instants are RFC 3339 in UTC. Every refusal is a problem document that "
    "lists all its reasons.";

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// "sales-orders" → "Sales orders."
std::string words_of_tag(std::string_view tag) {
  std::string words(tag);
  for (char& c : words)
    if (c == '-') c = ' ';
  if (words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  words.push_back('.');
  return words;
}

std::string information(const ApiAbout& about) {
  const auto license =
      JsonObject().text("name", "Apache License 2.0").text("identifier", "Apache-2.0").json();
  JsonObject info;
  info.text("title", "Supercargo").text("version", about.version);
  return info.text("description", introduction).raw("license", license).json();
}

// Operations by path, in the order declared; OpenAPI wants the methods of one path together.
struct Paths {
  std::vector<std::pair<std::string, JsonObject>> items;

  JsonObject& at(std::string_view path) {
    for (auto& [known, item] : items)
      if (known == path) return item;
    return items.emplace_back(path, JsonObject()).second;
  }
  std::string json() const {
    JsonObject paths;
    for (const auto& [path, item] : items) paths.raw(path, item.json());
    return paths.json();
  }
};

std::string components(const Schemas& schemas, const ApiAbout& about) {
  JsonObject all;
  for (const auto& [name, schema] : schemas.all()) all.raw(name, schema);
  all.raw("Problem", problem_schema()).raw("ProblemReason", problem_reason_schema());
  JsonObject parts;
  parts.raw("schemas", all.json());
  parts.raw("responses", shared_responses());
  parts.raw("headers", shared_headers());
  parts.raw("parameters", shared_parameters());
  return parts.raw("securitySchemes", security_schemes(about.cookie_name)).json();
}

}  // namespace

std::string openapi_document(const Routes& routes, const ApiAbout& about) {
  Schemas schemas;
  Paths paths;
  std::map<std::string, std::string> tags;
  for (const Operation& operation : routes.operations()) {
    paths.at(operation.declared.path)
        .raw(lower_case(method_name(operation.method)), operation_object(operation, schemas));
    const std::string tag(tag_of(operation));
    tags[tag] = JsonObject().text("name", tag).text("description", words_of_tag(tag)).json();
  }
  std::vector<std::string> tag_list;
  tag_list.reserve(tags.size());
  for (const auto& [_, tag] : tags) tag_list.push_back(tag);
  // Relative: wherever the document came from, the API is there too.
  const auto server = JsonObject().text("url", "/api/v1").json();
  JsonObject document;
  document.text("openapi", "3.1.0").raw("info", information(about));
  document.raw("servers", json_list({server})).raw("tags", json_list(tag_list));
  document.raw("paths", paths.json()).raw("components", components(schemas, about));
  return document.json();
}

void add_openapi_route(Routes& routes, ApiAbout about) {
  struct Made {
    std::once_flag once;
    std::string document;
  };
  const auto made = std::make_shared<Made>();
  const auto answer = [&routes, about = std::move(about), made](const Asked&) -> Result<Reply> {
    std::call_once(made->once, [&] { made->document = openapi_document(routes, about); });
    return Reply{.body = made->document};
  };
  routes.at_once({.path = "/openapi.json",
                  .name = "read_openapi",
                  .summary = "This description of the API.",
                  .door = Door::anonymous},
                 "application/json", answer);
}

}  // namespace supercargo::http
