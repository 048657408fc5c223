// The program's settings, each declared once: flags > environment > TOML file > default. All wrong
// ones are told together, each by its name and where it came from.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace supercargo::app {

enum class SettingKind : std::uint8_t {
  text,
  number,
  yes_no,
  list,      // separated by commas; in the file also an array
  choice,    // one of `choices`, which are separated by blanks
  address,   // HOST:PORT, or empty
  location,  // of a database
  url,
};

struct Setting {
  const char*
      name;  // as in the file; --like-this as a flag, SUPERCARGO_LIKE_THIS in the environment
  SettingKind kind;
  const char* fallback;
  const char* words;
  std::int64_t least = 0;
  std::int64_t most = 0;
  const char* choices = "";
  bool secret = false;
  bool everywhere = false;  // a flag of every command, not of `serve` alone
};

std::span<const Setting> known_settings();
std::string flag_of(const Setting& setting);
std::string variable_of(const Setting& setting);

struct SettingValue {
  const Setting* setting = nullptr;
  std::string text;
  std::string source;  // default | file | environment | flag
  // What may be shown: secrets and the password in a database's address are masked.
  std::string shown() const;
};

// "HOST:PORT" and "[::1]:8080" taken apart; nothing when it is neither.
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};
std::optional<ListenAddress> parse_listen_address(std::string_view text);

class Settings {
 public:
  // `flags` by setting name. `file` is --config; empty: SUPERCARGO_CONFIG, else the usual place.
  static Result<Settings> gather(const std::map<std::string, std::string>& flags,
                                 const std::string& file);

  const std::string& text(std::string_view name) const { return find(name).text; }
  std::int64_t number(std::string_view name) const;
  bool yes(std::string_view name) const { return text(name) == "yes"; }
  std::vector<std::string> list(std::string_view name) const;
  const std::vector<SettingValue>& values() const { return values_; }

  bool is_sqlite() const { return text("database").starts_with("sqlite:"); }
  // Of a SQLite database; empty otherwise.
  std::string database_file() const;
  std::string master_key_file() const;

 private:
  const SettingValue& find(std::string_view name) const;
  std::vector<SettingValue> values_;
};

// The values of a TOML file by setting name; every key that is unknown or of a wrong kind is told.
Result<std::map<std::string, std::string>> read_settings_file(const std::string& file);

// The address without its password.
std::string without_password(std::string_view location);

}  // namespace supercargo::app
