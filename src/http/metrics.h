// Figures of the running server in Prometheus' text format: counters by operation and status,
// latencies, and what is asked for at the moment of reading. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/observer.h"

namespace supercargo::http {

// Asked for at each reading; an empty one is left out.
struct Gauges {
  std::function<std::int64_t()> queued_writes = {};
  std::function<std::int64_t()> open_connections = {};
  std::function<std::int64_t()> live_streams = {};
  std::function<std::int64_t()> wal_bytes = {};
};

class Metrics final : public Observer {
 public:
  explicit Metrics(Gauges gauges);
  ~Metrics() override;

  std::string text() const;

  void answered(const Answered& what) override;
  void faulted(std::string_view request_id, const std::exception& fault) override;
  void committed(std::size_t commands) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::http
