// A command of the program, declared once: its words, what it takes, what it runs. Parsing and
// --help come from the declaration; answers go to standard output, errors to standard error.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/settings.h"
#include "kernel/result.h"

namespace supercargo::app {

namespace exits {
inline constexpr int done = 0;
inline constexpr int refused = 1;  // a refusal, or findings
inline constexpr int in_part = 2;  // some were taken, some refused
inline constexpr int usage = 64;   // the command line is wrong
inline constexpr int fault = 70;   // database, disk, or our own bug
inline constexpr int settings = 78;
}  // namespace exits

enum class Takes : std::uint8_t { place, value, values, flag };

// `EMAIL` by its place, or `--role`; values may be repeated.
struct Parameter {
  const char* name;
  Takes takes;
  const char* words;
  bool required = false;
};

// What one call said.
class Given {
 public:
  Given(Settings settings, std::map<std::string, std::vector<std::string>, std::less<>> words)
      : settings(std::move(settings)), words_(std::move(words)) {}

  const Settings settings;
  bool has(std::string_view name) const { return words_.find(name) != words_.end(); }
  // The empty text when it was not given.
  std::string text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  bool wants_json() const { return has("--json"); }

  // One line on standard output.
  static void say(const std::string& line);
  // Every reason on standard error, or the problem document with --json; the exit code for it.
  int refuse(const Problem& problem) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> words_;
};

struct Command {
  const char* name;  // "user add"
  const char* summary;
  const char* explanation;  // below the options in --help: files, exit codes, examples
  std::vector<Parameter> parameters = {};
  int (*run)(const Given&) = nullptr;
  bool takes_all_settings = false;
};

// What the whole program says of itself, in --help and in its manual page.
inline constexpr char program_summary[] =
    "Supercargo takes orders, promises what stock can keep, and writes down who did what.";
inline constexpr char settings_summary[] =
    "Settings: flags before SUPERCARGO_* in the environment before a TOML file before defaults.";
inline constexpr char exits_summary[] =
    "Exit codes: 0 done, 1 refused or something was found, 2 taken in part, 64 wrong command "
    "line,\n70 fault (database, disk), 78 wrong settings. Errors go to standard error.";

// All commands, in the order of --help.
std::vector<Command> all_commands();

std::vector<Command> serving_commands();
std::vector<Command> data_commands();
std::vector<Command> import_commands();
std::vector<Command> export_commands();
std::vector<Command> demo_commands();
std::vector<Command> people_commands();
std::vector<Command> inspection_commands();
std::vector<Command> about_commands();

}  // namespace supercargo::app
