// Databases as an operator moves them: with the real binary, between both engines, there and back.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/paths.h"
#include "tests/program.h"

namespace supercargo::tests {
namespace {

using ::testing::HasSubstr;

namespace files = std::filesystem;

class Databases : public ::testing::Test {
 protected:
  Databases() : folder_(files::temp_directory_path() / "supercargo-XXXXXX") {
    folder_ = ::mkdtemp(folder_.string().data());
  }
  ~Databases() override { files::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string sqlite(const std::string& name) const { return "sqlite:" + path(name); }
  // A company with everything that a demonstration has.
  std::string filled() const {
    const auto demo = run_program({"demo", "--database", sqlite("one.db")});
    EXPECT_EQ(demo.code, 0) << demo.errors;
    return sqlite("one.db");
  }
  static void expect_sound(const std::string& database) {
    const auto verified = run_program({"verify", "--database", database});
    EXPECT_EQ(verified.code, 0) << verified.output << verified.errors;
  }
  static std::string tables_of(const Ran& copied) {
    EXPECT_EQ(copied.code, 0) << copied.errors;
    return copied.output.substr(0, copied.output.find(R"(,"entries")"));
  }

  files::path folder_;
};

std::string with_byte_changed(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  return bytes;
}

TEST_F(Databases, a_copy_has_every_row_and_is_taken_once) {
  const auto from = filled();
  const auto copied = run_program({"copy", "--from", from, "--to", sqlite("two.db"), "--json"});
  EXPECT_EQ(copied.code, 0) << copied.errors;
  EXPECT_THAT(copied.output, HasSubstr(R"("warehouse":3)"));
  EXPECT_THAT(copied.output, HasSubstr(R"("product_search":12)"));
  expect_sound(sqlite("two.db"));
  const auto twice = run_program({"copy", "--from", from, "--to", sqlite("two.db")});
  EXPECT_EQ(twice.code, 1);
  EXPECT_THAT(twice.errors, HasSubstr("/tenant: not_empty"));
  const auto told = run_program({"copy", "--from", from, "--to", sqlite("three.db")});
  EXPECT_THAT(told.output, HasSubstr("warehouse: read 3, there 3\n"));
  EXPECT_THAT(told.output, HasSubstr("the same on both sides; verified: "));
  EXPECT_EQ(run_program({"copy", "--from", sqlite("none.db"), "--to", sqlite("x.db")}).code, 70);
  EXPECT_FALSE(files::exists(path("none.db")));
}

TEST_F(Databases, go_to_postgres_and_back_row_by_row) {
  const ScratchPostgres scratch;
  if (!scratch.is_there())
    GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
  const auto from = filled();
  const auto there = run_program(
      {"copy", "--from", from, "--to", scratch.app(), "--to-owner", scratch.owner(), "--json"});
  expect_sound(scratch.app());
  const auto back =
      run_program({"copy", "--from", scratch.app(), "--to", sqlite("back.db"), "--json"});
  EXPECT_EQ(tables_of(there), tables_of(back));
  expect_sound(sqlite("back.db"));
  expect_sound(from);
  // Asked of each engine by its own client.
  for (const char* table : {"sales_order", "sales_order_line", "reservation", "journal"}) {
    const std::string count = std::string("SELECT COUNT(*) FROM ") + table;
    const auto first = run_any({"sqlite3", path("one.db"), count});
    const auto last = run_any({"sqlite3", path("back.db"), count});
    const auto between =
        run_any({"psql", "-qAtX", "-d", scratch.owner(), "-c", "SET app.tenant = '1'; " + count});
    EXPECT_GT(std::stoi(first.output), 0) << table;
    EXPECT_EQ(first.output, between.output) << table;
    EXPECT_EQ(first.output, last.output) << table;
  }

  ASSERT_EQ(run_program({"backup", path("p"), "--database", scratch.app()}).code, 0);
  const auto full = run_program({"restore", path("p"), "--database", scratch.app()});
  EXPECT_EQ(full.code, 1);
  EXPECT_THAT(full.errors, HasSubstr("not_empty"));
  ASSERT_EQ(run_program({"restore", path("p"), "--database", sqlite("back.db")}).code, 0);
  expect_sound(sqlite("back.db"));
}

TEST_F(Databases, a_copy_of_what_is_not_sound_says_where_it_is_not) {
  const auto from = filled();
  const auto spoiled =
      run_any({"sqlite3", path("one.db"), "UPDATE journal SET reason = 'another' WHERE seq = 7"});
  ASSERT_EQ(spoiled.code, 0) << spoiled.errors;
  const auto copied = run_program({"copy", "--from", from, "--to", sqlite("two.db")});
  EXPECT_EQ(copied.code, 1);
  EXPECT_THAT(copied.errors, HasSubstr("where they were read they are not sound"));
  EXPECT_THAT(copied.errors, HasSubstr("journal_chain"));
}

TEST_F(Databases, a_stream_of_sqlite_is_restored_into_postgres) {
  const ScratchPostgres scratch;
  if (!scratch.is_there())
    GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
  const auto from = filled();
  ASSERT_EQ(run_program({"backup", path("s"), "--stream", "--database", from}).code, 0);
  ASSERT_EQ(run_program({"backup", path("pages"), "--database", from}).code, 0);
  const std::vector<std::string> into{"--database", scratch.app(), "--owner-database",
                                      scratch.owner()};
  const auto restore = [&](const std::string& file) {
    std::vector<std::string> words{"restore", path(file)};
    words.insert(words.end(), into.begin(), into.end());
    return run_program(words);
  };
  EXPECT_THAT(restore("pages").errors, HasSubstr("not_a_stream"));
  const std::string whole = file_text(path("s"));
  std::ofstream(path("cut"), std::ios::binary) << whole.substr(0, whole.size() / 2);
  EXPECT_THAT(restore("cut").errors, HasSubstr("cut off"));
  const auto restored = restore("s");
  EXPECT_EQ(restored.code, 0) << restored.errors << "what failed before left nothing behind";
  expect_sound(scratch.app());
}

TEST_F(Databases, a_damaged_stream_replaces_nothing) {
  const auto from = filled();
  ASSERT_EQ(run_program({"backup", path("s"), "--stream", "--database", from}).code, 0);
  EXPECT_EQ(files::status(path("s")).permissions(),
            files::perms::owner_read | files::perms::owner_write);
  const std::string whole = file_text(path("s"));
  const auto before = files::last_write_time(path("one.db"));
  for (const std::string& damaged :
       {whole.substr(0, whole.size() - 1), whole.substr(0, 30), whole + "x",
        with_byte_changed(whole, 1000), with_byte_changed(whole, whole.size() - 40)}) {
    std::ofstream(path("damaged"), std::ios::binary) << damaged;
    const auto refused = run_program({"restore", path("damaged"), "--database", from});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.errors, HasSubstr("nothing was replaced"));
  }
  EXPECT_EQ(files::last_write_time(path("one.db")), before);
  EXPECT_FALSE(files::exists(path("one.db.restoring")));
  EXPECT_EQ(run_program({"restore", path("s"), "--database", from}).code, 0);
  expect_sound(from);
}

TEST_F(Databases, a_sealed_backup_opens_with_its_key_alone) {
  const auto from = filled();
  const auto made = run_program({"backup-key", path("identity")});
  ASSERT_EQ(made.code, 0) << made.errors;
  ASSERT_EQ(run_program({"backup-key", path("other")}).code, 0);
  EXPECT_EQ(files::status(path("identity")).permissions(),
            files::perms::owner_read | files::perms::owner_write);
  const std::string line = made.last_line();
  const auto quote = line.find('"') + 1;
  const std::string recipient = line.substr(quote, line.rfind('"') - quote);
  const auto sealed =
      run_program({"backup", path("s"), "--backup-recipient", recipient, "--database", from});
  ASSERT_EQ(sealed.code, 0) << sealed.errors;
  EXPECT_EQ(file_text(path("s")).find("Baltic"), std::string::npos);

  const auto restore = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"restore", path("s"), "--database", sqlite("two.db")});
    return run_program(more);
  };
  EXPECT_THAT(restore({}).errors, HasSubstr("sealed: name the key"));
  const auto foreign = restore({"--identity", path("other")});
  EXPECT_EQ(foreign.code, 1);
  EXPECT_THAT(foreign.errors, HasSubstr("another recipient"));
  EXPECT_EQ(restore({"--identity", path("s")}).code, 1);
  EXPECT_EQ(restore({"--identity", path("identity")}).code, 0);
  expect_sound(sqlite("two.db"));
  EXPECT_EQ(
      run_program({"backup", path("x"), "--backup-recipient", "scbr_no", "--database", from}).code,
      78);
}

TEST_F(Databases, a_stream_is_taken_while_served) {
  const auto from = filled();
  Served served(from);
  ASSERT_EQ(run_program({"backup", path("s"), "--stream", "--database", from}).code, 0);
  EXPECT_EQ(run_program({"backup", path("s"), "--stream", "--database", from}).code, 70);
  EXPECT_THAT(run_program({"restore", path("s"), "--database", from}).errors, HasSubstr("in_use"));
  EXPECT_EQ(served.stop(), 0);
}

}  // namespace
}  // namespace supercargo::tests
