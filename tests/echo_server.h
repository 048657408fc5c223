// A listener on a free port of the loopback, for tests of the HTTP transport.
#pragma once

#include <string>
#include <utility>

#include "http/listener.h"
#include "tests/raw_client.h"

namespace supercargo::testing {

// Says back what it was asked: "POST /path?query [value of x] body".
inline void echo(http::Request request, http::Responder respond) {
  const bool posted = request.method == http::Method::post;
  respond({.headers = {{"Content-Type", "text/plain"}},
           .body = (posted ? "POST " : "GET ") + request.target + " [" +
                   std::string(request.header("x")) + "] " + request.body});
}

struct Server {
  explicit Server(http::Handler handler = echo, http::Settings settings = {})
      : listener(std::move(settings), std::move(handler)) {
    listener.start();
  }
  RawClient client() const { return RawClient(listener.port()); }
  http::Listener listener;
};

inline const std::string get_root = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace supercargo::testing
