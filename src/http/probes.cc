#include "http/probes.h"

#include <sodium.h>

#include <atomic>
#include <chrono>
#include <mutex>

#include "http/read_pool.h"
#include "http/reply.h"

namespace supercargo::http {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr auto remembered_for = std::chrono::seconds(1);

void reply(Responder& responder, int status, std::string body, const char* media = "text/plain") {
  Response response{
      .status = status, .headers = {{"Content-Type", media}}, .body = std::move(body)};
  add_security_headers(response);
  responder(std::move(response));
}

bool is_read(Method method) { return method == Method::get || method == Method::head; }

}  // namespace

struct Probes::State {
  State(ProbeSettings given, const Metrics& figures, std::function<bool()> asks)
      : settings(std::move(given)), metrics(figures), can_serve(std::move(asks)) {}

  bool is_ready() {
    if (draining) return false;
    const auto now = SteadyClock::now();
    if (now < good_until) return was_ready;
    try {
      was_ready = can_serve();
    } catch (const std::exception&) {
      was_ready = false;
    }
    good_until = now + remembered_for;
    return was_ready;
  }

  bool may_read_metrics(const Request& request) const {
    const std::string wanted = "Bearer " + settings.metrics_token;
    const auto sent = request.header("authorization");
    return !settings.metrics_token.empty() && sent.size() == wanted.size() &&
           sodium_memcmp(sent.data(), wanted.data(), wanted.size()) == 0;
  }

  const ProbeSettings settings;
  const Metrics& metrics;
  const std::function<bool()> can_serve;
  std::atomic<bool> draining = false;
  SteadyClock::time_point good_until{};  // these two are the asking thread's
  bool was_ready = false;
  ReadPool asking{1, 64};
};

Probes::Probes(ProbeSettings settings, const Metrics& metrics, std::function<bool()> can_serve)
    : state_(std::make_unique<State>(std::move(settings), metrics, std::move(can_serve))) {}

Probes::~Probes() = default;

bool Probes::answers(const Request& request) {
  return request.path == "/healthz" || request.path == "/readyz" || request.path == "/metrics";
}

void Probes::handle(const Request& request, Responder responder) {
  // Without the token there is nothing here, not even a refusal that tells of it.
  if (request.path == "/metrics" && !state_->may_read_metrics(request))
    return reply(responder, 404, "not found\n");
  handle_inside(request, std::move(responder));
}

void Probes::handle_inside(const Request& request, Responder responder) {
  if (!answers(request)) return reply(responder, 404, "not found\n");
  if (!is_read(request.method)) {
    Response response{.status = 405, .headers = {{"Allow", "GET, HEAD"}}, .body = {}};
    add_security_headers(response);
    return responder(std::move(response));
  }
  if (request.path == "/healthz") return reply(responder, 200, "ok\n");
  auto waiting = std::make_shared<Responder>(std::move(responder));
  const bool wants_metrics = request.path == "/metrics";
  const bool is_taken = state_->asking.submit([this, waiting, wants_metrics] {
    if (wants_metrics)
      return reply(*waiting, 200, state_->metrics.text(), "text/plain; version=0.0.4");
    const bool ready = state_->is_ready();
    reply(*waiting, ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
  });
  if (!is_taken) reply(*waiting, 503, "not ready\n");
}

void Probes::drain() { state_->draining = true; }

}  // namespace supercargo::http
