// PostgreSQL's row-level security as the second lock: without a tenant every table is closed, with
// one it shows that tenant's rows alone, and no answer leans on it: the same questions asked with a
// role that it does not bind get the same answers (security 3, parity run).
#include "db/migrations.h"
#include "tests/matrix/samples.h"

namespace supercargo::tests {
namespace {

class RowSecurity : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) world = std::make_unique<World>(database());
  }
  void TearDown() override {
    world.reset();
    OnBothEngines::TearDown();
  }
  // Nothing when the statement is a fault.
  std::optional<std::int64_t> count(std::int64_t tenant, const std::string& rows) {
    const auto session = database().connect();
    session->begin(db::Mode::read, tenant);
    try {
      const auto cursor = session->query("SELECT COUNT(*) FROM " + rows, nullptr, {});
      const auto found = cursor->next() ? std::optional(cursor->integer(0)) : std::nullopt;
      session->rollback();
      return found;
    } catch (const db::DatabaseFault&) {
      session->rollback();
      return std::nullopt;
    }
  }
  // The same database for a superuser, whom no row-level security binds; null: there is none here.
  std::unique_ptr<db::Database> unbound() const {
    auto open_wide = settings();
    const std::string role = "supercargo_app@";
    const auto at = open_wide.location.find(role);
    if (at == std::string::npos) return nullptr;
    open_wide.location.replace(at, role.size(), "postgres@");
    try {
      auto database = db::Database::open(open_wide);
      database->read(db::no_tenant, [](db::Session&) {});
      return database;
    } catch (const Fault&) {
      return nullptr;
    }
  }

  void expect_same(WholeSite& without, const http::Operation& operation, const Asking& asking) {
    const auto bound = world->site().ask(asking);
    const auto unbound = without.ask(asking);
    EXPECT_EQ(told(bound), told(unbound));
    // What a command makes has ids of its own each time.
    if (operation.effect != http::Effect::read) return;
    EXPECT_EQ(bound.body, unbound.body);
  }

  std::unique_ptr<World> world;
};
SUPERCARGO_ON_POSTGRES(RowSecurity);

TEST_P(RowSecurity, every_table_of_tenants_is_closed_without_one_and_shows_one_alone) {
  int filled = 0;
  const std::int64_t mine = world->a().tenant().id.value;
  for (const auto& table : db::declared_tables(db::known_migrations())) {
    if (table.scope != db::TableScope::tenant) continue;
    EXPECT_EQ(count(db::no_tenant, table.name), std::nullopt) << table.name;
    const auto own = count(mine, table.name);
    ASSERT_TRUE(own.has_value()) << table.name;
    filled += *own > 0 ? 1 : 0;
    EXPECT_EQ(count(mine, table.name + " WHERE tenant_id <> " + std::to_string(mine)), 0)
        << table.name;
  }
  EXPECT_GE(filled, 20) << "tables with rows of both companies";
}

TEST_P(RowSecurity, no_answer_leans_on_it) {
  const auto wide = unbound();
  if (wide == nullptr) GTEST_SKIP() << "no superuser to be asked as: script/postgres start";
  Rehearsal rehearsal(*wide);
  WholeSite without(rehearsal, world->services(), world->clock());
  rehearsal.rehearsing = world->database().rehearsing = true;
  for (const char* column : {"AU", "OD", "CP"}) {
    Visitor visitor = world->visitor(column);
    visitor.headers.emplace_back("x-request-id", "same");
    for (const auto& operation : world->site().routes().operations()) {
      if (operation.effect == http::Effect::live) continue;
      SCOPED_TRACE(std::string(column) + " " + operation.declared.name);
      for (const Whose whose : {Whose::own, Whose::foreign})
        expect_same(without, operation, asking_of(*world, operation, visitor, {whose, whose}));
    }
  }
}

}  // namespace
}  // namespace supercargo::tests
