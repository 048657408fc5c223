// The one client of other people's servers (security.md 5): no redirects, no proxies of the
// environment, no reused connections, TLS always verified, every address judged after it was
// resolved, everything bounded in time and size.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "outbound/address_rules.h"

namespace supercargo::outbound {

enum class Scheme : std::uint8_t { https_only, http_too };

struct Settings {
  AddressRules addresses = {};
  Scheme scheme = Scheme::https_only;
  std::string own_host = {};  // of our public address, without port: it must not be called
  std::string ca_file = {};   // further authorities, beside the system's
  std::chrono::milliseconds connect_max{5000};
  std::chrono::milliseconds total_max{15000};
};

inline constexpr std::size_t reply_bytes_max = 64 << 10;

struct Request {
  std::string url;
  std::vector<std::string> headers = {};  // "name: value", of our own making
  std::string body = {};
};

enum class Failure : std::uint8_t {
  none,                 // an answer came; its status says what it is worth
  address_not_allowed,  // the url's shape, scheme, host or port, or the address behind it
  timeout,
  tls_failed,
  unreachable,
  reply_too_large,  // the status came, and more than anybody should say
};

struct Outcome {
  Failure failure = Failure::none;
  int status = 0;  // 0: none came
  std::string body = {};
  std::chrono::seconds retry_after{0};  // as the answer asks; at most six hours
};

// One thread uses it; `wake` is for the others.
class Client {
 public:
  explicit Client(const Settings& settings);
  ~Client();  // what is under way is given up
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Waits for the answer.
  Outcome post(const Request& request);

  // Many at once: begin each, then ask what is finished until nothing is in flight.
  struct Finished {
    std::int64_t ticket = 0;
    Outcome outcome;
  };
  void begin(std::int64_t ticket, const Request& request);
  std::vector<Finished> finished(std::chrono::milliseconds wait_max);
  std::size_t in_flight() const;
  void wake();  // ends a wait early

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::outbound
