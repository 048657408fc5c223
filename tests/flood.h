// An HTTP load that does not wait for answers: requests are due at a rate, whatever the server says
// or how soon. One thread and epoll. Each connection has one request under way; when all have, what
// is due waits, and its latency counts from when it was due.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace supercargo::tests {

struct Flood {
  std::uint16_t port = 0;
  std::size_t connections = 1;
  double per_second = 0;  // 0: each connection asks again as soon as it was answered
  std::chrono::milliseconds length{1000};
  // A whole request for the n-th connection.
  std::function<void(std::size_t connection, std::string& request)> make;
};

struct Answered {
  int status = 0;  // 0: the connection ended, or ten seconds had passed
  std::uint32_t latency_us = 0;
  bool says_when = false;  // Retry-After
  std::string body = {};
};

struct Flooded {
  std::vector<Answered> answers;
  std::chrono::duration<double> took{};

  std::vector<std::uint32_t> latencies_us(int status) const;  // sorted
  std::size_t count(int status) const;
  std::size_t others_than(int status, int other) const;
};

// Returns when all were answered.
Flooded run(const Flood& flood);

// The latency that so many of the sorted ones did not exceed: 0.99 of them.
std::uint32_t percentile(const std::vector<std::uint32_t>& sorted, double part);

}  // namespace supercargo::tests
