// One connection from its first byte to its last, and what it shares with the others of its I/O
// thread. Everything here is called on that thread, but for the counters.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "http/admission.h"
#include "http/exchange.h"
#include "http/listener.h"
#include "http/reply.h"

namespace boost::asio {
class io_context;
}

namespace supercargo::http {

class Connection {
 public:
  virtual ~Connection() = default;
  virtual void check_clock(std::chrono::steady_clock::time_point now) = 0;
  virtual void wind_down() = 0;  // ends what waits for a request, and streams
  virtual void cut_off() = 0;
};

struct Lane {
  const Settings& settings;
  const Handler& handler;
  Admission& admission;
  boost::asio::io_context& io;
  std::shared_ptr<Outlet> outlet;
  std::vector<Connection*> connections = {};  // a connection adds and removes itself
  bool ending = false;                        // each reply ends its connection
  bool draining = false;                      // nothing new is waited for
  DateText date = {};
  std::atomic<std::size_t> open_connections = 0;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::uint64_t> refused_requests = 0;
};

// Serves an accepted, non-blocking socket of an admitted peer until it ends.
void serve_connection(Lane& lane, int socket, const Address& peer);

}  // namespace supercargo::http
