// A client that says exactly what it is told, byte by byte, for tests of the HTTP transport.
// Every wait ends at a deadline; nothing sleeps on a guess.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>

namespace supercargo::testing {

struct RawReply {
  int status = 0;  // 0: the connection ended, or time did, before a whole reply
  std::string head;
  std::string body;

  // Proxies write the names of fields in small letters.
  bool says(std::string_view header_line) const;
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient& operator=(RawClient&&) = delete;

  bool send(std::string_view bytes);
  RawReply reply();                         // with Content-Length
  RawReply reply_without_body();            // to HEAD, 204, 304, 100
  std::string until(std::string_view end);  // what came up to and with `end`; empty if it did not
  bool ended();                             // the server closes, and nothing more has come
  void finish_sending();

 private:
  bool more();

  int socket_ = -1;
  std::string received_;
};

// Waits until `condition` holds; false when it does not within ten seconds.
template <class Condition>
bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace supercargo::testing
