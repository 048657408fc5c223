#include "http/worker.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <optional>
#include <thread>

#include "http/session.h"

namespace supercargo::http {
namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

constexpr auto clock_tick = std::chrono::milliseconds(100);
constexpr auto draining_tick = std::chrono::milliseconds(5);  // nobody waits for the clock to end

}  // namespace

struct Worker::State {
  State(const Settings& settings, const Handler& handler, Admission& admission)
      : lane{.settings = settings,
             .handler = handler,
             .admission = admission,
             .io = io,
             .outlet = std::make_shared<Outlet>(
                 [this] { asio::post(io, [this] { lane.outlet->deliver(); }); })} {}

  void run() {
    lane.outlet->claim();
    io.run();
    lane.outlet->shut();
    finished_promise.set_value();
  }

  // One clock for all connections: a timer for each would cost more than many a request.
  void keep_time() {
    timer.expires_after(lane.draining ? draining_tick : clock_tick);
    timer.async_wait([this](const boost::system::error_code& error) {
      const bool hurried = error && lane.draining;
      if ((error && !hurried) || lane.connections.empty()) {
        keeping_time = false;
        return;
      }
      const auto now = Clock::now();
      for (Connection* const connection : lane.connections) connection->check_clock(now);
      keep_time();
    });
  }

  asio::io_context io;
  std::optional<asio::executor_work_guard<Executor>> work{io.get_executor()};
  Timer timer{io};
  bool keeping_time = false;
  Lane lane;
  std::promise<void> finished_promise;
  std::future<void> finished = finished_promise.get_future();
  std::thread thread;
};

Worker::Worker(const Settings& settings, const Handler& handler, Admission& admission)
    : state_(std::make_unique<State>(settings, handler, admission)) {}

Worker::~Worker() {
  if (!state_->thread.joinable()) return;
  drain();
  cut_off();
  join();
}

void Worker::start() {
  state_->thread = std::thread([this] { state_->run(); });
}

void Worker::adopt(int socket, const Address& peer) {
  state_->lane.open_connections.fetch_add(1, std::memory_order_relaxed);
  asio::post(state_->io, [this, socket, peer] {
    serve_connection(state_->lane, socket, peer);
    if (!std::exchange(state_->keeping_time, true)) state_->keep_time();
  });
}

void Worker::announce_end() {
  asio::post(state_->io, [this] { state_->lane.ending = true; });
}

void Worker::drain() {
  asio::post(state_->io, [this] {
    state_->lane.ending = true;
    state_->lane.draining = true;
    state_->work.reset();
    for (Connection* const connection : state_->lane.connections) connection->wind_down();
    state_->timer.cancel();
  });
}

void Worker::cut_off() {
  asio::post(state_->io, [this] {
    // A copy, for a connection that is cut off may end and leave the list.
    const auto connections = state_->lane.connections;
    for (Connection* const connection : connections) connection->cut_off();
  });
}

void Worker::join() { state_->thread.join(); }

bool Worker::finished_by(std::chrono::steady_clock::time_point time) const {
  return state_->finished.wait_until(time) == std::future_status::ready;
}

std::size_t Worker::open_connections() const {
  return state_->lane.open_connections.load(std::memory_order_relaxed);
}

std::uint64_t Worker::requests() const {
  return state_->lane.requests.load(std::memory_order_relaxed);
}

std::uint64_t Worker::refused_requests() const {
  return state_->lane.refused_requests.load(std::memory_order_relaxed);
}

}  // namespace supercargo::http
