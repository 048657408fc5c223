#include "app/backup.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "app/database_files.h"
#include "app/installation.h"
#include "app/transfer.h"
#include "db/migrations.h"
#include "db/sealed_stream.h"
#include "db/stream_cells.h"
#include "db/stream_file.h"
#include "kernel/clock.h"

namespace supercargo::app {
namespace {

namespace files = std::filesystem;

constexpr const char* file_integrity = "file_integrity";

Problem refused(const char* code, const std::string& words) {
  return {Refusal::invalid, code, words};
}

std::unique_ptr<db::Database> open_file(const std::string& file) {
  return db::Database::open({.location = "sqlite:" + file, .readers = 1});
}

Verified not_whole(const db::DatabaseFault& fault) {
  Verified verified;
  verified.findings.push_back({file_integrity, "", fault.what()});
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
  for (const std::string& words : database->integrity_findings()) found(file_integrity, words);
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
  if (has_bytes(file + "-wal")) {
    return refused("in_use", file +
                                 " has a write-ahead log beside it: it is a database in use, "
                                 "not a backup. Make one with supercargo backup.");
  }
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

// The line of a file that supercargo backup-key made.
std::string identity_in(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line))
    if (db::is_identity(line)) return line;
  return {};
}

// A stream, in the open or sealed.
struct StreamFile {
  std::string name;
  std::string identity;  // the key itself; empty when it is not sealed

  db::FrameReader::Read reading() const {
    const auto bytes = db::reading_file(name);
    return identity.empty() ? bytes : db::opened(bytes, identity);
  }
};

Result<StreamFile> stream_file(const std::string& file, const std::string& identity_file) {
  if (!db::is_sealed_file(file)) return StreamFile{file, {}};
  if (identity_file.empty())
    return refused("sealed", file + " is sealed: name the key that opens it, --identity FILE.");
  StreamFile sealed{file, identity_in(identity_file)};
  if (!sealed.identity.empty()) return sealed;
  return refused("no_identity", identity_file + " holds no key of supercargo backup-key.");
}

Result<Verified> load_file(db::Database& database, const StreamFile& file) {
  try {
    db::FrameReader reader(file.reading());
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

bool is_stream(const std::string& file) {
  return db::is_stream_file(file) || db::is_sealed_file(file);
}

Result<Restored> into_postgres(const Settings& settings, const StreamFile& file) {
  if (!is_stream(file.name)) {
    return refused("not_a_stream",
                   "Into PostgreSQL goes a stream: supercargo backup --stream makes one, "
                   "supercargo copy sends a SQLite file there.");
  }
  const auto database = db::Database::open(database_settings(settings));
  auto verified = load_file(*database, file);
  if (!verified) return std::move(verified.error());
  Restored restored{.verified = std::move(*verified)};
  // Of a file that cannot be read to its end nothing is committed.
  const auto& findings = restored.verified.findings;
  restored.is_there = findings.empty() || findings.front().check != file_integrity;
  return restored;
}

std::string digest_of(const std::string& file) {
  const auto read = db::reading_file(file);
  db::Digest digest;
  std::string buffer(1 << 20, '\0');
  while (const std::size_t count = read(buffer.data(), buffer.size()))
    digest.add(std::string_view(buffer).substr(0, count));
  return digest.value();
}

}  // namespace

Verified back_up(db::Database& database, const std::string& file) {
  database.backup(file);
  const auto copy = open_file(file);
  return verify(*copy);
}

Verified stream_backup(db::Database& database, const std::string& file,
                       const std::string& recipient) {
  db::NewFile out(file);
  db::Digest written;
  const auto put = [&](std::string_view bytes) {
    out.write(bytes);
    written.add(bytes);
  };
  std::optional<db::SealingWriter> sealing;
  if (!recipient.empty()) sealing.emplace(put, recipient);
  db::FrameWriter writer(
      [&](std::string_view bytes) { sealing ? sealing->write(bytes) : put(bytes); });
  db::stream_out(database, SystemClock().now().us,
                 [&](const db::Frame& frame) { writer.write(frame); });
  writer.finish();
  if (sealing) sealing->finish();
  out.finish();
  if (digest_of(file) != written.value()) throw Fault(file + " is not as it was written");
  return verify(database);
}

Result<Restored> restore(const Settings& settings, const std::string& file,
                         const std::string& identity) {
  if (!has_bytes(file)) return refused("no_backup", file + " is not there or empty.");
  const auto stream = stream_file(file, identity);
  if (!stream) return stream.error();
  if (!settings.is_sqlite()) return into_postgres(settings, *stream);
  const std::string target = settings.database_file();
  if (auto problem = refuse_files(file, target)) return std::move(*problem);
  if (files::exists(target) && db::is_in_use(target))
    return refused("in_use", "A process has the database open: stop the server first.");
  const std::string copy = target + ".restoring";
  make_directory_of(copy);
  remove_with_log(copy);
  auto verified = is_stream(file) ? load_file(*open_file(copy), *stream) : copy_pages(file, copy);
  if (!verified || !verified->sound()) {
    remove_with_log(copy);
    if (!verified) return std::move(verified.error());
    return Restored{.verified = std::move(*verified)};
  }
  return Restored{std::move(*verified), take_place(copy, target), true};
}

}  // namespace supercargo::app
