#include "files/disposition.h"

#include "kernel/text.h"

namespace supercargo::files {
namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

int digit_of(char c) {
  if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  const auto at = digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = digit_of(text[i + 1]), low = digit_of(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return out;
}

bool same_word(std::string_view left, std::string_view lower_case) {
  if (left.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const char c = left[i] >= 'A' && left[i] <= 'Z' ? static_cast<char>(left[i] + 32) : left[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Walks `; name=value` one after the other; a value is a token or a quoted string.
class Parameters {
 public:
  explicit Parameters(std::string_view text) : rest_(text) {}

  std::string_view name;
  std::string value;

  bool next() {
    const auto semicolon = rest_.find(';');
    if (semicolon == std::string_view::npos) return false;
    rest_.remove_prefix(semicolon + 1);
    const auto equals = rest_.find('=');
    if (equals == std::string_view::npos) return false;
    name = trimmed(rest_.substr(0, equals));
    rest_ = rest_.substr(equals + 1);
    const auto start = rest_.find_first_not_of(" \t");
    if (start == std::string_view::npos) return false;
    rest_.remove_prefix(start);
    return rest_.front() == '"' ? read_quoted() : read_token();
  }

 private:
  bool read_token() {
    value = trimmed(rest_.substr(0, rest_.find(';')));
    return true;
  }
  bool read_quoted() {
    value.clear();
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return true;
      }
      if (rest_[i] == '\\' && ++i == rest_.size()) return false;
      value.push_back(rest_[i]);
    }
    return false;
  }

  std::string_view rest_;
};

// UTF-8'language'percent-encoded; other character sets are gone since RFC 8187.
std::optional<std::string> extended(std::string_view value) {
  const auto first = value.find('\'');
  if (first == std::string_view::npos || !same_word(value.substr(0, first), "utf-8"))
    return std::nullopt;
  const auto second = value.find('\'', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return percent_decoded(value.substr(second + 1));
}

// Characters that need no escape in an extended value (RFC 8187 attr-char).
bool stands_for_itself(char c) {
  const bool alphanumeric =
      (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return alphanumeric || std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> name_in(std::string_view disposition) {
  std::optional<std::string> plain;
  Parameters parameters(disposition);
  while (parameters.next()) {
    if (same_word(parameters.name, "filename*")) return extended(parameters.value);
    if (same_word(parameters.name, "filename") && !plain) plain = parameters.value;
  }
  return plain;
}

std::string disposition_of(std::string_view name) {
  std::string ascii, encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    // A backslash, quote or percent sign in the plain form is read differently by every browser.
    const bool plain = byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '%';
    ascii.push_back(plain ? c : '_');
    if (stands_for_itself(c))
      encoded.push_back(c);
    else
      encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace supercargo::files
