#include "db/testing.h"

#include <unistd.h>

#include <cstdlib>
#include <map>

namespace supercargo::db {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// postgres://role@host/NAME with another NAME.
std::string with_database(const std::string& location, const std::string& name) {
  const auto query = std::min(location.find('?'), location.size());
  const auto slash = location.rfind('/', query);
  return location.substr(0, slash + 1) + name + location.substr(query);
}

std::string serving_location(const std::string& owner) {
  std::string given = variable("SUPERCARGO_TEST_POSTGRES_APP");
  if (!given.empty()) return given;
  const auto role = owner.find("://") + 3;
  return owner.substr(0, role) + "supercargo_app" + owner.substr(owner.find('@', role));
}

// CREATE DATABASE and DROP DATABASE cannot run in a transaction, which sessions always open; so
// the tests' databases are made by psql's little sister.
void run_outside_transaction(const std::string& owner, const std::string& text) {
  const std::string command =
      "psql -q -X -v ON_ERROR_STOP=1 -d '" + owner + "' -c \"" + text + "\"";
  if (std::system(command.c_str()) != 0) throw Fault("psql could not: " + text);
}

// One database a process and set of migrations: migrated once, emptied before each test.
class ScratchDatabase {
 public:
  ScratchDatabase(std::string owner, std::size_t number, const std::vector<Migration>& migrations)
      : owner_(std::move(owner)),
        name_("supercargo_test_" + std::to_string(::getpid()) + "_" + std::to_string(number)) {
    run_outside_transaction(
        owner_, "CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
    settings_.location = with_database(serving_location(owner_), name_);
    settings_.owner_location = with_database(owner_, name_);
    const auto database = Database::open(settings_);
    migrate(*database, migrations, 0);
    session_ = database->connect_owner();
    seeded_ = tables_with_rows(*session_);
  }

  const Settings& settings() const { return settings_; }
  const std::string& owner() const { return owner_; }
  const std::string& name() const { return name_; }

  // What a migration filled is left as it is.
  void empty() {
    std::string filled;
    for (const std::string& table : tables_with_rows(*session_)) {
      if (std::find(seeded_.begin(), seeded_.end(), table) != seeded_.end()) continue;
      filled += (filled.empty() ? "" : ", ") + table;
    }
    if (filled.empty()) return;
    session_->begin(Mode::write, no_tenant);
    session_->execute("TRUNCATE " + filled + " CASCADE", nullptr, {});
    session_->commit();
  }
  // For tests that migrate by themselves.
  void clear() {
    session_->begin(Mode::write, no_tenant);
    session_->execute("DROP SCHEMA public CASCADE", nullptr, {});
    session_->execute("CREATE SCHEMA public", nullptr, {});
    session_->execute("GRANT USAGE ON SCHEMA public TO PUBLIC", nullptr, {});
    session_->commit();
  }

 private:
  static std::vector<std::string> tables_with_rows(Session& session) {
    std::vector<std::string> tables;
    session.begin(Mode::read, no_tenant);
    const auto rows = session.query(
        "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'r' AND relnamespace ="
        " 'public'::regnamespace AND pg_relation_size(oid) > 0",
        nullptr, {});
    while (rows->next()) tables.emplace_back(rows->text(0));
    session.commit();
    return tables;
  }

  std::string owner_;
  std::string name_;
  Settings settings_;
  std::unique_ptr<Session> session_;  // as the owner
  std::vector<std::string> seeded_;
};

class ScratchDatabases : public ::testing::Environment {
 public:
  ScratchDatabase& with(const std::string& owner, const std::vector<Migration>& migrations) {
    std::string key;
    for (const Migration& migration : migrations) key += migration.name + '\n' + migration.text;
    const auto found = databases_.find(key);
    if (found != databases_.end()) return *found->second;
    auto made = std::make_unique<ScratchDatabase>(owner, databases_.size(), migrations);
    return *databases_.emplace(key, std::move(made)).first->second;
  }
  void TearDown() override {
    for (const auto& [key, database] : databases_) {
      run_outside_transaction(database->owner(),
                              "DROP DATABASE " + database->name() + " WITH (FORCE)");
    }
    databases_.clear();
  }

 private:
  std::map<std::string, std::unique_ptr<ScratchDatabase>> databases_;
};

ScratchDatabases& scratch_databases() {
  // GoogleTest owns it and drops the databases after the last test.
  static auto* const databases =
      static_cast<ScratchDatabases*>(::testing::AddGlobalTestEnvironment(new ScratchDatabases));
  return *databases;
}

const bool registered = (scratch_databases(), true);

}  // namespace

OnBothEngines::OnBothEngines(std::vector<Migration> migrations)
    : migrations_(std::move(migrations)) {}

void OnBothEngines::SetUp() {
  if (GetParam() == Engine::postgres) {
    const std::string owner = variable("SUPERCARGO_TEST_POSTGRES");
    if (owner.empty()) GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
    ScratchDatabase& scratch = scratch_databases().with(owner, migrations_);
    migrations_.empty() ? scratch.clear() : scratch.empty();
    settings_ = scratch.settings();
    database_ = Database::open(settings_);
    return;
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
