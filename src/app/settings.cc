#include "app/settings.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "db/sealed_stream.h"
#include "http/forwarded.h"
#include "http/network.h"
#include "kernel/identifiers.h"
#include "outbound/address_rules.h"
#include "outbound/smtp.h"

namespace supercargo::app {
namespace {

using enum SettingKind;

Reason reason_for(const SettingValue& value, const std::string& words) {
  return {"/" + std::string(value.setting->name), "setting",
          std::string(value.setting->name) + " (" + value.source + "): " + words};
}

std::string objection_to_number(const Setting& setting, const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && value >= setting.least && value <= setting.most) return {};
  return "\"" + text + "\" is not a number from " + std::to_string(setting.least) + " to " +
         std::to_string(setting.most);
}

bool is_among(std::string_view text, std::string_view choices) {
  const std::string all = " " + std::string(choices) + " ";
  return !text.empty() && all.find(" " + std::string(text) + " ") != std::string::npos;
}

std::string objection_to(const SettingValue& value) {
  const Setting& setting = *value.setting;
  const std::string& text = value.text;
  switch (setting.kind) {
    case number:
      return objection_to_number(setting, text);
    case yes_no:
      return is_among(text, "yes no") ? "" : "\"" + text + "\" is neither yes nor no";
    case choice:
      return is_among(text, setting.choices)
                 ? ""
                 : "\"" + text + "\" is none of: " + std::string(setting.choices);
    case address:
      return text.empty() || parse_listen_address(text) ? "" : "\"" + text + "\" is not HOST:PORT";
    case location: {
      const bool known = text.starts_with("sqlite:") || text.starts_with("postgres://") ||
                         text.starts_with("postgresql://");
      const bool optional = std::string_view(setting.fallback).empty();
      return known || (optional && text.empty())
                 ? ""
                 : "a database is sqlite:FILE or postgres://USER@HOST/NAME";
    }
    case url:
      return text.empty() || http::host_of_url(text) ? ""
                                                     : "\"" + text + "\" is no http(s) address";
    case SettingKind::text:
    case list:
      return {};
  }
  return {};
}

std::optional<std::string> from_environment(const std::string& variable) {
  const char* value = std::getenv(variable.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// "true" and "on" are what other programs say.
std::string spelled(const Setting& setting, std::string text) {
  if (setting.kind != yes_no) return text;
  if (is_among(text, "true on 1")) return "yes";
  if (is_among(text, "false off 0")) return "no";
  return text;
}

std::string usual_file() {
  constexpr const char* usual = "/etc/supercargo/supercargo.toml";
  return std::filesystem::exists(usual) ? usual : "";
}

void check_mail(const Settings& settings, std::vector<Reason>& reasons) {
  const std::string& host = settings.text("smtp_host");
  if (host.empty()) return;
  if (host.find_first_of("/@: \t?#") != std::string::npos && host != "[::1]")
    reasons.push_back({"/smtp_host", "setting", "smtp_host: a name or address alone"});
  if (!valid_email(settings.text("mail_from")))
    reasons.push_back({"/mail_from", "setting", "mail_from: mails need an address to come from"});
  if (settings.text("smtp_security") == "plain" && !outbound::is_this_machine(host))
    reasons.push_back({"/smtp_security", "setting",
                       "smtp_security: plain is for a mail server on this machine alone"});
}

void check_mailbox(const Settings& settings, std::vector<Reason>& reasons) {
  const std::string& host = settings.text("imap_host");
  if (host.empty()) return;
  if (host.find_first_of("/@: \t?#") != std::string::npos && host != "[::1]")
    reasons.push_back({"/imap_host", "setting", "imap_host: a name or address alone"});
  if (settings.text("imap_user").empty() || settings.text("imap_password").empty())
    reasons.push_back(
        {"/imap_user", "setting", "imap_user: a mailbox is opened with a user and a password"});
  const std::string& folder = settings.text("imap_folder");
  if (folder.empty() || folder.find_first_of("\r\n\"\\") != std::string::npos)
    reasons.push_back({"/imap_folder", "setting", "imap_folder: a name without quotes"});
  if (settings.text("imap_security") == "plain" && !outbound::is_this_machine(host))
    reasons.push_back({"/imap_security", "setting",
                       "imap_security: plain is for a mail server on this machine alone"});
}

// What only together can be wrong.
void check_together(const Settings& settings, std::vector<Reason>& reasons) {
  const std::string& recipient = settings.text("backup_recipient");
  if (!recipient.empty() && !db::is_recipient(recipient))
    reasons.push_back({"/backup_recipient", "setting",
                       "backup_recipient: it is no public key of supercargo backup-key"});
  for (const std::string& each : settings.list("trusted_proxies")) {
    if (!http::parse_network(each))
      reasons.push_back({"/trusted_proxies", "setting",
                         "trusted_proxies: \"" + each + "\" is no address and no network"});
  }
  for (const std::string& each : settings.list("outbound_allow")) {
    if (!outbound::parse_network(each))
      reasons.push_back({"/outbound_allow", "setting",
                         "outbound_allow: \"" + each + "\" is no address and no network"});
  }
  check_mail(settings, reasons);
  check_mailbox(settings, reasons);
  const auto metrics = parse_listen_address(settings.text("metrics_listen"));
  if (metrics && metrics->host != "127.0.0.1" && metrics->host != "::1") {
    reasons.push_back({"/metrics_listen", "setting",
                       "metrics_listen: figures are open to whoever reaches them, so this must be "
                       "127.0.0.1 or [::1]; elsewhere use metrics_token"});
  }
  if (settings.is_sqlite() && !settings.text("owner_database").empty())
    reasons.push_back(
        {"/owner_database", "setting", "owner_database: SQLite has no roles; leave it out"});
}

}  // namespace

std::string flag_of(const Setting& setting) {
  std::string flag = "--" + std::string(setting.name);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string variable_of(const Setting& setting) {
  std::string variable = "SUPERCARGO_" + std::string(setting.name);
  for (char& c : variable)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return variable;
}

std::string without_password(std::string_view location) {
  const auto scheme = location.find("://");
  const auto at = location.find('@', scheme);
  if (scheme == std::string_view::npos || at == std::string_view::npos)
    return std::string(location);
  const auto colon = location.find(':', scheme + 3);
  if (colon == std::string_view::npos || colon > at) return std::string(location);
  return std::string(location.substr(0, colon + 1)) + "***" + std::string(location.substr(at));
}

std::string SettingValue::shown() const {
  if (setting->secret) return text.empty() ? "" : "***";
  return setting->kind == location ? without_password(text) : text;
}

std::optional<ListenAddress> parse_listen_address(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  if (host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  ListenAddress found{std::string(host), 0};
  const auto port = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), found.port);
  if (error != std::errc() || end != port.data() + port.size()) return std::nullopt;
  return found;
}

Result<Settings> Settings::gather(const std::map<std::string, std::string>& flags,
                                  const std::string& file) {
  std::string chosen = file;
  if (chosen.empty()) chosen = from_environment("SUPERCARGO_CONFIG").value_or(usual_file());
  std::map<std::string, std::string> in_file;
  if (!chosen.empty()) {
    auto read = read_settings_file(chosen);
    if (!read) return std::move(read.error());
    in_file = std::move(*read);
  }
  Settings settings;
  std::vector<Reason> reasons;
  for (const Setting& setting : known_settings()) {
    SettingValue value{&setting, setting.fallback, "default"};
    const auto flag = flags.find(setting.name);
    const auto variable = from_environment(variable_of(setting));
    const auto written = in_file.find(setting.name);
    if (flag != flags.end()) {
      value = {&setting, flag->second, "flag " + flag_of(setting)};
    } else if (variable) {
      value = {&setting, *variable, "environment " + variable_of(setting)};
    } else if (written != in_file.end()) {
      value = {&setting, written->second, "file " + chosen};
    }
    value.text = spelled(setting, value.text);
    if (const auto words = objection_to(value); !words.empty())
      reasons.push_back(reason_for(value, words));
    settings.values_.push_back(std::move(value));
  }
  check_together(settings, reasons);
  if (!reasons.empty())
    return Problem{Refusal::invalid, "settings", "Settings are wrong:", std::move(reasons)};
  return settings;
}

const SettingValue& Settings::find(std::string_view name) const {
  const auto found = std::find_if(values_.begin(), values_.end(),
                                  [&](const auto& each) { return name == each.setting->name; });
  SUPERCARGO_CHECK(found != values_.end());
  return *found;
}

std::int64_t Settings::number(std::string_view name) const {
  return std::strtoll(text(name).c_str(), nullptr, 10);
}

std::vector<std::string> Settings::list(std::string_view name) const {
  std::vector<std::string> items;
  std::string item;
  for (const char c : text(name) + ",") {
    if (c == ' ') continue;
    if (c != ',') {
      item.push_back(c);
    } else if (!item.empty()) {
      items.push_back(std::exchange(item, {}));
    }
  }
  return items;
}

std::string Settings::database_file() const {
  constexpr std::string_view prefix = "sqlite:";
  return is_sqlite() ? text("database").substr(prefix.size()) : std::string();
}

std::string Settings::master_key_file() const {
  if (const std::string& named = text("master_key_file"); !named.empty()) return named;
  if (!is_sqlite()) return "data/master.key";
  return std::filesystem::path(database_file()).parent_path() / "master.key";
}

}  // namespace supercargo::app
