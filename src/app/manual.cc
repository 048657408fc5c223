#include "app/manual.h"

#include <sstream>

#include "app/version.h"

namespace supercargo::app {
namespace {

// A text as roff shows it unchanged: an option's dashes stay dashes, a full stop at the beginning
// of a line is no request.
std::string plain(std::string_view text) {
  std::string escaped;
  bool begins_line = true;
  for (const char c : text) {
    if (begins_line && (c == '.' || c == '\'')) escaped += "\\&";
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped.push_back(c);
    }
    begins_line = c == '\n';
  }
  return escaped;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

// Lines that begin with blanks are examples and stay lines; the rest is filled.
std::string paragraph(std::string_view text) {
  std::string filled = ".PP\n";
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    const bool is_example = line.starts_with("  ");
    if (is_example) filled += ".br\n";
    filled += plain(line) + '\n';
    if (is_example) filled += ".br\n";
  }
  return filled;
}

std::string entry(const std::string& term, std::string_view words) {
  return ".TP\n" + term + '\n' + plain(words) + '\n';
}

std::string synopsis_of(const Command& command) {
  std::string line = command.name;
  for (const Parameter& parameter : command.parameters)
    if (*parameter.name != '-') line += std::string(" ") + parameter.name;
  return line;
}

std::string section_of(const Command& command) {
  std::string text = ".SS \"supercargo " + plain(synopsis_of(command)) + "\"\n";
  std::string summary = command.summary;
  summary.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(summary.front())));
  text += plain(summary) + ".\n" + paragraph(command.explanation);
  for (const Parameter& parameter : command.parameters) {
    const bool is_named = *parameter.name == '-';
    const bool has_value = is_named && parameter.takes != Takes::flag;
    const std::string term = (is_named ? bold(parameter.name) : slanted(parameter.name)) +
                             (has_value ? ' ' + slanted("TEXT") : "");
    text += entry(term, std::string(parameter.words) + (parameter.required ? " (required)" : ""));
  }
  return text;
}

std::string section_of(const Setting& setting) {
  std::string term = bold(setting.name);
  if (*setting.fallback != '\0') term += " [" + plain(setting.fallback) + ']';
  std::string words = setting.words;
  if (setting.kind == SettingKind::choice) words += std::string("; one of: ") + setting.choices;
  if (setting.secret) words += " (a secret: no flag)";
  return entry(term, words);
}

constexpr char settings_words[] =
    "A setting is a key of the TOML file, as written here; a flag, --like-this; and a variable of\n"
    "the environment, SUPERCARGO_LIKE_THIS. Flags win over the environment, that over the file,\n"
    "that over the default, which stands in brackets. The file is what --config names, else\n"
    "SUPERCARGO_CONFIG, else /etc/supercargo/supercargo.toml when it is there. supercargo config\n"
    "prints what is in force and where it came from. Commands other than serve have flags for the\n"
    "database and the keys alone. Every command knows --tenant CODE (which company; default: the\n"
    "only one), --json (answer as JSON) and --help.";

}  // namespace

std::string manual_page(std::span<const Command> commands, std::span<const Setting> settings) {
  std::string page =
      ".TH SUPERCARGO 1 \"\" \"supercargo " + std::string(version) +
      "\" \"Supercargo\"\n.SH NAME\nsupercargo \\- order system for distributors and "
      "logistics providers\n.SH SYNOPSIS\n" +
      bold("supercargo") + ' ' + slanted("COMMAND") + " [" + slanted("ARGUMENT") + " ...] [" +
      slanted("OPTION") + " ...]\n.SH DESCRIPTION\n" + plain(program_summary) + "\n.SH COMMANDS\n";
  for (const Command& command : commands) page += section_of(command);
  page += ".SH SETTINGS\n" + paragraph(settings_words);
  for (const Setting& setting : settings) page += section_of(setting);
  page += ".SH EXIT STATUS\n" + plain(exits_summary) + "\n.SH FILES\n";
  page += entry(slanted("/etc/supercargo/supercargo.toml"), "settings, for root and the service");
  page += entry(slanted("/etc/supercargo/master.key"),
                "of the Debian package: the key that seals personal data; keep a copy elsewhere");
  page += entry(slanted("/var/lib/supercargo"), "of the Debian package: the service's data");
  return page + ".SH SEE ALSO\n/usr/share/doc/supercargo/operations.md.gz";
}

}  // namespace supercargo::app
