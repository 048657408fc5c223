// How a reply finds its way back to the connection that asked, from any thread.
// A Responder is used exactly once; one that is dropped unused answers 500, so that nobody waits.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "http/message.h"

namespace supercargo::http {

class Exchange;
class Outlet;
class Outflow;

// An open server-sent-events reply. Copies share it; every member may be called from any thread.
class Stream {
 public:
  explicit Stream(std::shared_ptr<Outflow> flow) : flow_(std::move(flow)) {}

  // Sends bytes as they are (the caller frames events). False once the reader has gone, or has
  // fallen behind by more than the limit: then the connection is closed.
  bool send(std::string bytes) const;
  void close() const;  // after what was sent so far
  bool closed() const;

 private:
  std::shared_ptr<Outflow> flow_;
};

class Responder {
 public:
  explicit Responder(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  // For tests of what stands on top: replies go to `sink`, at once and in the caller's thread.
  static Responder into(std::function<void(Response)> sink);

  Responder(Responder&&) noexcept = default;
  Responder& operator=(Responder&& other) noexcept;
  ~Responder();

  void operator()(Response response);
  // Answers with `head` (its body, if any, is sent first) and keeps the reply open.
  Stream stream(Response head);

 private:
  friend void respond_all(std::vector<std::pair<Responder, Response>>&& replies);
  std::shared_ptr<Exchange> exchange_;  // null once used
};

// Many replies with one wake-up for each I/O thread: what a writer thread calls after a commit.
void respond_all(std::vector<std::pair<Responder, Response>>&& replies);

// Runs on an I/O thread and must not block.
using Handler = std::function<void(Request, Responder)>;

}  // namespace supercargo::http
