#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/settings.h"

namespace supercargo::app {
namespace {

const Setting* setting_named(std::string_view name) {
  const auto all = known_settings();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Setting& each) { return name == each.name; });
  return found == all.end() ? nullptr : &*found;
}

std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* yes = node.as_boolean()) return yes->get() ? "yes" : "no";
  return std::nullopt;
}

std::optional<std::string> list_of(const toml::node& node) {
  const auto* array = node.as_array();
  if (array == nullptr) return text_of(node);
  std::string joined;
  for (const toml::node& item : *array) {
    const auto text = text_of(item);
    if (!text) return std::nullopt;
    joined.append(joined.empty() ? "" : ",").append(*text);
  }
  return joined;
}

Problem refusal(std::vector<Reason> reasons) {
  return {Refusal::invalid, "settings", "Settings are wrong:", std::move(reasons)};
}

}  // namespace

Result<std::map<std::string, std::string>> read_settings_file(const std::string& file) {
  std::ifstream in(file);
  if (!in) return refusal({{"", "setting", file + ": cannot be read"}});
  toml::table table;
  try {
    table = toml::parse(in, file);
  } catch (const toml::parse_error& error) {
    std::ostringstream words;
    words << file << ": line " << error.source().begin.line << ": " << error.description();
    return refusal({{"", "setting", words.str()}});
  }
  std::map<std::string, std::string> values;
  std::vector<Reason> reasons;
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    const Setting* setting = setting_named(name);
    const std::string place = file + ": line " + std::to_string(node.source().begin.line) + ": ";
    if (setting == nullptr) {
      reasons.push_back({"/" + name, "setting", place + "there is no setting \"" + name + "\""});
      continue;
    }
    auto text = setting->kind == SettingKind::list ? list_of(node) : text_of(node);
    if (text) {
      values.emplace(name, std::move(*text));
    } else {
      reasons.push_back({"/" + name, "setting", place + name + " has a value of a wrong kind"});
    }
  }
  if (!reasons.empty()) return refusal(std::move(reasons));
  return values;
}

}  // namespace supercargo::app
