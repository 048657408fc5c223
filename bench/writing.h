// Orders placed in this process, without HTTP: where the time of one goes, and what it writes.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "app/installation.h"
#include "bench/recorded_session.h"
#include "bench/shop.h"
#include "orders/commands.h"

namespace supercargo::bench {

// Seconds by part of the way, for so many orders.
struct Parts {
  std::int64_t orders = 0;
  std::chrono::nanoseconds parse{};
  std::chrono::nanoseconds gather{};  // statements that read
  std::chrono::nanoseconds decide{};  // all that is neither of the others
  std::chrono::nanoseconds write{};
  std::chrono::nanoseconds commit{};
  std::chrono::nanoseconds reply{};
};

class Writing {
 public:
  explicit Writing(const Shop& shop);

  // Places so many orders in one transaction and keeps their replies under keys, as the server
  // does; what is written stands in `record` when it is given.
  void place(int orders, Orders& trade, std::deque<Written>* record = nullptr);
  const Parts& parts() const { return parts_; }
  void forget_parts() { parts_ = {}; }

  db::Session& session() { return session_; }
  // What the server does after each transaction: without it the log of SQLite grows for ever.
  void between_batches() { installation_.database().between_batches(); }
  std::int64_t tenant() const { return tenant_.id.value; }
  std::int64_t last_id() { return installation_.services().ids.last(); }

 private:
  std::vector<orders::Place> parse(int orders, Orders& trade);
  void keep_replies(db::Writer& writer, const std::vector<Result<orders::Order>>& placed,
                    const journal::Call& call);

  app::Settings settings_;
  app::Installation installation_;
  journal::Tenant tenant_;
  RecordedSession session_;
  Parts parts_;
  std::uint64_t keys_ = 0;
};

}  // namespace supercargo::bench
