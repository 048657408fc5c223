#include "db/sqlite_checkpoint.h"

#include <stdlib.h>

#include <filesystem>

#include "db/goods_fixture.h"
#include "db/sqlite_session.h"

namespace supercargo::db {
namespace {

TEST(SqliteCheckpointer, the_log_starts_again_though_the_writer_never_rests) {
  std::string directory = ::testing::TempDir() + "supercargo-XXXXXX";
  ASSERT_NE(::mkdtemp(directory.data()), nullptr);
  const SqliteConnection::Options options{.file = directory + "/db",
                                          .durability = SqliteConnection::Durability::scratch};
  {
    SqliteCheckpointer checkpointer(options);
    SqliteSession session(options);
    int pages = 0;
    bool started_again = false;
    session.connection().on_commit([&](int wal_pages) {
      started_again = started_again || wal_pages < pages;
      pages = wal_pages;
      checkpointer.committed(wal_pages);
    });
    session.connection().run("CREATE TABLE setting (name TEXT, value TEXT) STRICT");
    const Table setting{.name = "setting", .columns = {{"name", Type::text}}};
    const std::string name(400'000, 'x');
    const Argument cell = text(name);
    for (int n = 0; n < 4'000 && !started_again; ++n) {
      session.begin(Mode::write, no_tenant);
      session.insert_rows(setting, {&cell, 1});
      session.commit();
      checkpointer.finish_rest();
    }
    EXPECT_TRUE(started_again);
  }
  std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace supercargo::db
