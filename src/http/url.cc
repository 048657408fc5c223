#include "http/url.h"

#include "kernel/text.h"

namespace supercargo::http {
namespace {

constexpr std::size_t parameters_max = 64;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A plus sign in a query is a space, as forms have always sent it.
std::string with_spaces(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '+') c = ' ';
  return out;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  // Neither escaped nor plain: what comes after may think a text ends there.
  if (out.find('\0') != std::string::npos || !valid_utf8(out)) return std::nullopt;
  return out;
}

std::optional<std::vector<std::string>> path_segments(std::string_view path) {
  std::vector<std::string> segments;
  if (path.empty() || path.front() != '/') return std::nullopt;
  path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    auto segment = percent_decoded(path.substr(0, slash));
    if (!segment || *segment == "." || *segment == "..") return std::nullopt;
    if (segment->find_first_of("/\\") != std::string::npos) return std::nullopt;
    segments.push_back(std::move(*segment));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

std::optional<QueryParameters> query_parameters_of(std::string_view query) {
  QueryParameters parameters;
  while (!query.empty()) {
    const auto end = query.find('&');
    const auto part = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (part.empty()) continue;
    const auto equals = part.find('=');
    auto name = percent_decoded(with_spaces(part.substr(0, equals)));
    auto value = equals == std::string_view::npos
                     ? std::optional<std::string>("")
                     : percent_decoded(with_spaces(part.substr(equals + 1)));
    if (!name || !value || parameters.size() == parameters_max) return std::nullopt;
    for (const auto& [known, _] : parameters)
      if (known == *name) return std::nullopt;
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

std::string value_in(const QueryParameters& given, std::string_view name) {
  for (const auto& [known, value] : given)
    if (known == name) return value;
  return {};
}

}  // namespace supercargo::http
