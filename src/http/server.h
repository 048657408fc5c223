// From a request to its answer: route, authenticate, gate, read the input, then answer from the
// read pool or queue a write for the group commit. The only place where faults are caught.
#pragma once

#include <memory>
#include <string>

#include "db/database.h"
#include "db/group_writer.h"
#include "http/gate.h"
#include "http/principal.h"
#include "http/read_pool.h"
#include "http/responder.h"
#include "http/router.h"
#include "kernel/clock.h"

namespace supercargo::http {

// What one answered request was, for logs and metrics. Never bodies, queries or names.
struct Answered {
  std::string request_id;
  Method method;
  std::string_view operation;  // empty: none was found
  std::int64_t tenant = 0;
  std::int64_t principal = 0;
  std::string peer;
  int status = 0;
  std::int64_t took_us = 0;
  std::string_view code;  // of the problem; empty when there was none
};

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void answered(const Answered& what) = 0;
  virtual void faulted(std::string_view request_id, const std::exception& fault) = 0;
};

struct ServerParts {
  db::Database& database;
  db::GroupWriter& writer;
  journal::Services& services;
  const Clock& clock;
  Authenticator& authenticator;
  Observer& observer;
};

class Server {
 public:
  // `routes` must outlive the server.
  Server(const Routes& routes, const ServerParts& parts, GateSettings settings,
         unsigned read_threads);
  ~Server();

  // Never blocks; answers now or later from another thread.
  void handle(Request request, Responder responder);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace supercargo::http
