// Live events (security.md 8 "SSE"): one thread a process reads on in the journals of tenants that
// somebody listens to, at most a second after a fact and at once after one of our own commits; what
// passes without a fact is told on the way. Who listens is looked at again before every event and
// every heartbeat. Thread-safe.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/reader.h"
#include "http/observer.h"
#include "http/principal.h"
#include "http/responder.h"
#include "http/routes.h"
#include "kernel/clock.h"

namespace supercargo::http {

struct LiveSettings {
  std::size_t streams_a_session = 4;
  std::size_t streams_a_key = 8;
  std::size_t streams_a_tenant = 500;
  std::size_t streams = 5000;
  int replay_max = 1000;  // more than that was missed: the reader is told to start anew
  Duration heartbeat = std::chrono::seconds(15);
  Duration longest = std::chrono::hours(1);  // less a share that differs from stream to stream
  std::chrono::milliseconds poll{1000};
  std::chrono::milliseconds pause{20};  // between two looks, however many commits there are
};

// What passes and is no fact: told to those who listen now, and never again.
struct Passing {
  std::string record = {};        // as of facts: who may read one may hear of it
  std::string type = {};          // "presence.changed"
  std::string id = {};            // printed
  std::vector<PersonId> to = {};  // nobody else hears of it
};
// What passed in the reader's tenant since it was asked before; asked by one thread.
using PassingNews = std::function<std::vector<Passing>(const db::Reader& reader, Instant now)>;

struct LiveParts {
  const Routes& routes;  // who may read a record may hear of it
  db::Database& database;
  Authenticator& authenticator;
  const Clock& clock;
  Observer& observer;
  PassingNews passing = {};
};

// Who wants to listen.
struct Audience {
  Credential credential;
  std::shared_ptr<const Principal> principal;
  std::string last_event_id = {};  // as sent
};

class Live {
 public:
  Live(const LiveParts& parts, const LiveSettings& settings);
  ~Live();  // ends every stream
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  // Opens the stream with `head`, or gives the reason why not; then the responder is untouched.
  std::optional<Problem> open(Audience audience, Response head, Responder& responder);
  void wake();  // something was committed
  std::size_t streams() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// GET /events.
void add_live_route(Routes& routes);

}  // namespace supercargo::http
