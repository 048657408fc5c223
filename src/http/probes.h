// What stands outside the API for those who run the server: /healthz (the process lives), /readyz
// (it can serve: database answers, schema current, not draining) and /metrics.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/metrics.h"
#include "http/responder.h"

namespace supercargo::http {

struct ProbeSettings {
  std::string metrics_token = {};  // Bearer token for /metrics; empty: only where it is open
};

class Probes {
 public:
  // `can_serve` asks the database and may block: it runs on a thread of its own, at most once a
  // second, whoever asks.
  Probes(ProbeSettings settings, const Metrics& metrics, std::function<bool()> can_serve);
  ~Probes();

  static bool answers(const Request& request);
  // For the public listener: /metrics only with the token.
  void handle(const Request& request, Responder responder);
  // For a listener on loopback that serves nothing else: /metrics is open.
  void handle_inside(const Request& request, Responder responder);
  void drain();  // from now on not ready

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::http
