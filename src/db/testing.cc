#include "db/testing.h"

#include <cstdlib>

namespace supercargo::db {

OnBothEngines::OnBothEngines(std::vector<Migration> migrations)
    : migrations_(std::move(migrations)) {}

void OnBothEngines::SetUp() {
  if (GetParam() == Engine::postgres) {
    GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: see script/postgres";
  }
  settings_.location = "sqlite::memory:";
  database_ = Database::open(settings_);
  migrate(*database_, migrations_, 0);
}

void OnBothEngines::TearDown() {
  fail_call(0);
  database_.reset();
}

void OnBothEngines::add_chain_head(std::int64_t tenant) {
  write(tenant, [&](Session& session) {
    const Argument arguments[] = {{.type = Type::integer, .integer = tenant},
                                  {.type = Type::bytes}};
    session.execute("INSERT INTO chain_head (tenant_id, seq, hash) VALUES ($1, 0, $2)", nullptr,
                    arguments);
  });
}

void OnBothEngines::write(std::int64_t tenant, const std::function<void(Session&)>& use) {
  const auto session = database_->connect();
  session->begin(Mode::write, tenant);
  use(*session);
  session->commit();
}

void OnBothEngines::read(std::int64_t tenant, const std::function<void(Session&)>& use) {
  database_->read(tenant, use);
}

std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace supercargo::db
