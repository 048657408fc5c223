// A thousand people look on while orders come in: how soon each hears of an order, and what it
// costs those who place them.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "bench/figures.h"
#include "bench/load.h"

namespace supercargo::bench {
namespace {

constexpr int listeners = 1000;
constexpr int listeners_a_key = 8;  // more are not let in, nor more than 500 of one company

// Counts the events that arrive on so many streams.
class Crowd {
 public:
  Crowd(std::uint16_t port, const std::vector<std::string>& keys)
      : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (const std::string& key : keys)
      for (int i = 0; i < listeners_a_key; ++i) join(port, key);
    thread_ = std::thread([this] { listen(); });
  }
  ~Crowd() {
    stopping_ = true;
    thread_.join();
    for (const int socket : sockets_) ::close(socket);
    ::close(epoll_);
  }
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  std::uint64_t heard() const { return heard_; }
  int joined() const { return joined_; }

 private:
  void join(std::uint16_t port, const std::string& key) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw Fault("a listener was not let in");
    std::string request;
    append_request(request, "GET /api/v1/events HTTP/1.1", key, {});
    static_cast<void>(::send(socket, request.data(), request.size(), MSG_NOSIGNAL));
    sockets_.push_back(socket);
    // One after another: a thousand who sign in at the same moment are another measurement.
    char head[4096];
    const auto bytes = ::recv(socket, head, sizeof head, 0);
    if (bytes <= 0) throw Fault("a listener was not answered");
    note({head, static_cast<std::size_t>(bytes)});
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
  }

  void listen() {
    epoll_event ready[256];
    char buffer[64 << 10];
    while (!stopping_) {
      const int count = ::epoll_wait(epoll_, ready, 256, 20);
      for (int i = 0; i < count; ++i) {
        const auto bytes = ::recv(ready[i].data.fd, buffer, sizeof buffer, 0);
        if (bytes <= 0) {
          ::epoll_ctl(epoll_, EPOLL_CTL_DEL, ready[i].data.fd, nullptr);
          continue;
        }
        note({buffer, static_cast<std::size_t>(bytes)});
      }
    }
  }

  void note(std::string_view text) {
    if (text.starts_with("HTTP/1.1 200")) ++joined_;
    for (auto at = text.find("\ndata:"); at != std::string_view::npos;
         at = text.find("\ndata:", at + 1))
      ++heard_;
  }

  const int epoll_;
  std::vector<int> sockets_;
  std::atomic<std::uint64_t> heard_ = 0;
  std::atomic<int> joined_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

void measure_events(const Shop& shop) {
  const auto served = shop.serve({"--connections", "2000", "--connections-a-network", "2000"});
  auto keys = shop.keys(listeners / listeners_a_key / 2);
  for (std::string& key :
       shop.keys(listeners / listeners_a_key - static_cast<int>(keys.size()), "other"))
    keys.push_back(std::move(key));
  Crowd crowd(served->port(), keys);
  Orders trade(shop.key(), Taste::zipf, 3);
  const Loaded loaded =
      run({.port = served->port(), .connections = 1, .make = [&](std::string& out) {
             trade.append_request(out);
           }});
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));  // what is under way arrives
  const auto orders = static_cast<double>(loaded.latencies_us.size());
  row({shop.engine_name(), std::to_string(crowd.joined()), fmt::format("{:.0f}", orders),
       fmt::format("{:.1f}", 2.0 * static_cast<double>(crowd.heard()) / listeners / orders),
       fmt::format("{:.2f}", loaded.percentile_ms(0.5)),
       fmt::format("{:.2f}", loaded.percentile_ms(0.99)),
       fmt::format("{:.0f}", static_cast<double>(peak_resident_kb(served->pid())) / 1024)});
}

void measure() {
  rlimit most{8192, 8192};
  ::setrlimit(RLIMIT_NOFILE, &most);
  section("A thousand listeners",
          "Live events while one connection places orders; half of them belong to its company, the "
          "other half to another one that nothing happens to.");
  heading({"engine", "listening", "orders placed", "events each heard of an order", "order p50 ms",
           "order p99 ms", "peak MB"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres})
    if (const auto shop = Shop::open(engine)) measure_events(*shop);
}

}  // namespace
}  // namespace supercargo::bench

int main() { supercargo::bench::measure(); }
