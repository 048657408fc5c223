#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <deque>
#include <iterator>

#include "app/command.h"
#include "app/version.h"
#include "http/problem.h"

namespace supercargo::app {
namespace {

using Words = std::map<std::string, std::vector<std::string>, std::less<>>;

// What CLI11 fills: it keeps pointers, so nothing here may move.
struct Filled {
  const Command* command = nullptr;
  CLI::App* parser = nullptr;
  std::deque<std::pair<std::string, std::vector<std::string>>> options;
  std::deque<std::pair<std::string, std::int64_t>> flags;
  std::deque<std::pair<const Setting*, std::string>> settings;
  std::string config;

  std::vector<std::string>& option(const std::string& name) {
    return options.emplace_back(name, std::vector<std::string>()).second;
  }
};

void add_parameter(Filled& filled, const Parameter& parameter) {
  CLI::Option* option = nullptr;
  if (parameter.takes == Takes::flag) {
    auto& count = filled.flags.emplace_back(parameter.name, 0).second;
    option = filled.parser->add_flag(parameter.name, count, parameter.words);
  } else {
    option =
        filled.parser->add_option(parameter.name, filled.option(parameter.name), parameter.words);
    // Values by their place take all that are left; named ones take one after each naming.
    const bool takes_rest = parameter.takes == Takes::values && *parameter.name != '-';
    option->expected(1, parameter.takes == Takes::values ? 1000 : 1)->allow_extra_args(takes_rest);
    option->type_name(parameter.takes == Takes::place ? "" : "TEXT");
  }
  if (parameter.required) option->required();
}

void add_settings(Filled& filled) {
  filled.parser->add_option("--config", filled.config, "TOML file of settings")
      ->group("Settings")
      ->type_name("FILE");
  for (const Setting& setting : known_settings()) {
    if (!setting.everywhere && !filled.command->takes_all_settings) continue;
    // A secret on the command line is read by every user of the machine.
    if (setting.secret) continue;
    auto& text = filled.settings.emplace_back(&setting, "").second;
    const std::string fallback =
        *setting.fallback == '\0' ? "" : " [" + std::string(setting.fallback) + "]";
    filled.parser->add_option(flag_of(setting), text, setting.words + fallback)
        ->group("Settings")
        ->type_name("");
  }
}

CLI::App* parser_for(CLI::App& root, const Command& command) {
  const std::string name = command.name;
  const auto blank = name.find(' ');
  if (blank == std::string::npos) return root.add_subcommand(name, command.summary);
  const std::string group = name.substr(0, blank);
  const auto known =
      root.get_subcommands([&](const CLI::App* each) { return each->get_name() == group; });
  CLI::App* parent = known.empty() ? nullptr : known.front();
  if (parent == nullptr) {
    parent = root.add_subcommand(group, "see supercargo " + group + " --help");
    parent->require_subcommand(1);
  }
  return parent->add_subcommand(name.substr(blank + 1), command.summary);
}

void declare(CLI::App& root, std::deque<Filled>& all, const Command& command) {
  Filled& filled = all.emplace_back();
  filled.command = &command;
  filled.parser = parser_for(root, command);
  filled.parser->footer(command.explanation);
  for (const Parameter& parameter : command.parameters) add_parameter(filled, parameter);
  add_parameter(filled, {"--tenant", Takes::value, "code of the company; default: the only one"});
  add_parameter(filled, {"--json", Takes::flag, "answer as JSON"});
  add_settings(filled);
}

Words words_of(const Filled& filled) {
  Words words;
  for (const auto& [name, texts] : filled.options)
    if (!texts.empty()) words.emplace(name, texts);
  for (const auto& [name, count] : filled.flags)
    if (count > 0) words.emplace(name, std::vector<std::string>());
  return words;
}

int run(const Filled& filled) {
  std::map<std::string, std::string> flags;
  for (const auto& [setting, text] : filled.settings)
    if (filled.parser->count(flag_of(*setting)) > 0) flags.emplace(setting->name, text);
  auto settings = Settings::gather(flags, filled.config);
  if (!settings) {
    for (const Reason& reason : settings.error().reasons)
      std::fprintf(stderr, "supercargo: %s\n", reason.detail.c_str());
    return exits::settings;
  }
  return filled.command->run(Given(std::move(*settings), words_of(filled)));
}

int parse_and_run(CLI::App& root, std::deque<Filled>& all, std::vector<std::string> arguments) {
  try {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    root.parse(std::move(arguments));
  } catch (const CLI::Success& asked) {
    return root.exit(asked);
  } catch (const CLI::ParseError& error) {
    root.exit(error);
    return exits::usage;
  }
  for (const Filled& filled : all)
    if (filled.parser->parsed()) return run(filled);
  std::fputs(root.help().c_str(), stderr);
  return exits::usage;
}

void wipe_password(char* argument) {
  const std::string whole = argument;
  const auto scheme = whole.find("://");
  if (scheme == std::string::npos || whole.find('@', scheme) == std::string::npos) return;
  const auto colon = whole.find(':', scheme + 3);
  const auto at = whole.find('@', scheme);
  if (colon < at) std::memset(argument + colon + 1, 'x', at - colon - 1);
}

}  // namespace

std::vector<Command> all_commands() {
  std::vector<Command> all;
  for (auto group : {serving_commands(), demo_commands(), data_commands(), import_commands(),
                     export_commands(), people_commands(), inspection_commands(), about_commands()})
    std::move(group.begin(), group.end(), std::back_inserter(all));
  return all;
}

std::string Given::text(std::string_view name) const {
  const auto found = words_.find(name);
  return found == words_.end() || found->second.empty() ? std::string() : found->second.front();
}

std::vector<std::string> Given::texts(std::string_view name) const {
  const auto found = words_.find(name);
  return found == words_.end() ? std::vector<std::string>() : found->second;
}

void Given::say(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
}

int Given::refuse(const Problem& problem) const {
  if (wants_json()) {
    std::fprintf(stderr, "%s\n", http::problem_json(problem, "").c_str());
    return exits::refused;
  }
  std::fprintf(stderr, "supercargo: %s (%s)\n", problem.detail.c_str(), problem.code.c_str());
  for (const Reason& reason : problem.reasons)
    std::fprintf(stderr, "  %s: %s %s\n", reason.pointer.c_str(), reason.code.c_str(),
                 reason.detail.c_str());
  return exits::refused;
}

int run_command_line(int count, char** arguments) {
  const std::vector<std::string> words(arguments + std::min(count, 1), arguments + count);
  for (int i = 1; i < count; ++i) wipe_password(arguments[i]);

  CLI::App root(std::string(program_summary) + '\n' + settings_summary, "supercargo");
  root.set_version_flag("--version", std::string(version));
  root.footer(exits_summary);
  const auto commands = all_commands();
  std::deque<Filled> all;
  for (const Command& command : commands) declare(root, all, command);
  try {
    return parse_and_run(root, all, words);
  } catch (const std::exception& fault) {
    std::fflush(stdout);
    std::fprintf(stderr, "supercargo: %s\n", fault.what());
    return exits::fault;
  }
}

}  // namespace supercargo::app
