// What the server tells about its work, for logs and metrics: never bodies, queries, tokens or
// names. Called from every thread; must not block.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace supercargo::http {

// One answered request.
struct Answered {
  std::string request_id;
  Method method;
  std::string_view operation;  // empty: none was found
  std::int64_t tenant = 0;
  std::int64_t principal = 0;
  std::string peer;  // the caller's address, behind trusted proxies too
  int status = 0;
  std::int64_t took_us = 0;
  std::string_view code;  // of the problem; empty when there was none
  std::string trace_parent = {};
};

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void answered(const Answered& what) = 0;
  virtual void faulted(std::string_view request_id, const std::exception& fault) = 0;
  virtual void committed(std::size_t commands) = 0;  // in one transaction
};

// Tells several, in order.
class Observers final : public Observer {
 public:
  explicit Observers(std::vector<Observer*> all) : all_(std::move(all)) {}
  void answered(const Answered& what) override {
    for (Observer* const each : all_) each->answered(what);
  }
  void faulted(std::string_view request_id, const std::exception& fault) override {
    for (Observer* const each : all_) each->faulted(request_id, fault);
  }
  void committed(std::size_t commands) override {
    for (Observer* const each : all_) each->committed(commands);
  }

 private:
  const std::vector<Observer*> all_;
};

}  // namespace supercargo::http
