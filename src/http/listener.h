// The HTTP/1.1 server: accepts connections, refuses what is malformed, too large or too slow, hands
// each request to one function and writes its reply. Bounds of every kind stand in Settings.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/head_guard.h"
#include "http/responder.h"

namespace supercargo::http {

struct BodyLimit {
  std::size_t bytes = std::size_t{2} << 20;
  std::chrono::milliseconds time{60'000};  // imports need longer
};

// Security 2.1 "request" and 8; each figure is a setting.
struct Settings {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one, see Listener::port
  unsigned threads = 2;

  HeadLimits head = {};
  // Asked once a request, after the head and before the body; `head` has everything but the body.
  std::function<BodyLimit(const Request& head)> body_limit = {};  // empty: the defaults above
  std::size_t stream_lag_bytes = std::size_t{256} << 10;

  std::size_t connections = 10'000;
  std::size_t connections_a_network = 256;  // v4 /32, v6 /64
  std::vector<std::string> trusted_proxies =
      {};  // addresses or networks, "10.0.0.0/8"; exempt from it

  std::chrono::milliseconds head_time{10'000};
  std::chrono::milliseconds idle_time{60'000};
  std::chrono::milliseconds reply_stall_time{30'000};
  std::chrono::milliseconds body_grace{5'000};
  std::size_t body_bytes_a_second = 1024;

  // Then every reply says Strict-Transport-Security; handlers need not.
  bool public_url_is_https = false;
};

struct Statistics {
  std::size_t open_connections = 0;
  std::uint64_t requests = 0;             // handed to the handler
  std::uint64_t refused_requests = 0;     // by guard, limit or clock
  std::uint64_t refused_connections = 0;  // over a limit of connections
};

class Listener {
 public:
  Listener(Settings settings, Handler handler);
  ~Listener();  // as drain(0 s)
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  void start();                // throws Fault when the address cannot be had
  std::uint16_t port() const;  // the one really bound
  // From now on each reply ends its connection; new ones are still taken. Returns after `notice`,
  // the time in which whoever sends requests here is to learn that others serve.
  void announce_end(std::chrono::milliseconds notice);
  // Accepts no more, ends idle connections and streams, lets requests under way finish (each
  // reply says Connection: close), and stops. What is not done after `grace` is cut off.
  void drain(std::chrono::milliseconds grace);
  Statistics statistics() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::http
