#include "http/problem.h"

#include "kernel/json.h"

namespace supercargo::http {
namespace {

const char* title_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::malformed:
      return "The request could not be read";
    case Refusal::unauthenticated:
      return "Sign in first";
    case Refusal::forbidden:
      return "Not allowed";
    case Refusal::not_found:
      return "Not found";
    case Refusal::not_in_this_state:
      return "Not possible in this state";
    case Refusal::revision_conflict:
      return "Changed by somebody else";
    case Refusal::too_large:
      return "Too large";
    case Refusal::unsupported_media:
      return "Unsupported content type";
    case Refusal::invalid:
      return "Refused";
    case Refusal::precondition_required:
      return "If-Match is required";
    case Refusal::too_many:
      return "Too many requests";
    case Refusal::overloaded:
      return "Try again shortly";
  }
  return "Refused";
}

void append_member(std::string& out, const char* name, std::string_view value) {
  out.append(",\"").append(name).append("\":");
  append_json_text(out, value);
}

void append_suggestions(std::string& out, const std::vector<Suggestion>& suggestions) {
  out.append(",\"suggestions\":[");
  for (const Suggestion& each : suggestions) {
    if (&each != suggestions.data()) out.push_back(',');
    out.append("{\"value\":");
    append_json_text(out, each.value);
    append_member(out, "label", each.label);
    append_member(out, "reason", each.reason);
    out.push_back('}');
  }
  out.push_back(']');
}

void append_reasons(std::string& out, const std::vector<Reason>& reasons) {
  out.append(",\"errors\":[");
  for (const Reason& reason : reasons) {
    if (&reason != reasons.data()) out.push_back(',');
    out.append("{\"pointer\":");
    append_json_text(out, reason.pointer);
    append_member(out, "code", reason.code);
    append_member(out, "detail", reason.detail);
    if (!reason.suggestions.empty()) append_suggestions(out, reason.suggestions);
    out.push_back('}');
  }
  out.push_back(']');
}

// In seconds; the refusal may know how long.
std::string retry_after(const Problem& problem) {
  for (const auto& [name, json] : problem.members)
    if (name == "retry_after_s") return json;
  return "1";
}

}  // namespace

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::malformed:
      return 400;
    case Refusal::unauthenticated:
      return 401;
    case Refusal::forbidden:
      return 403;
    case Refusal::not_found:
      return 404;
    case Refusal::not_in_this_state:
      return 409;
    case Refusal::revision_conflict:
      return 412;
    case Refusal::too_large:
      return 413;
    case Refusal::unsupported_media:
      return 415;
    case Refusal::invalid:
      return 422;
    case Refusal::precondition_required:
      return 428;
    case Refusal::too_many:
      return 429;
    case Refusal::overloaded:
      return 503;
  }
  return 422;
}

std::string problem_json(const Problem& problem, std::string_view request_id) {
  std::string out = "{\"type\":\"urn:supercargo:problem:";
  out.append(problem.code).append("\",\"title\":");
  append_json_text(out, title_of(problem.refusal));
  out.append(",\"status\":").append(std::to_string(status_of(problem.refusal)));
  append_member(out, "detail", problem.detail);
  append_member(out, "code", problem.code);
  append_member(out, "request_id", request_id);
  append_reasons(out, problem.reasons);
  for (const auto& [name, json] : problem.members)
    out.append(",\"").append(name).append("\":").append(json);
  out.push_back('}');
  return out;
}

Response problem_response(const Problem& problem, std::string_view request_id) {
  Response response{.status = status_of(problem.refusal),
                    .headers = {{"Content-Type", "application/problem+json"}},
                    .body = problem_json(problem, request_id)};
  if (problem.refusal == Refusal::unauthenticated)
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (problem.refusal == Refusal::overloaded || problem.refusal == Refusal::too_many)
    response.headers.emplace_back("Retry-After", retry_after(problem));
  return response;
}

Response fault_response(std::string_view request_id) {
  std::string body =
      R"({"type":"about:blank","title":"Internal error","status":500,"code":"fault")";
  body.append(",\"detail\":\"The fault has been logged under the request id.\"");
  append_member(body, "request_id", request_id);
  body.append(",\"errors\":[]}");
  return {.status = 500,
          .headers = {{"Content-Type", "application/problem+json"}},
          .body = std::move(body)};
}

}  // namespace supercargo::http
