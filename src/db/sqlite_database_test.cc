#include <gmock/gmock.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "db/goods_fixture.h"

namespace supercargo::db {
namespace {

using ::testing::HasSubstr;

class SqliteFile : public ::testing::Test {
 protected:
  SqliteFile() {
    std::string directory = ::testing::TempDir() + "supercargo-XXXXXX";
    SUPERCARGO_CHECK(::mkdtemp(directory.data()) != nullptr);
    directory_ = directory;
  }
  ~SqliteFile() override { std::filesystem::remove_all(directory_); }

  std::string path(const std::string& name) const { return directory_ / name; }
  std::unique_ptr<Database> open(const std::string& name = "db", int busy_timeout_s = 10) const {
    auto database = Database::open({.location = "sqlite:" + path(name),
                                    .busy_timeout_s = busy_timeout_s,
                                    .statement_timeout_s = 1});
    migrate(*database, goods_schema, 0);
    return database;
  }

  std::filesystem::path directory_;
};

void add_chain_head(Session& session, std::int64_t tenant) {
  session.begin(Mode::write, tenant);
  const Argument arguments[] = {integer(tenant), bytes({})};
  session.execute("INSERT INTO chain_head (tenant_id, seq, hash) VALUES ($1, 0, $2)", nullptr,
                  arguments);
  session.commit();
}

void put(Session& session, std::int64_t id) {
  session.begin(Mode::write, us);
  session.insert_rows(goods, goods_row(id, "goods " + std::to_string(id), id));
  session.commit();
}

std::int64_t count(Database& database) {
  std::int64_t rows = 0;
  database.read(us, [&](Session& session) {
    const Argument tenant = integer(us);
    const auto row =
        session.query("SELECT COUNT(*) FROM goods WHERE tenant_id = $1", nullptr, {&tenant, 1});
    rows = row->next() ? row->integer(0) : -1;
  });
  return rows;
}

TEST_F(SqliteFile, belongs_to_its_owner_alone) {
  const auto database = open();
  add_chain_head(*database->connect(), us);
  for (const char* suffix : {"", "-wal", "-shm"}) {
    struct stat about {};
    ASSERT_EQ(::stat((path("db") + suffix).c_str(), &about), 0) << suffix;
    EXPECT_EQ(about.st_mode & 0777, 0600U) << suffix;
  }
}

TEST_F(SqliteFile, what_is_no_database_is_refused) {
  std::filesystem::create_directory(path("db"));
  EXPECT_THROW(open(), DatabaseFault);
  EXPECT_THROW(Database::open({.location = "mysql://x"}), DatabaseFault);
  EXPECT_THROW(Database::open({.location = "sqlite:"}), DatabaseFault);
  EXPECT_THROW(Database::open({.location = "sqlite:" + path("no/such/folder")}), DatabaseFault);
}

// The child commits and says so; whatever it said must be there after it was killed.
[[noreturn]] void commit_until_killed(const std::string& location, int told) {
  const auto database = Database::open({.location = location});
  migrate(*database, goods_schema, 0);
  const auto session = database->connect();
  add_chain_head(*session, us);
  for (std::int64_t id = 1;; ++id) {
    put(*session, id);
    if (::write(told, &id, sizeof id) != sizeof id) ::_exit(1);
  }
}

TEST_F(SqliteFile, what_was_committed_survives_a_kill) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) commit_until_killed("sqlite:" + path("db"), ends[1]);
  ::close(ends[1]);
  std::int64_t told = 0;
  std::int64_t id = 0;
  while (::read(ends[0], &id, sizeof id) == sizeof id) {
    told = id;
    if (told == 200) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_GE(told, 200);
  EXPECT_GE(count(*open()), told);
}

TEST_F(SqliteFile, a_copy_is_whole_and_private_though_others_write) {
  const auto database = open();
  const auto session = database->connect();
  add_chain_head(*session, us);
  std::atomic<bool> stop{false};
  std::atomic<std::int64_t> committed{0};
  std::thread writer([&] {
    for (std::int64_t id = 1; !stop; ++id) {
      put(*session, id);
      committed = id;
    }
  });
  while (committed < 50) std::this_thread::yield();
  database->backup(path("copy"));
  const std::int64_t after = committed;
  stop = true;
  writer.join();
  const auto copy = open("copy");
  EXPECT_GE(count(*copy), 50);
  EXPECT_LE(count(*copy), after + 1);
  struct stat about {};
  ASSERT_EQ(::stat(path("copy").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600U);
  EXPECT_THROW(database->backup(path("copy")), DatabaseFault);
}

TEST_F(SqliteFile, a_second_process_waits_its_turn_and_then_gives_up) {
  const auto ours = open();
  const auto theirs = open("db", 1);
  const auto first = ours->connect();
  const auto second = theirs->connect();
  add_chain_head(*first, us);
  first->begin(Mode::write, us);
  first->insert_rows(goods, goods_row(1, "pear", 1));
  try {
    second->begin(Mode::write, us);
    FAIL();
  } catch (const DatabaseFault& fault) {
    EXPECT_EQ(fault.sqlstate(), "55P03");
  }
  first->commit();
  put(*second, 2);
  EXPECT_EQ(count(*ours), 2);
}

TEST_F(SqliteFile, a_writer_of_batches_leaves_the_disk_to_the_flush_and_others_wait_for_it) {
  const auto database = open();
  const auto is_waited_for = [](Session& session) {
    constexpr std::int64_t at_every_commit = 2;
    session.begin(Mode::read, no_tenant);
    auto row = session.query("PRAGMA synchronous", nullptr, {});
    const bool is_full = row->next() && row->integer(0) == at_every_commit;
    row.reset();
    session.commit();
    return is_full;
  };
  const auto batches = database->connect_for_batches();
  EXPECT_FALSE(is_waited_for(*batches));
  EXPECT_TRUE(is_waited_for(*database->connect()));
  add_chain_head(*batches, us);
  for (int n = 1; n <= 3; ++n) {
    put(*batches, n);
    EXPECT_NO_THROW(database->flush());
  }
  EXPECT_GT(database->wal_bytes(), 0);
  EXPECT_EQ(count(*database), 3);
}

TEST_F(SqliteFile, a_transaction_whose_beginning_fails_is_not_left_open) {
  const auto database = open();
  const auto session = database->connect();
  add_chain_head(*session, us);
  const auto rename = [&](const char* statement) {
    session->begin(Mode::write, no_tenant);
    session->execute(statement, nullptr, {});
    session->commit();
  };
  put(*session, 1);
  rename("ALTER TABLE chain_head RENAME TO elsewhere");
  EXPECT_THROW(session->begin(Mode::write, us), DatabaseFault);
  rename("ALTER TABLE elsewhere RENAME TO chain_head");
  put(*session, 2);
  EXPECT_EQ(count(*database), 2);
}

TEST_F(SqliteFile, a_read_that_takes_too_long_is_stopped) {
  const auto database = open();
  try {
    database->read(no_tenant, [](Session& session) {
      session.query(
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
          " SELECT COUNT(*) FROM n",
          nullptr, {});
    });
    FAIL();
  } catch (const DatabaseFault& fault) {
    EXPECT_EQ(fault.sqlstate(), "57014");
  }
}

TEST_F(SqliteFile, readers_go_on_beside_a_writer) {
  const auto database = open();
  const auto session = database->connect();
  add_chain_head(*session, us);
  std::atomic<bool> stop{false};
  std::vector<std::thread> readers;
  for (int n = 0; n < 6; ++n) {
    readers.emplace_back([&] {
      std::int64_t seen = 0;
      while (!stop) {
        const std::int64_t rows = count(*database);
        EXPECT_GE(rows, seen);
        seen = rows;
      }
    });
  }
  for (std::int64_t id = 1; id <= 300; ++id) put(*session, id);
  stop = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(count(*database), 300);
}

TEST_F(SqliteFile, the_schema_is_told_without_what_sqlite_keeps_for_itself) {
  const auto database = open();
  database->analyze();
  const std::string text = schema_text(*database);
  EXPECT_THAT(text, HasSubstr("CREATE TABLE goods ("));
  EXPECT_THAT(text, HasSubstr("STRICT, WITHOUT ROWID;"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("sqlite_")));
}

}  // namespace
}  // namespace supercargo::db
