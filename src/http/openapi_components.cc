#include "http/openapi_components.h"

#include "http/json_object.h"

namespace supercargo::http {
namespace {

std::string header_field(const char* words, const char* schema) {
  return JsonObject().text("description", words).raw("schema", schema).json();
}

struct ListParameter {
  const char* name;
  const char* words;
  const char* schema;
};
constexpr ListParameter list_parameters_known[] = {
    {"limit", "How many at most.", R"({"type":"integer","minimum":1,"maximum":500,"default":50})"},
    {"cursor", "next_cursor of the page before.", R"({"type":"string","maxLength":2000})"},
    {"sort", "A field; `-` in front for descending. Newest first when it is not given.",
     R"({"type":"string","maxLength":100})"},
    {"q", "Words, each of which must begin a word of the record.",
     R"({"type":"string","maxLength":200})"},
    {"count", "Counts them too, up to 10000.", R"({"type":"boolean","default":false})"},
};

std::string header_parameter(const char* name, const char* words, const char* schema) {
  return JsonObject()
      .text("name", name)
      .text("in", "header")
      .text("description", words)
      .raw("schema", schema)
      .json();
}

bool says_when_to_come_again(int status) { return status == 429 || status == 503; }

}  // namespace

std::string reference_to(std::string_view kind, std::string_view name) {
  std::string place = "#/components/";
  place.append(kind).append("/").append(name);
  return JsonObject().text("$ref", place).json();
}

// RFC 9457 with our own members.
std::string problem_schema() {
  return R"({"type":"object","required":["type","title","status","detail","code","errors"],)"
         R"("description":"RFC 9457 problem details; further members depend on the code.",)"
         R"("properties":{"type":{"type":"string"},"title":{"type":"string"},)"
         R"("status":{"type":"integer"},"detail":{"type":"string"},)"
         R"("code":{"type":"string","description":"Stable; made for programs."},)"
         R"("request_id":{"type":"string"},)"
         R"("allowed":{"type":"array","items":{"type":"string"}},)"
         R"("errors":{"type":"array","description":"Every reason at once.",)"
         R"("items":{"$ref":"#/components/schemas/ProblemReason"}}}})";
}

std::string problem_reason_schema() {
  return R"({"type":"object","required":["pointer","code","detail"],"properties":{)"
         R"("pointer":{"type":"string",)"
         R"("description":"JSON pointer into the body; `?name` for a query parameter."},)"
         R"("code":{"type":"string"},"detail":{"type":"string"},)"
         R"("suggestions":{"type":"array","items":{"type":"object",)"
         R"("required":["value","label","reason"],"properties":{"value":{"type":"string"},)"
         R"("label":{"type":"string"},"reason":{"type":"string"}}}}}})";
}

std::string shared_responses() {
  JsonObject responses;
  const auto schema = JsonObject().raw("schema", reference_to("schemas", "Problem")).json();
  const auto content = JsonObject().raw("application/problem+json", schema).json();
  for (const Failure& failure : failures) {
    JsonObject headers;
    headers.raw("X-Request-Id", reference_to("headers", "RequestId"));
    if (says_when_to_come_again(failure.status))
      headers.raw("Retry-After", reference_to("headers", "RetryAfter"));
    if (failure.status == 429) headers.raw("RateLimit", reference_to("headers", "RateLimit"));
    JsonObject response;
    response.text("description", failure.words).raw("headers", headers.json());
    responses.raw(failure.name, response.raw("content", content).json());
  }
  return responses.json();
}

std::string shared_headers() {
  constexpr const char* text = R"({"type":"string"})";
  JsonObject headers;
  headers.raw("RequestId", header_field("The caller's own id of the request, or ours.", text));
  headers.raw("ETag", header_field("The record's revision, for If-Match.", text));
  headers.raw("IdempotencyReplayed",
              header_field("`true` when this is the answer given to the key before.", text));
  headers.raw("RetryAfter", header_field("Seconds to wait.", R"({"type":"integer"})"));
  headers.raw("RateLimit",
              header_field("What is left of the quota, and when it is whole again.", text));
  return headers.json();
}

std::string shared_parameters() {
  JsonObject parameters;
  for (const ListParameter& known : list_parameters_known) {
    JsonObject parameter;
    parameter.text("name", known.name).text("in", "query").text("description", known.words);
    parameters.raw(known.name, parameter.raw("schema", known.schema).json());
  }
  parameters.raw("IdempotencyKey",
                 header_parameter("Idempotency-Key",
                                  "The same key and body within 7 days give the first successful "
                                  "answer again; nothing is done twice.",
                                  R"({"type":"string","minLength":1,"maxLength":255})"));
  constexpr const char* words = "The record's revision (its ETag) that the change was made from.";
  constexpr const char* schema = R"({"type":"string"})";
  const auto name_and_place = JsonObject().text("name", "If-Match").text("in", "header");
  parameters.raw("IfMatch", header_parameter("If-Match", words, schema));
  parameters.raw("IfMatchRequired", JsonObject(name_and_place)
                                        .text("description", words)
                                        .raw("required", "true")
                                        .raw("schema", schema)
                                        .json());
  return parameters.json();
}

std::string security_schemes(std::string_view cookie_name) {
  const auto bearer = R"({"type":"http","scheme":"bearer","description":"An API key."})";
  JsonObject session;
  session.text("type", "apiKey").text("in", "cookie").text("name", cookie_name);
  session.text("description", "A browser's session; made by signing in.");
  JsonObject csrf;
  csrf.text("type", "apiKey").text("in", "header").text("name", "X-CSRF-Token");
  csrf.text("description", "Of the session; goes with its cookie on everything but GET.");
  return JsonObject()
      .raw("api_key", bearer)
      .raw("session", session.json())
      .raw("csrf_token", csrf.json())
      .json();
}

}  // namespace supercargo::http
