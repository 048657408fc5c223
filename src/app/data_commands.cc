#include <filesystem>

#include "app/backup.h"
#include "app/command.h"
#include "app/installation.h"
#include "db/migrations.h"
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
  const auto verified = back_up(installation.database(), file);
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

int put_back(const Given& given) {
  const auto restored = restore(given.settings, given.text("FILE"));
  if (!restored) return given.refuse(restored.error());
  if (!restored->verified.sound()) {
    say_findings(given, restored->verified);
    std::fputs("supercargo: the backup is damaged; nothing was replaced\n", stderr);
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

}  // namespace

std::vector<Command> data_commands() {
  return {
      {.name = "migrate",
       .summary = "bring the database's schema up to date",
       .explanation = "Forward only, each step in a transaction of its own; safe to run twice.\n"
                      "Exit codes: 0 done, 1 with --check: something is pending, 70 fault.",
       .parameters = {{"--check", Takes::flag, "say what is pending, change nothing"}},
       .run = migrate},
      {.name = "backup",
       .summary = "write a copy of the whole database while it is served",
       .explanation =
           "The copy is read back and its journals are verified before this ends with 0.\n"
           "The master key is not in it. The file is made with mode 0600; an existing one is\n"
           "refused. Exit codes: 0 done, 1 the copy is not sound, 70 fault.",
       .parameters = {{"FILE", Takes::place, "to be made", true}},
       .run = write_backup},
      {.name = "restore",
       .summary = "put a backup in the place of the database",
       .explanation =
           "The backup is checked (pages, schema, journals) before anything is replaced. On "
           "SQLite\n"
           "no server may run; the database that stood there is kept beside the new one.\n"
           "Exit codes: 0 done, 1 refused or not sound: nothing was replaced, 70 fault.",
       .parameters = {{"FILE", Takes::place, "made by backup", true}},
       .run = put_back},
  };
}

}  // namespace supercargo::app
