// For tests of stores: a fresh, migrated database a test, on each engine, from the same test text.
//   class CatalogStore : public db::OnBothEngines {};
//   TEST_P(CatalogStore, keeps_what_was_saved) { write(7, [](Session& session) { … }); }
//   SUPERCARGO_ON_BOTH_ENGINES(CatalogStore);
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/migrations.h"

namespace supercargo::db {

class OnBothEngines : public ::testing::TestWithParam<Engine> {
 protected:
  explicit OnBothEngines(std::vector<Migration> migrations = known_migrations());

  // Skips on PostgreSQL when SUPERCARGO_TEST_POSTGRES is not set (script/postgres start).
  void SetUp() override;
  void TearDown() override;

  Database& database() { return *database_; }
  // How this test's database may be opened once more, by another process for instance.
  const Settings& settings() const { return settings_; }
  // A tenant's chain head; without it nothing of the tenant can be written in bulk.
  void add_chain_head(std::int64_t tenant);
  // One committed write transaction.
  void write(std::int64_t tenant, const std::function<void(Session&)>& use);
  void read(std::int64_t tenant, const std::function<void(Session&)>& use);

 private:
  std::vector<Migration> migrations_;
  Settings settings_;
  std::unique_ptr<Database> database_;
};

std::string engine_name(const ::testing::TestParamInfo<Engine>& info);

// All tests of the suite on both engines.
#define SUPERCARGO_ON_BOTH_ENGINES(Suite)                                                      \
  INSTANTIATE_TEST_SUITE_P(                                                                    \
      , Suite,                                                                                 \
      ::testing::Values(::supercargo::db::Engine::sqlite, ::supercargo::db::Engine::postgres), \
      ::supercargo::db::engine_name)
// What only PostgreSQL promises: row-level security, several servers.
#define SUPERCARGO_ON_POSTGRES(Suite)                                                      \
  INSTANTIATE_TEST_SUITE_P(, Suite, ::testing::Values(::supercargo::db::Engine::postgres), \
                           ::supercargo::db::engine_name)

}  // namespace supercargo::db
