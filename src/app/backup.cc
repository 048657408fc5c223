#include "app/backup.h"

#include <sys/stat.h>

#include <filesystem>

#include "app/database_files.h"
#include "app/installation.h"
#include "app/transfer.h"
#include "db/migrations.h"
#include "db/stream_cells.h"
#include "db/stream_file.h"
#include "kernel/clock.h"

namespace supercargo::app {
namespace {

namespace files = std::filesystem;

Problem refused(const char* code, const std::string& words) {
  return {Refusal::invalid, code, words};
}

std::unique_ptr<db::Database> open_file(const std::string& file) {
  return db::Database::open({.location = "sqlite:" + file, .readers = 1});
}

Verified not_whole(const db::DatabaseFault& fault) {
  Verified verified;
  verified.findings.push_back({"file_integrity", "", fault.what()});
  verified.findings_in_all = 1;
  return verified;
}

// Everything the file must be before it may take a database's place.
Verified examine(const std::string& file) {
  const auto database = open_file(file);
  Verified verified;
  const auto found = [&](const char* check, const std::string& words) {
    ++verified.findings_in_all;
    verified.findings.push_back({check, "", words});
  };
  // Read page by page first: nothing else is to be believed of a damaged file.
  for (const std::string& words : database->integrity_findings()) found("file_integrity", words);
  if (!verified.sound()) return verified;
  const auto migrations = db::known_migrations();
  const auto state = db::migration_state(*database, migrations);
  for (const std::string& name : state.changed) found("schema", "changed migration " + name);
  for (const std::string& name : state.unknown) found("schema", "of a newer program: " + name);
  if (!verified.sound()) return verified;
  const auto now_us = SystemClock().now().us;
  db::migrate(*database, migrations, now_us);
  // A trigger or a view that is not ours would act in every later transaction.
  const auto fresh = db::Database::open({.location = "sqlite::memory:", .readers = 1});
  db::migrate(*fresh, migrations, now_us);
  if (db::schema_text(*database) != db::schema_text(*fresh))
    found("schema", "it is not the schema that the migrations make");
  return verified.sound() ? verify(*database) : verified;
}

bool has_bytes(const std::string& file) {
  std::error_code missing;
  const auto bytes = files::file_size(file, missing);
  return !missing && bytes > 0;
}

std::optional<Problem> refuse_files(const std::string& file, const std::string& target) {
  if (has_bytes(file + "-wal"))
    return refused("in_use", file +
                                 " has a write-ahead log beside it: it is a database in use, "
                                 "not a backup. Make one with supercargo backup.");
  std::error_code missing;
  if (files::equivalent(file, target, missing) && !missing)
    return refused("same_file", "The backup is the database itself.");
  return std::nullopt;
}

// Pages into a file beside the database.
Result<Verified> copy_pages(const std::string& file, const std::string& copy) {
  files::copy_file(file, copy);
  ::chmod(copy.c_str(), S_IRUSR | S_IWUSR);
  try {
    return examine(copy);
  } catch (const db::DatabaseFault& fault) {
    // A file that is no database at all, or one with damaged pages.
    return not_whole(fault);
  }
}

Result<Verified> load_file(db::Database& database, const std::string& file) {
  try {
    db::FrameReader reader(db::reading_file(file));
    const auto head = reader.next();
    if (!head) db::refuse_stream("it holds nothing");
    const auto loaded = load(database, db::read_head(*head), [&](const db::FrameSink& sink) {
      while (const auto frame = reader.next()) sink(*frame);
    });
    if (!loaded) return loaded.error();
    return loaded->verified;
  } catch (const db::DatabaseFault& fault) {
    if (fault.sqlstate() != "XX001") throw;
    return not_whole(fault);
  }
}

Result<Restored> into_postgres(const Settings& settings, const std::string& file) {
  if (!db::is_stream_file(file))
    return refused("not_a_stream",
                   "Into PostgreSQL goes a stream: supercargo backup --stream makes one, "
                   "supercargo copy sends a SQLite file there.");
  const auto database = db::Database::open(database_settings(settings));
  auto verified = load_file(*database, file);
  if (!verified) return std::move(verified.error());
  return Restored{std::move(*verified), {}};
}

}  // namespace

Verified back_up(db::Database& database, const std::string& file) {
  database.backup(file);
  const auto copy = open_file(file);
  return verify(*copy);
}

Verified stream_backup(db::Database& database, const std::string& file) {
  db::NewFile out(file);
  db::FrameWriter writer([&](std::string_view bytes) { out.write(bytes); });
  db::stream_out(database, SystemClock().now().us,
                 [&](const db::Frame& frame) { writer.write(frame); });
  writer.finish();
  out.finish();
  db::FrameReader reader(db::reading_file(file));
  while (reader.next()) continue;
  return verify(database);
}

Result<Restored> restore(const Settings& settings, const std::string& file) {
  if (!has_bytes(file)) return refused("no_backup", file + " is not there or empty.");
  const bool is_stream = db::is_stream_file(file);
  if (!settings.is_sqlite()) return into_postgres(settings, file);
  const std::string target = settings.database_file();
  if (auto problem = refuse_files(file, target)) return std::move(*problem);
  if (files::exists(target) && db::is_in_use(target))
    return refused("in_use", "A process has the database open: stop the server first.");
  const std::string copy = target + ".restoring";
  make_directory_of(copy);
  remove_with_log(copy);
  auto verified = is_stream ? load_file(*open_file(copy), file) : copy_pages(file, copy);
  if (!verified || !verified->sound()) {
    remove_with_log(copy);
    if (!verified) return std::move(verified.error());
    return Restored{std::move(*verified), {}};
  }
  return Restored{std::move(*verified), take_place(copy, target)};
}

}  // namespace supercargo::app
