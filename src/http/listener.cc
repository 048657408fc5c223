#include "http/listener.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "http/admission.h"
#include "http/reply.h"
#include "http/sockets.h"
#include "http/worker.h"
#include "kernel/result.h"

namespace supercargo::http {
namespace {

constexpr int pause_ms = 50;

AdmissionLimits admission_limits(const Settings& settings) {
  AdmissionLimits limits{.connections = settings.connections,
                         .connections_a_network = settings.connections_a_network,
                         .exempt = {}};
  for (const auto& text : settings.trusted_proxies) {
    const auto network = parse_network(text);
    if (!network) throw Fault(fmt::format("trusted_proxies: {} is no address or network", text));
    limits.exempt.push_back(*network);
  }
  return limits;
}

}  // namespace

struct Listener::State {
  State(Settings given_settings, Handler given_handler)
      : settings(std::move(given_settings)),
        handler(std::move(given_handler)),
        admission(admission_limits(settings)) {}

  void accept_until_stopped();
  bool accept_one();
  void turn_away(Descriptor connection);

  const Settings settings;
  const Handler handler;
  Admission admission;
  Descriptor socket;
  Descriptor stop{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  std::uint16_t port = 0;
  std::vector<std::unique_ptr<Worker>> workers;
  std::thread acceptor;
  DateText date;
  std::atomic<std::uint64_t> refused_connections = 0;
};

void Listener::State::turn_away(Descriptor connection) {
  refused_connections.fetch_add(1, std::memory_order_relaxed);
  const auto reply =
      render(fixed_reply({503, "too_many_connections", "There are too many connections."}),
             {.ending = Ending::close, .date = date.at(std::time(nullptr))});
  send(connection.number(), reply.data(), reply.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  // A request that came and is left unread would make the kernel throw the reply away.
  shutdown(connection.number(), SHUT_WR);
  std::array<char, 4096> unread;
  for (int reads = 0; reads < 16; ++reads)
    if (recv(connection.number(), unread.data(), unread.size(), MSG_DONTWAIT) <= 0) break;
}

// False when nobody was there.
bool Listener::State::accept_one() {
  Accepted accepted = accept_from(socket);
  // Out of descriptors or memory: the caller waits in the kernel's queue meanwhile.
  if (accepted.out_of_means) std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
  if (!accepted.socket.is_open()) return false;
  if (!admission.admit(accepted.peer)) {
    turn_away(std::move(accepted.socket));
    return true;
  }
  const auto& calmest =
      *std::min_element(workers.begin(), workers.end(), [](const auto& left, const auto& right) {
        return left->open_connections() < right->open_connections();
      });
  calmest->adopt(accepted.socket.release(), accepted.peer);
  return true;
}

void Listener::State::accept_until_stopped() {
  const std::size_t most = descriptors_for_connections();
  for (;;) {
    const bool full = admission.open_connections() >= most;
    std::array<pollfd, 2> waits = {pollfd{stop.number(), POLLIN, 0},
                                   pollfd{full ? -1 : socket.number(), POLLIN, 0}};
    if (poll(waits.data(), waits.size(), full ? pause_ms : -1) < 0) continue;
    if (waits[0].revents != 0) break;
    if (waits[1].revents != 0) accept_one();
  }
  // Who was let in by the kernel already may have asked, and shall be answered.
  while (admission.open_connections() < most && accept_one()) continue;
}

Listener::Listener(Settings settings, Handler handler)
    : state_(std::make_unique<State>(std::move(settings), std::move(handler))) {}

Listener::~Listener() { drain(std::chrono::milliseconds(0)); }

void Listener::start() {
  State& state = *state_;
  SUPERCARGO_CHECK(state.workers.empty());
  state.socket = listening_on(state.settings.host, state.settings.port);
  state.port = port_of(state.socket);
  for (unsigned i = 0; i < std::max(1U, state.settings.threads); ++i) {
    state.workers.push_back(
        std::make_unique<Worker>(state.settings, state.handler, state.admission));
    state.workers.back()->start();
  }
  state.acceptor = std::thread([&state] { state.accept_until_stopped(); });
}

std::uint16_t Listener::port() const { return state_->port; }

void Listener::announce_end(std::chrono::milliseconds notice) {
  for (const auto& worker : state_->workers) worker->announce_end();
  std::this_thread::sleep_for(notice);
}

void Listener::drain(std::chrono::milliseconds grace) {
  State& state = *state_;
  if (!state.acceptor.joinable()) return;
  const std::uint64_t one = 1;
  SUPERCARGO_CHECK(write(state.stop.number(), &one, sizeof one) == sizeof one);
  state.acceptor.join();
  state.socket = Descriptor();
  const auto end = std::chrono::steady_clock::now() + grace;
  for (const auto& worker : state.workers) worker->drain();
  for (const auto& worker : state.workers) {
    if (!worker->finished_by(end)) worker->cut_off();
  }
  for (const auto& worker : state.workers) worker->join();
}

Statistics Listener::statistics() const {
  Statistics sums;
  for (const auto& worker : state_->workers) {
    sums.open_connections += worker->open_connections();
    sums.requests += worker->requests();
    sums.refused_requests += worker->refused_requests();
  }
  sums.refused_connections = state_->refused_connections.load(std::memory_order_relaxed);
  return sums;
}

}  // namespace supercargo::http
