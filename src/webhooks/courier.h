// Carries deliveries out: takes what is due under a lease, posts outside any transaction, writes
// down what came of it. Several servers may do so at once: each delivery is with one of them. One
// thread uses it.
#pragma once

#include <map>
#include <vector>

#include "journal/unit.h"
#include "kernel/clock.h"
#include "outbound/client.h"
#include "webhooks/webhook.h"

namespace supercargo::webhooks {

class Courier {
 public:
  struct Parts {
    db::Session& session;
    journal::Services& services;
    const Clock& clock;
    outbound::Client& client;
  };
  explicit Courier(const Parts& parts) : parts_(parts) {}

  // Begins what is due for the tenant, within its limits (security.md 8: 20 at once, 4 to a host,
  // one to a webhook that fails); returns how many.
  int begin_due(std::int64_t tenant);
  // Writes down what has ended, waiting a little for it; returns how many.
  int finish(std::chrono::milliseconds wait_max);
  std::size_t in_flight() const { return under_way_.size(); }

 private:
  struct Sent {
    std::int64_t tenant = 0;
    Delivery delivery;  // as it was taken
  };
  struct Letter {
    Delivery delivery;
    outbound::Request request;
  };
  std::vector<Letter> take_due(journal::Unit& unit);
  std::vector<Webhook> in_turn(std::vector<Webhook> webhooks);

  Parts parts_;
  std::size_t turn_ = 0;
  std::map<std::int64_t, Sent> under_way_;  // by the delivery's id
};

}  // namespace supercargo::webhooks
