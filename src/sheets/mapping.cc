#include "sheets/mapping.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <functional>
#include <sstream>

namespace supercargo::sheets {
namespace {

struct EncodingName {
  const char* name;
  CsvEncoding encoding;
};
constexpr std::array encoding_names{
    EncodingName{"automatic", CsvEncoding::automatic},
    EncodingName{"utf-8", CsvEncoding::utf8},
    EncodingName{"utf-16le", CsvEncoding::utf16_little},
    EncodingName{"utf-16be", CsvEncoding::utf16_big},
    EncodingName{"windows-1252", CsvEncoding::windows_1252},
    EncodingName{"latin-1", CsvEncoding::latin_1},
};

class MappingReader {
 public:
  explicit MappingReader(Mapping& mapping) : mapping_(mapping) {}

  void read(const toml::table& root) {
    const std::map<std::string_view, std::function<void(const toml::node&)>> sections{
        {"source", [&](const toml::node& node) { source(node); }},
        {"columns", [&](const toml::node& node) { columns(node); }},
        {"constants",
         [&](const toml::node& node) { texts(node, "constants", mapping_.constants); }},
        {"defaults", [&](const toml::node& node) { texts(node, "defaults", mapping_.defaults); }},
        {"values", [&](const toml::node& node) { values(node); }},
        {"kinds", [&](const toml::node& node) { kinds(node); }},
        {"counter_sales", [&](const toml::node& node) { counter_sales(node); }},
    };
    for (const auto& [key, node] : root) {
      const auto section = sections.find(key.str());
      if (section == sections.end()) {
        refuse(std::string(key.str()), "unknown_field", "No section of a mapping.");
      } else {
        section->second(node);
      }
    }
  }

  std::vector<Reason> reasons;

 private:
  using Texts = std::map<std::string, std::string>;

  void refuse(const std::string& path, const char* code, const char* words) {
    reasons.push_back({"/" + path, code, words});
  }

  const toml::table* table(const toml::node& node, const std::string& path) {
    if (node.as_table() == nullptr) refuse(path, "wrong_type", "A table is meant here.");
    return node.as_table();
  }

  void texts(const toml::node& node, const std::string& path, Texts& into) {
    const toml::table* members = table(node, path);
    if (members == nullptr) return;
    for (const auto& [key, value] : *members) {
      const auto text = value.value_exact<std::string>();
      if (!text) refuse(path + "/" + std::string(key.str()), "wrong_type", "A text is meant here.");
      into[std::string(key.str())] = text.value_or("");
    }
  }

  // The texts of a table in which only these may stand.
  Texts known_texts(const toml::node& node, const std::string& path,
                    std::initializer_list<std::string_view> known) {
    Texts found;
    texts(node, path, found);
    const std::string inside = path + "/";
    for (const auto& [key, text] : found)
      if (std::find(known.begin(), known.end(), key) == known.end())
        refuse(inside + key, "unknown_field", "A mapping knows no such word.");
    return found;
  }

  char single(const Texts& texts, const char* key, std::string_view allowed, char fallback) {
    const auto found = texts.find(key);
    if (found == texts.end()) return fallback;
    if (found->second.size() == 1 && allowed.find(found->second[0]) != std::string_view::npos)
      return found->second[0];
    refuse(std::string("source/") + key, "malformed", "Not one of the characters that can be.");
    return fallback;
  }

  void source(const toml::node& node) {
    const Texts given = known_texts(
        node, "source", {"encoding", "separator", "decimal", "grouping", "dates", "time_zone"});
    mapping_.separator = single(given, "separator", ",;\t|", '\0');
    mapping_.decimal = single(given, "decimal", ".,", '.');
    const auto text = [&](const char* key) {
      const auto found = given.find(key);
      return found == given.end() ? std::string() : found->second;
    };
    mapping_.grouping = text("grouping");
    mapping_.dates = text("dates");
    mapping_.time_zone = text("time_zone");
    if (given.count("encoding") == 0) return;
    const auto* named =
        std::find_if(encoding_names.begin(), encoding_names.end(),
                     [&](const EncodingName& each) { return each.name == text("encoding"); });
    if (named == encoding_names.end())
      refuse("source/encoding", "unknown_encoding", "No encoding that is read here.");
    else
      mapping_.encoding = named->encoding;
  }

  void columns(const toml::node& node) {
    const toml::table* members = table(node, "columns");
    if (members == nullptr) return;
    for (const auto& [key, value] : *members) {
      const std::string field(key.str());
      mapping_.columns[field] = column(value, "columns/" + field);
    }
  }

  // "Name of the column", or { column = "Name", trim = true, without_suffix = ".0" }.
  ColumnRule column(const toml::node& node, const std::string& path) {
    ColumnRule rule;
    if (const auto name = node.value_exact<std::string>()) {
      rule.column = *name;
      return rule;
    }
    const toml::table* members = table(node, path);
    if (members == nullptr) return rule;
    for (const auto& [key, value] : *members) {
      if (!column_word(rule, key.str(), value))
        refuse(path + "/" + std::string(key.str()), "unknown_field",
               "A column knows column, trim, without_prefix, without_suffix and with_prefix.");
    }
    if (rule.column.empty()) refuse(path + "/column", "required", "");
    return rule;
  }

  static bool column_word(ColumnRule& rule, std::string_view word, const toml::node& value) {
    if (word == "trim" && value.is_boolean()) {
      rule.trim = *value.value_exact<bool>();
      return true;
    }
    const std::map<std::string_view, std::string*> words{{"column", &rule.column},
                                                         {"without_prefix", &rule.without_prefix},
                                                         {"without_suffix", &rule.without_suffix},
                                                         {"with_prefix", &rule.with_prefix}};
    const auto found = words.find(word);
    const auto text = value.value_exact<std::string>();
    if (found == words.end() || !text) return false;
    *found->second = *text;
    return true;
  }

  void values(const toml::node& node) {
    const toml::table* members = table(node, "values");
    if (members == nullptr) return;
    for (const auto& [key, value] : *members) {
      const std::string field(key.str());
      texts(value, "values/" + field, mapping_.values[field]);
    }
  }

  void kinds(const toml::node& node) {
    const toml::array* rules = node.as_array();
    if (rules == nullptr) return refuse("kinds", "wrong_type", "A list is meant here.");
    for (const toml::node& rule : *rules) {
      Texts given = known_texts(rule, "kinds", {"prefix", "kind"});
      mapping_.kinds.push_back({given["prefix"], given["kind"]});
      if (mapping_.kinds.back().kind.empty()) refuse("kinds/kind", "required", "");
    }
  }

  void counter_sales(const toml::node& node) {
    const Texts given = known_texts(node, "counter_sales", {"code", "name"});
    if (const auto code = given.find("code"); code != given.end())
      mapping_.counter_code = code->second;
    if (const auto name = given.find("name"); name != given.end())
      mapping_.counter_name = name->second;
  }

  Mapping& mapping_;
};

}  // namespace

Result<Mapping> parse_mapping(std::string_view toml) {
  Mapping mapping;
  mapping.text = toml;
  MappingReader reader(mapping);
  try {
    reader.read(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    std::ostringstream words;
    words << error.description() << " (line " << error.source().begin.line << ")";
    return Problem{Refusal::malformed, "malformed", "The mapping is not TOML: " + words.str()};
  }
  if (!reader.reasons.empty()) return invalid(std::move(reader.reasons));
  return mapping;
}

}  // namespace supercargo::sheets
