// A database whose writing transactions can be rehearsed: COMMIT becomes ROLLBACK (decisions 35),
// and statements that wrote are counted. For tests of what a request must not do.
#pragma once

#include <atomic>

#include "db/database.h"

namespace supercargo::tests {

class Rehearsal final : public db::Database {
 public:
  explicit Rehearsal(db::Database& real) : real_(real) {}

  std::atomic<bool> rehearsing = false;
  std::atomic<std::int64_t> writes = 0;  // statements that wrote since it was set to zero

  db::Engine engine() const override { return real_.engine(); }
  std::unique_ptr<db::Session> connect() override;
  std::unique_ptr<db::Session> connect_owner() override { return real_.connect_owner(); }
  void read(std::int64_t tenant, const std::function<void(db::Session&)>& use) override {
    real_.read(tenant, use);
  }
  void between_batches() override { real_.between_batches(); }
  void backup(const std::string& file) override { real_.backup(file); }
  void analyze() override { real_.analyze(); }
  std::int64_t wal_bytes() override { return real_.wal_bytes(); }
  std::vector<std::string> integrity_findings() override { return real_.integrity_findings(); }
  std::vector<std::string> role_findings() override { return real_.role_findings(); }
  std::string engine_version() override { return real_.engine_version(); }

 private:
  db::Database& real_;
};

}  // namespace supercargo::tests
