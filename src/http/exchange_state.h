// One request on its way through the server: what each step adds to it. Shared by server.cc and the
// write path; nobody else includes it.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "http/rates.h"
#include "http/server.h"

namespace supercargo::http {

struct Visit {
  Request request;
  Responder responder;
  const Operation* operation = nullptr;
  std::shared_ptr<const Principal> principal = {};
  Credential credential = {};
  Asked asked = {};
  Input input = {};
  Instant arrived = {};
  Address caller = {};
  std::int64_t tenant = 0;
  std::string trace_parent = {};
  Allowance allowance = {};
  InFlight place = {};
  bool replayed = false;
};

// The reply with its own headers: content type, ETag, replay mark.
Response response_of(const Visit& visit, const Result<Reply>& result);
// The refusal's code; empty when there is none.
std::string_view code_of(const Result<Reply>& result);

// What every reply carries: request id, trace, what is left of the rate, security headers.
void dress(const Visit& visit, Response& response);

void tell(Observer& observer, const Clock& clock, const Visit& visit, int status,
          std::string_view code);
// Dresses the reply, tells the observer and sends it.
void answer(Observer& observer, const Clock& clock, Visit& visit, Response response,
            std::string_view code);

// 500; but 503 where asking again is right: nothing was done while the database was away, or what
// was done is told by the caller's own idempotency key.
void answer_fault(Observer& observer, const Clock& clock, Visit& visit,
                  const std::exception& fault);

// The acts of the write path, one for each operation that writes.
class WriteActs {
 public:
  WriteActs(const Routes& routes, const ServerParts& parts);
  ~WriteActs();
  // False when the queue is full: the visit is still the caller's to answer.
  [[nodiscard]] bool submit(std::unique_ptr<Visit>& visit);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::http
