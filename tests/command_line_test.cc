// The program as its users meet it: the real binary, on real files, over real sockets.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/paths.h"
#include "tests/program.h"
#include "tests/raw_client.h"

namespace supercargo::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

namespace files = std::filesystem;

constexpr char a_product[] =
    R"({"sku":"A-1","name":"Pallet","kind":"goods","unit":"EA","currency":"EUR"})";

// What follows -d in quotation marks, where the README orders.
std::string first_order_of_the_readme() {
  std::ifstream file(source_tree() + "/README.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto begin = text.find("'", text.find("sales-orders -d")) + 1;
  return text.substr(begin, text.find("'", begin) - begin);
}

class CommandLine : public ::testing::Test {
 protected:
  CommandLine() : folder_(files::temp_directory_path() / "supercargo-XXXXXX") {
    folder_ = ::mkdtemp(folder_.string().data());
    database_ = "sqlite:" + (folder_ / "data/x.db").string();
  }
  ~CommandLine() override { files::remove_all(folder_); }

  Ran run(std::vector<std::string> words, const std::string& input = {}) {
    words.insert(words.end(), {"--database", database_});
    return run_program(words, input);
  }
  std::string add_person_and_key() {
    EXPECT_EQ(run({"user", "add", "ann@example.com", "--role", "admin"}).code, 0);
    const auto key = run({"key", "add", "ann@example.com", "--name", "test"});
    EXPECT_EQ(key.code, 0) << key.errors;
    return key.last_line();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  files::path folder_;
  std::string database_;
};

TEST_F(CommandLine, every_command_explains_itself) {
  const auto help = run_program({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* command : {"serve", "demo", "migrate", "backup", "restore", "verify", "doctor",
                              "config", "openapi", "permissions", "types"}) {
    EXPECT_THAT(help.output, HasSubstr(command));
    const auto own = run_program({command, "--help"});
    EXPECT_EQ(own.code, 0);
    EXPECT_THAT(own.output, HasSubstr("--database")) << command;
    EXPECT_THAT(own.output, HasSubstr("--json")) << command;
  }
  EXPECT_THAT(run_program({"user", "add", "--help"}).output, HasSubstr("Exit codes"));
}

TEST_F(CommandLine, a_wrong_command_line_is_told_on_standard_error_and_exits_64) {
  const auto wrong = run_program({"serf"});
  EXPECT_EQ(wrong.code, 64);
  EXPECT_EQ(wrong.output, "");
  EXPECT_THAT(wrong.errors, HasSubstr("serf"));
}

TEST_F(CommandLine, all_wrong_settings_are_named_at_once) {
  std::ofstream(path("s.toml")) << "readers = 0\nlisten = \"nowhere\"\n";
  const auto wrong = run_program({"config", "--config", path("s.toml"), "--log-level", "loud"});
  EXPECT_EQ(wrong.code, 78);
  EXPECT_THAT(wrong.errors, HasSubstr("readers (file"));
  EXPECT_THAT(wrong.errors, HasSubstr("listen (file"));
  EXPECT_THAT(wrong.errors, HasSubstr("log_level (flag --log-level)"));
}

TEST_F(CommandLine, an_unknown_setting_is_refused_with_its_line) {
  std::ofstream(path("s.toml")) << "readers = 2\nreeders = 2\n";
  const auto wrong = run_program({"config", "--config", path("s.toml")});
  EXPECT_EQ(wrong.code, 78);
  EXPECT_THAT(wrong.errors, HasSubstr("line 2: there is no setting \"reeders\""));
}

TEST_F(CommandLine, flags_win_over_the_environment_and_that_over_the_file) {
  std::ofstream(path("s.toml")) << "readers = 2\nwriters = 3\nio_threads = 5\n";
  ::setenv("SUPERCARGO_READERS", "7", 1);
  ::setenv("SUPERCARGO_WRITERS", "8", 1);
  const auto config = run_program({"config", "--config", path("s.toml"), "--readers", "9"});
  ::unsetenv("SUPERCARGO_READERS");
  ::unsetenv("SUPERCARGO_WRITERS");
  EXPECT_THAT(config.output, HasSubstr("readers = \"9\"  # flag"));
  EXPECT_THAT(config.output, HasSubstr("writers = \"8\"  # environment"));
  EXPECT_THAT(config.output, HasSubstr("io_threads = \"5\"  # file"));
}

TEST_F(CommandLine, secrets_are_masked) {
  std::ofstream(path("s.toml")) << "metrics_token = \"sesame\"\n";
  const auto config = run_program(
      {"config", "--config", path("s.toml"), "--database", "postgres://ann:opens@db.example/x"});
  EXPECT_THAT(config.output, Not(HasSubstr("sesame")));
  EXPECT_THAT(config.output, Not(HasSubstr("opens")));
  EXPECT_THAT(config.output, HasSubstr("postgres://ann:***@db.example/x"));
}

TEST_F(CommandLine, the_first_person_makes_schema_company_and_a_key_that_works) {
  const std::string key = add_person_and_key();
  EXPECT_THAT(key, MatchesRegex("sck_[A-Za-z0-9_-]+"));
  EXPECT_EQ(files::status(path("data")).permissions(), files::perms::owner_all);
  EXPECT_EQ(files::status(path("data/x.db")).permissions(),
            files::perms::owner_read | files::perms::owner_write);
  EXPECT_EQ(files::status(path("data/master.key")).permissions(), files::perms::owner_read);

  Served served(database_);
  EXPECT_EQ(served.get("/healthz").body, "ok\n");
  EXPECT_EQ(served.get("/api/v1/products", "").status, 401);
  EXPECT_EQ(served.get("/api/v1/products", key).status, 200);
  EXPECT_EQ(served.stop(), 0);
}

TEST_F(CommandLine, a_server_that_ends_says_so_while_it_still_answers) {
  Served served(database_, {"--drain-notice-s", "3"});
  testing::RawClient kept(served.port());
  const std::string ask = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  kept.send(ask);
  EXPECT_FALSE(kept.reply().says("Connection: close"));
  ASSERT_EQ(served.get("/readyz").status, 200);
  ASSERT_EQ(::kill(served.pid(), SIGTERM), 0);
  EXPECT_TRUE(testing::eventually([&] { return served.get("/readyz").status == 503; }));
  kept.send(ask);
  const auto last = kept.reply();
  EXPECT_EQ(last.status, 200);
  EXPECT_TRUE(last.says("Connection: close"));
  EXPECT_EQ(served.stop(), 0);
}

TEST_F(CommandLine, a_password_too_weak_is_refused_with_its_reason) {
  const auto weak =
      run({"user", "add", "ann@example.com", "--role", "admin", "--password-stdin"}, "short\n");
  EXPECT_EQ(weak.code, 1);
  EXPECT_THAT(weak.errors, HasSubstr("too_short"));
}

TEST_F(CommandLine, reading_commands_make_no_database) {
  for (const char* command : {"verify", "doctor"}) {
    const auto missing = run({command});
    EXPECT_EQ(missing.code, 70) << command;
    EXPECT_THAT(missing.errors, HasSubstr("there is no database"));
  }
  EXPECT_FALSE(files::exists(path("data")));
}

TEST_F(CommandLine, what_was_answered_outlives_a_kill) {
  const std::string key = add_person_and_key();
  Served served(database_);
  const auto made = served.post("/api/v1/products", key, a_product);
  EXPECT_EQ(made.status, 201) << made.body;
  served.kill();

  Served again(database_);
  EXPECT_EQ(again.get("/api/v1/products/A-1", key).status, 200);
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(CommandLine, a_backup_is_taken_while_served_and_restored_when_not) {
  const std::string key = add_person_and_key();
  Served served(database_);
  ASSERT_EQ(run({"backup", path("b.db")}).code, 0);
  EXPECT_EQ(run({"backup", path("b.db")}).code, 70) << "an existing file is never overwritten";
  EXPECT_EQ(run({"user", "add", "bob@example.com", "--role", "agent"}).code, 0);

  const auto early = run({"restore", path("b.db")});
  EXPECT_EQ(early.code, 1);
  EXPECT_THAT(early.errors, HasSubstr("in_use"));
  EXPECT_EQ(served.stop(), 0);

  const auto restored = run({"restore", path("b.db")});
  EXPECT_EQ(restored.code, 0) << restored.errors;
  EXPECT_EQ(run({"key", "add", "bob@example.com", "--name", "x"}).code, 1) << "he came later";
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(CommandLine, a_changed_journal_is_named_by_verify_and_never_restored) {
  add_person_and_key();
  const auto before = files::last_write_time(path("data/x.db"));
  ASSERT_EQ(run({"backup", path("b.db")}).code, 0);
  std::string bytes = file_text(path("b.db"));
  const auto at = bytes.find("person_activated");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, 16, "person_suspended");
  std::ofstream(path("b.db"), std::ios::binary) << bytes;

  const auto verified = run_program({"verify", "--database", "sqlite:" + path("b.db")});
  EXPECT_EQ(verified.code, 1);
  EXPECT_THAT(verified.output, HasSubstr("journal_chain [main]: entry"));
  for (const char* suffix : {"-wal", "-shm"}) files::remove(path("b.db") + suffix);
  const auto refused = run({"restore", path("b.db")});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.errors, HasSubstr("nothing was replaced"));
  EXPECT_EQ(files::last_write_time(path("data/x.db")), before);
}

TEST_F(CommandLine, a_file_that_is_no_database_is_never_restored) {
  add_person_and_key();
  std::ofstream(path("b.db")) << std::string(8192, 'x');
  EXPECT_EQ(run({"restore", path("b.db")}).code, 1);
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(CommandLine, a_running_server_starts_no_programs) {
  EXPECT_EQ(run_program({"doctor", "--self-test"}).code, 0);
}

TEST_F(CommandLine, the_demonstration_fills_an_empty_database_once) {
  const auto filled = run({"demo"});
  EXPECT_EQ(filled.code, 0) << filled.errors;
  EXPECT_THAT(filled.output, HasSubstr("desk@demo.example"));
  EXPECT_EQ(run({"verify"}).code, 0);
  EXPECT_EQ(run({"doctor"}).code, 0);
  EXPECT_EQ(run({"demo"}).code, 1);

  const auto key = run({"key", "add", "desk@demo.example", "--name", "first"}).last_line();
  Served served(database_);
  EXPECT_THAT(served.get("/api/v1/products/PALLET-EUR", key).body, HasSubstr("EUR pallet"));
  EXPECT_THAT(served.get("/api/v1/stock?sku=SEAL-BOLT", key).body, HasSubstr(R"("on_hand":"500")"));
  const auto manager = run({"key", "add", "sales@demo.example", "--name", "first"}).last_line();
  for (const char* list : {"stuck-orders", "promises-at-risk", "late-orders", "follow-ups",
                           "escalations", "proofs", "questions", "approvals"})
    EXPECT_THAT(served.get(std::string("/api/v1/worklists/") + list, manager).body,
                HasSubstr(R"("next":")"))
        << list;
  const auto order = served.post("/api/v1/sales-orders", key, first_order_of_the_readme());
  EXPECT_THAT(order.body, HasSubstr(R"("status":"confirmed")"));
}

// The same story on PostgreSQL, with the serving role bound by row-level security.
TEST_F(CommandLine, two_servers_share_a_postgres_database) {
  const ScratchPostgres scratch;
  if (!scratch.is_there())
    GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
  database_ = scratch.app();
  const std::vector<std::string> more{"--owner-database", scratch.owner(), "--master-key-file",
                                      path("master.key")};
  const auto run_here = [&](std::vector<std::string> words) {
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  };
  Served first(database_, more);
  ASSERT_EQ(run_here({"user", "add", "ann@example.com", "--role", "admin"}).code, 0);
  const auto key = run_here({"key", "add", "ann@example.com", "--name", "x"}).last_line();
  EXPECT_EQ(first.post("/api/v1/products", key, a_product).status, 201);
  Served second(database_, more);
  first.kill();
  EXPECT_EQ(second.get("/api/v1/products/A-1", key).status, 200);
  EXPECT_EQ(run_here({"verify"}).code, 0);
  EXPECT_EQ(run_here({"doctor"}).code, 0);
  EXPECT_EQ(second.stop(), 0);
}

TEST_F(CommandLine, two_companies_are_told_apart_by_code) {
  EXPECT_EQ(run({"tenant", "add", "north", "--name", "North", "--currency", "EUR", "--time-zone",
                 "Europe/Berlin"})
                .code,
            0);
  EXPECT_EQ(run({"tenant", "add", "south", "--name", "South", "--currency", "ZAR", "--time-zone",
                 "Africa/Johannesburg"})
                .code,
            0);
  const auto which = run({"user", "add", "ann@example.com", "--role", "admin"});
  EXPECT_EQ(which.code, 1);
  EXPECT_THAT(which.errors, HasSubstr("which_tenant"));
  EXPECT_EQ(run({"user", "add", "ann@example.com", "--role", "admin", "--tenant", "south"}).code,
            0);
}

}  // namespace
}  // namespace supercargo::tests
