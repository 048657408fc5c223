#include <filesystem>

#include "app/backup.h"
#include "app/command.h"
#include "app/installation.h"
#include "app/transfer.h"
#include "db/migrations.h"
#include "db/schema_dump.h"
#include "db/sealed_stream.h"
#include "db/stream_file.h"
#include "http/json_object.h"

namespace supercargo::app {
namespace {

int say_migrations(const Given& given, const char* word, const std::vector<std::string>& names) {
  if (given.wants_json()) {
    Given::say(http::JsonObject().raw(word, http::json_texts(names)).json());
    return exits::done;
  }
  for (const std::string& name : names) Given::say(std::string(word) + " " + name);
  if (names.empty()) Given::say("the schema is up to date");
  return exits::done;
}

int migrate(const Given& given) {
  if (given.has("--dump")) {
    std::fputs(db::schema_dump(db::known_migrations()).c_str(), stdout);
    return exits::done;
  }
  const bool only_looks = given.has("--check");
  Installation installation(given.settings, only_looks ? Opening::existing : Opening::may_make);
  if (!only_looks) return say_migrations(given, "applied", installation.migrate());
  const auto state = db::migration_state(installation.database(), db::known_migrations());
  say_migrations(given, "pending", state.pending);
  for (const std::string& name : state.changed) Given::say("changed after it was applied: " + name);
  for (const std::string& name : state.unknown) Given::say("of a newer program: " + name);
  const bool current = state.pending.empty() && state.changed.empty() && state.unknown.empty();
  return current ? exits::done : exits::refused;
}

int say_findings(const Given& given, const Verified& verified) {
  if (given.wants_json()) {
    Given::say(verified.json());
  } else {
    for (const Finding& each : verified.findings)
      std::fprintf(stderr, "%s %s: %s\n", each.check.c_str(), each.tenant.c_str(),
                   each.words.c_str());
  }
  return exits::refused;
}

int write_backup(const Given& given) {
  Installation installation(given.settings);
  installation.expect_current_schema();
  const std::string file = given.text("FILE");
  const std::string recipient = given.settings.text("backup_recipient");
  const bool is_stream = given.has("--stream") || !given.settings.is_sqlite() || !recipient.empty();
  const auto verified = is_stream ? stream_backup(installation.database(), file, recipient)
                                  : back_up(installation.database(), file);
  if (!verified.sound()) return say_findings(given, verified);
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
  if (given.wants_json()) {
    Given::say(http::JsonObject()
                   .text("file", file)
                   .number("bytes", bytes)
                   .number("entries", verified.entries)
                   .json());
  } else {
    Given::say(file + ": " + std::to_string(bytes) + " bytes, " + std::to_string(verified.entries) +
               " journal entries verified");
    Given::say("Keep the master key elsewhere: " + given.settings.master_key_file());
  }
  return exits::done;
}

int make_backup_key(const Given& given) {
  const std::string file = given.text("FILE");
  const db::BackupKeys keys = db::make_backup_keys();
  db::NewFile out(file);
  out.write(
      "# Opens the backups of a Supercargo: keep it away from the machines that make them.\n");
  out.write(keys.identity + "\n");
  out.finish();
  if (given.wants_json()) {
    Given::say(http::JsonObject().text("identity", file).text("recipient", keys.recipient).json());
    return exits::done;
  }
  Given::say("The secret key is in " + file + ": keep it elsewhere. The setting is");
  Given::say("backup_recipient = \"" + keys.recipient + "\"");
  return exits::done;
}

int put_back(const Given& given) {
  const auto restored = restore(given.settings, given.text("FILE"), given.text("--identity"));
  if (!restored) return given.refuse(restored.error());
  if (!restored->verified.sound()) {
    say_findings(given, restored->verified);
    std::fputs(restored->is_there
                   ? "supercargo: the rows are there, but were not sound when they were backed up\n"
                   : "supercargo: the backup is damaged; nothing was replaced\n",
               stderr);
    return exits::refused;
  }
  if (given.wants_json()) {
    Given::say(http::JsonObject()
                   .text("kept", restored->kept)
                   .number("entries", restored->verified.entries)
                   .json());
  } else {
    Given::say("restored, with " + std::to_string(restored->verified.entries) +
               " journal entries verified");
    if (!restored->kept.empty()) Given::say("what stood there before is in " + restored->kept);
  }
  return exits::done;
}

// A SQLite file that is to be read must be there: opening it would make it.
std::unique_ptr<db::Database> open_database(const Given& given, const std::string& location,
                                            Opening opening) {
  db::Settings settings = database_settings(given.settings);
  settings.location = location;
  constexpr std::string_view sqlite = "sqlite:";
  const bool is_sqlite = location.starts_with(sqlite);
  const std::string file = is_sqlite ? location.substr(sqlite.size()) : "";
  settings.owner_location = opening == Opening::existing ? "" : given.text("--to-owner");
  if (is_sqlite && opening == Opening::existing && !std::filesystem::exists(file))
    throw Fault("there is no database " + file);
  make_directory_of(file);
  return db::Database::open(settings);
}

// Both sides, table by table: what was read, and what is there now.
void say_copied(const Given& given, const Copied& copied) {
  std::int64_t all = 0;
  http::JsonObject by_table;
  for (const auto& [table, rows] : copied.there.rows) {
    all += rows;
    by_table.number(table.c_str(), rows);
    const auto read = copied.read.find(table);
    const std::int64_t rows_read = read == copied.read.end() ? 0 : read->second;
    if (!given.wants_json() && rows + rows_read > 0)
      Given::say(table + ": read " + std::to_string(rows_read) + ", there " + std::to_string(rows));
  }
  if (given.wants_json()) {
    Given::say(http::JsonObject()
                   .number("rows", all)
                   .raw("tables", by_table.json())
                   .number("entries", copied.there.verified.entries)
                   .number("entries_read", copied.source.entries)
                   .json());
    return;
  }
  Given::say(std::to_string(all) + " rows, the same on both sides; verified: " +
             std::to_string(copied.source.entries) + " journal entries where they were read, " +
             std::to_string(copied.there.verified.entries) + " where they are now");
  Given::say("Serve the new database with the same master key file.");
}

int copy_database(const Given& given) {
  const auto from = open_database(given, given.text("--from"), Opening::existing);
  const auto state = db::migration_state(*from, db::known_migrations());
  if (!state.pending.empty() || !state.changed.empty() || !state.unknown.empty())
    throw Fault("the schema of the database that is read is not this program's: run migrate there");
  const auto to = open_database(given, given.text("--to"), Opening::may_make);
  const auto copied = copy(*from, *to);
  if (!copied) return given.refuse(copied.error());
  if (!copied->source.sound()) {
    std::fputs("supercargo: the rows are there, but where they were read they are not sound\n",
               stderr);
    return say_findings(given, copied->source);
  }
  if (!copied->there.verified.sound()) return say_findings(given, copied->there.verified);
  say_copied(given, *copied);
  return exits::done;
}

}  // namespace

std::vector<Command> data_commands() {
  return {
      {.name = "migrate",
       .summary = "bring the database's schema up to date",
       .explanation = "Forward only, each step in a transaction of its own; safe to run twice.\n"
                      "Exit codes: 0 done, 1 with --check: something is pending, 70 fault.",
       .parameters = {{"--check", Takes::flag, "say what is pending, change nothing"},
                      {"--dump", Takes::flag, "print the schema after all migrations; opens none"}},
       .run = migrate},
      {.name = "backup",
       .summary = "write a copy of the whole database while it is served",
       .explanation =
           "SQLite: a copy of the file, or with --stream what either engine takes; PostgreSQL:\n"
           "always a stream, and with backup_recipient a sealed one. It is read back and the\n"
           "journals are verified before this ends with 0. The master key is not in it. The file "
           "is made with mode 0600; an existing\n"
           "one is refused. Exit codes: 0 done, 1 not sound, 70 fault.",
       .parameters = {{"FILE", Takes::place, "to be made", true},
                      {"--stream", Takes::flag, "in the form that either engine restores"}},
       .run = write_backup},
      {.name = "restore",
       .summary = "put a backup in the place of the database",
       .explanation =
           "The backup is checked (checksums, schema, journals) before anything is replaced. On\n"
           "SQLite no server may run; the database that stood there is kept beside the new one.\n"
           "On PostgreSQL the database must be empty, and is filled in one transaction.\n"
           "Exit codes: 0 done, 1 refused or not sound: nothing was replaced, 70 fault.",
       .parameters = {{"FILE", Takes::place, "made by backup", true},
                      {"--identity", Takes::value, "file of the key that opens a sealed backup"}},
       .run = put_back},
      {.name = "backup-key",
       .summary = "make the pair of keys with which backups are sealed and opened",
       .explanation =
           "FILE takes the secret key (0600), for restore --identity; the public one is shown, "
           "for\n"
           "the setting backup_recipient. Who loses FILE loses the backups. Opens no database.\n"
           "Exit codes: 0 done, 70 fault.",
       .parameters = {{"FILE", Takes::place, "to be made", true}},
       .run = make_backup_key},
      {.name = "copy",
       .summary = "send everything from one database into another, empty one",
       .explanation =
           "Between SQLite and PostgreSQL, or within one of them, while the first is served: one\n"
           "state, every table of every company. The second is migrated when it has no tables "
           "(PostgreSQL:\n"
           "--to-owner) and filled in one transaction; the rows of every table are counted and "
           "the\n"
           "invariants verified on both sides. The master key is a file of its own.\n"
           "Exit codes: 0 done, 1 refused or not sound, 70 fault.",
       .parameters = {{"--from", Takes::value, "sqlite:FILE or postgres://USER@HOST/NAME", true},
                      {"--to", Takes::value, "the same; empty or not there yet", true},
                      {"--to-owner", Takes::value, "PostgreSQL: --to as the role that owns it"}},
       .run = copy_database},
  };
}

}  // namespace supercargo::app
