// A PostgreSQL database, which several processes may serve at once.
#pragma once

#include <memory>
#include <string>

#include "db/database.h"
#include "db/pool.h"
#include "db/postgres_connection.h"

namespace supercargo::db {

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const Settings& settings);

  Engine engine() const override { return Engine::postgres; }
  std::unique_ptr<Session> connect() override;
  std::unique_ptr<Session> connect_owner() override;
  void read(std::int64_t tenant, const std::function<void(Session&)>& use) override;
  void between_batches() override {}
  void backup(const std::string& file) override;
  void analyze() override;
  std::int64_t wal_bytes() override { return 0; }
  std::vector<std::string> integrity_findings() override { return {}; }
  std::vector<std::string> role_findings() override;
  std::string engine_version() override;

 private:
  PostgresConnection::Options options_;
  PostgresConnection::Options owner_options_;
  SessionPool readers_;
};

}  // namespace supercargo::db
