#include "app/doctor.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>

#include "app/hardening.h"
#include "app/installation.h"
#include "app/verification.h"
#include "app/version.h"
#include "db/migrations.h"
#include "journal/entry_store.h"
#include "people/store.h"

namespace supercargo::app::doctor {
namespace {

namespace files = std::filesystem;

constexpr std::int64_t wal_bytes_max = 256 << 20;
constexpr std::int64_t entries_quick = 200'000;  // about a second
constexpr unsigned disk_free_percent_least = 10;

class Examination {
 public:
  explicit Examination(const Settings& settings) : settings_(settings), installation_(settings) {}

  std::vector<Remark> run() {
    well("versions",
         std::string("supercargo ") + version + ", " + installation_.database().engine_version());
    look_at_disk();
    look_at_files();
    if (settings_.text("backup_recipient").empty())
      note("backups", "they are not sealed: no backup_recipient (supercargo backup-key makes one)");
    look_at_log();
    for (const auto& words : installation_.database().role_findings()) sick("role", words);
    if (!look_at_schema()) return std::move(remarks_);
    look_at_clock_and_journal();
    look_at_people();
    return std::move(remarks_);
  }

 private:
  void well(const char* matter, std::string words) {
    remarks_.push_back({matter, Level::well, std::move(words)});
  }
  void sick(const char* matter, std::string words) {
    remarks_.push_back({matter, Level::finding, std::move(words)});
  }

  void note(const char* matter, std::string words) {
    remarks_.push_back({matter, Level::note, std::move(words)});
  }

  // Where this machine keeps what must not be lost: of PostgreSQL, the key alone.
  files::path data_directory() const {
    const std::string file = settings_.database_file();
    return files::absolute(file.empty() ? settings_.master_key_file() : file).parent_path();
  }

  void look_at_disk() {
    const auto directory = data_directory();
    struct statvfs disk {};
    if (::statvfs(directory.c_str(), &disk) != 0 || disk.f_blocks == 0) return;
    const auto percent = static_cast<unsigned>(disk.f_bavail * 100 / disk.f_blocks);
    const std::string words = std::to_string(percent) + " % free on " + directory.string();
    if (percent < disk_free_percent_least) return sick("disk", words);
    well("disk", words);
  }

  void look_at_rights(const std::string& path, unsigned refused_bits, const char* wanted) {
    struct stat status {};
    if (path.empty() || ::stat(path.c_str(), &status) != 0) return;
    if ((status.st_mode & refused_bits) != 0)
      sick("rights", path + " is open to others; it should be " + wanted);
  }

  void look_at_files() {
    const std::string file = settings_.database_file();
    const std::string key = settings_.master_key_file();
    const auto before = remarks_.size();
    if (!file.empty()) look_at_rights(data_directory(), S_IRWXG | S_IRWXO, "0700");
    // A packaged key stands beside the settings: all may look there, root alone may put.
    look_at_rights(files::absolute(key).parent_path(), S_IWGRP | S_IWOTH, "0755 at most");
    for (const char* suffix : {"", "-wal", "-shm"})
      if (!file.empty()) look_at_rights(file + suffix, S_IRWXG | S_IRWXO, "0600");
    look_at_rights(key, S_IRWXG | S_IRWXO, "0400");
    if (!files::exists(key)) sick("master_key", key + " is not there: nobody can be signed in yet");
    if (remarks_.size() == before) well("rights", "files are readable by their owner alone");
  }

  void look_at_log() {
    const std::int64_t bytes = installation_.database().wal_bytes();
    const std::string words = std::to_string(bytes >> 20) + " MiB of write-ahead log";
    if (bytes > wal_bytes_max)
      return sick("log", words + ": some reader has been open for long, or the disk is slow");
    well("log", words);
  }

  bool look_at_schema() {
    const auto state = db::migration_state(installation_.database(), db::known_migrations());
    for (const auto& name : state.pending) sick("schema", "pending: " + name);
    for (const auto& name : state.changed) sick("schema", "changed after it was applied: " + name);
    for (const auto& name : state.unknown) sick("schema", "of a newer program: " + name);
    const bool current = state.pending.empty() && state.changed.empty() && state.unknown.empty();
    if (current) well("schema", "up to date");
    return current;
  }

  void look_at_clock_and_journal() {
    const Instant now = installation_.clock().now();
    std::int64_t entries = 0;
    Instant latest;
    for (const auto& tenant : installation_.tenants()) {
      db::Transaction reading(installation_.session(), db::Mode::read, tenant.id.value);
      const db::Reader reader(installation_.session());
      const auto head = journal::find_head(reader);
      const auto last =
          head ? journal::entries_after(reader, head->seq - 1, 1) : std::vector<journal::Entry>();
      reading.commit();
      if (!last.empty()) latest = std::max(latest, last.front().at);
      entries += head ? head->seq : 0;
    }
    if (latest > now + std::chrono::minutes(1))
      sick("clock", "it is behind the journal, whose last entry is of " + text(latest));
    else
      well("clock", text(now));
    if (entries > entries_quick)
      return well("invariants",
                  std::to_string(entries) + " journal entries: run supercargo verify");
    const auto verified = verify(installation_.database());
    for (const auto& each : verified.findings) sick("invariants", each.check + ": " + each.words);
    if (verified.sound()) well("invariants", std::to_string(entries) + " journal entries verified");
  }

  void look_at_people() {
    for (const auto& tenant : installation_.tenants()) {
      db::Transaction reading(installation_.session(), db::Mode::read, tenant.id.value);
      const db::Reader reader(installation_.session());
      if (people::store::active_administrators(reader) == 0) {
        sick("people", tenant.code + ": nobody administers");
      } else if (people::store::only_one_ever_active(reader)) {
        note("people", tenant.code +
                           ": one person holds every right; separation of duties is "
                           "recorded, not enforced");
      } else {
        well("people", tenant.code + ": duties are separated");
      }
      reading.commit();
    }
  }

  const Settings& settings_;
  Installation installation_;
  std::vector<Remark> remarks_;
};

}  // namespace

std::vector<Remark> examine(const Settings& settings) { return Examination(settings).run(); }

bool self_test() {
  forbid_new_programs();
  return new_programs_are_forbidden();
}

}  // namespace supercargo::app::doctor
