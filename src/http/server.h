// From a request to its answer: route, authenticate, gate, read the input, then answer from the
// read pool or queue a write for the group commit. The only place where faults are caught.
#pragma once

#include <memory>
#include <string>

#include "db/database.h"
#include "db/group_writer.h"
#include "http/forwarded.h"
#include "http/gate.h"
#include "http/observer.h"
#include "http/principal.h"
#include "http/rates.h"
#include "http/read_pool.h"
#include "http/responder.h"
#include "http/router.h"
#include "kernel/clock.h"

namespace supercargo::http {

class Live;

struct ServerParts {
  db::Database& database;
  db::GroupWriter& writer;
  journal::Services& services;
  const Clock& clock;
  Authenticator& authenticator;
  Observer& observer;
  Live* live = nullptr;  // none: nobody can listen
};

struct ServerSettings {
  GateSettings gate = {};
  TrustSettings trust = {};
  RateSettings rates = {};
  unsigned read_threads = 4;
};

class Server {
 public:
  // `routes` must outlive the server.
  Server(const Routes& routes, const ServerParts& parts, const ServerSettings& settings);
  ~Server();

  // Never blocks; answers now or later from another thread.
  void handle(Request request, Responder responder);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace supercargo::http
