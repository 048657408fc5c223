// The thread that carries webhooks out, beside the requests and apart from due jobs: a receiver
// that is slow keeps back nobody here.
#pragma once

#include <memory>
#include <vector>

#include "app/installation.h"
#include "http/log.h"
#include "outbound/client.h"

namespace supercargo::app {

class Sending {
 public:
  Sending(Installation& installation, http::Log& log, const outbound::Settings& settings);
  ~Sending();  // posts under way are given up; another process sends them when their lease ends

  // Deliveries of these tenants may be due.
  void look_at(std::vector<std::int64_t> tenants);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What the operator opened, and our own addresses, which must not be called.
outbound::Settings outbound_settings(const Settings& settings);

}  // namespace supercargo::app
