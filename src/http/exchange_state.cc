#include "http/exchange_state.h"

#include "http/problem.h"
#include "http/reply.h"

namespace supercargo::http {
namespace {

// Scale rule 9. Whoever sent no key might do twice what may have been done already.
std::optional<Problem> passing(const Visit& visit, const std::exception& fault) {
  if (dynamic_cast<const db::OutcomeUnknown*>(&fault) != nullptr) {
    if (visit.asked.idempotency_key.empty()) return std::nullopt;
    return Problem{Refusal::overloaded, "outcome_unknown",
                   "Whether it was done is not known. The same Idempotency-Key tells."};
  }
  const auto* of_database = dynamic_cast<const db::DatabaseFault*>(&fault);
  if (of_database == nullptr || !of_database->may_be_tried_again()) return std::nullopt;
  return Problem{Refusal::overloaded, "database_away",
                 "The database does not answer. Nothing was done."};
}

}  // namespace

Response response_of(const Visit& visit, const Result<Reply>& result) {
  const std::string& request_id = visit.asked.call.request_id;
  if (!result) return problem_response(result.error(), request_id);
  if (result->refusal) return problem_response(*result->refusal, request_id);
  Response response{.status = result->status, .headers = result->headers, .body = result->body};
  if (!result->body.empty()) response.headers.emplace_back("Content-Type", result->content_type);
  if (result->revision)
    response.headers.emplace_back("ETag", '"' + std::to_string(*result->revision) + '"');
  if (visit.replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
  return response;
}

std::string_view code_of(const Result<Reply>& result) {
  if (!result) return result.error().code;
  return result->refusal ? std::string_view(result->refusal->code) : std::string_view();
}

void tell(Observer& observer, const Clock& clock, const Visit& visit, int status,
          std::string_view code) {
  observer.answered({.request_id = visit.asked.call.request_id,
                     .method = visit.request.method,
                     .operation = visit.operation ? visit.operation->declared.name : "",
                     .tenant = visit.tenant,
                     .principal = visit.principal ? visit.principal->id : 0,
                     .peer = visit.request.peer,
                     .status = status,
                     .took_us = clock.now().us - visit.arrived.us,
                     .code = code,
                     .trace_parent = visit.trace_parent});
}

void answer(Observer& observer, const Clock& clock, Visit& visit, Response response,
            std::string_view code) {
  dress(visit, response);
  tell(observer, clock, visit, response.status, code);
  visit.responder(std::move(response));
}

void answer_fault(Observer& observer, const Clock& clock, Visit& visit,
                  const std::exception& fault) {
  const std::string& request_id = visit.asked.call.request_id;
  observer.faulted(request_id, fault);
  const auto problem = passing(visit, fault);
  answer(observer, clock, visit,
         problem ? problem_response(*problem, request_id) : fault_response(request_id),
         problem ? std::string_view(problem->code) : "fault");
}

void dress(const Visit& visit, Response& response) {
  response.headers.emplace_back("X-Request-Id", visit.asked.call.request_id);
  if (!visit.trace_parent.empty()) response.headers.emplace_back("traceparent", visit.trace_parent);
  if (response.status != 429 && visit.allowance.granted) add_rate_limit(response, visit.allowance);
  add_security_headers(response);
}

}  // namespace supercargo::http
