// One request on its way through the server: what each step adds to it. Shared by server.cc and the
// write path; nobody else includes it.
#pragma once

#include <atomic>
#include <memory>
#include <string>

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
  std::int64_t tenant = 0;
  bool replayed = false;
};

// The reply with its headers: content type, ETag, request id, replay mark.
Response response_of(const Visit& visit, const Result<Reply>& result);

// Tells the observer and gives back what is to be sent.
void answer(Observer& observer, const Clock& clock, Visit& visit, Response response,
            std::string_view code);

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
