// A closed-loop HTTP load: so many connections, each asking again as soon as it was answered. One
// thread and epoll, so that the load takes little of the machine that it measures.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace supercargo::bench {

struct Load {
  std::uint16_t port = 0;
  int connections = 1;
  std::chrono::milliseconds warm_up{1000};  // answered, not counted
  std::chrono::milliseconds length{5000};
  std::function<void(std::string& request)> make;  // a whole HTTP request
  std::function<void(int status, std::string_view body)> see = {};
};

struct Loaded {
  std::vector<std::uint32_t> latencies_us;  // sorted
  std::map<int, std::uint64_t> statuses;    // 0: the connection ended without an answer
  double seconds = 0;

  double per_second() const { return static_cast<double>(latencies_us.size()) / seconds; }
  double percentile_ms(double part) const;  // 0.99: of a hundred, ninety-nine were as quick
  std::uint64_t others_than(int status) const;
};

// `counting` is called when the warm-up is over and again at the end.
Loaded run(const Load& load, const std::function<void()>& counting = {});

// "METHOD /path HTTP/1.1" with key and body, kept alive.
void append_request(std::string& out, std::string_view head, std::string_view key,
                    std::string_view body, std::string_view idempotency_key = {});

}  // namespace supercargo::bench
