// A SQLite file as the database: one writer at a time, readers beside it on their own snapshots.
#pragma once

#include <memory>
#include <string>

#include "db/database.h"
#include "db/pool.h"
#include "db/sqlite_checkpoint.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_log.h"
#include "db/turns.h"

namespace supercargo::db {

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const Settings& settings);

  Engine engine() const override { return Engine::sqlite; }
  std::unique_ptr<Session> connect() override;
  std::unique_ptr<Session> connect_owner() override { return connect(); }
  std::unique_ptr<Session> connect_for_batches() override;
  void flush() override;
  void read(std::int64_t tenant, const std::function<void(Session&)>& use) override;
  void between_batches() override { checkpointer_.finish_rest(); }
  void backup(const std::string& file) override;
  void analyze() override;
  std::int64_t wal_bytes() override;
  std::vector<std::string> integrity_findings() override;
  std::vector<std::string> role_findings() override { return {}; }
  std::string engine_version() override;

 private:
  // A private directory that goes away with its contents; empty for a real file.
  class Scratch {
   public:
    explicit Scratch(const std::string& location);
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const std::string& directory() const { return directory_; }

   private:
    std::string directory_;
  };

  SqliteConnection::Options reader_options() const;
  std::unique_ptr<Session> connect_as(const SqliteConnection::Options& options);

  Scratch scratch_;
  SqliteConnection::Options options_;
  int statement_timeout_ms_;
  Turns turns_;
  SqliteCheckpointer checkpointer_;
  SessionPool readers_;
  SqliteLog log_;
};

}  // namespace supercargo::db
