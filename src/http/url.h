// Parts of a request target, decoded once and after splitting (security.md 1.1.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace supercargo::http {

// Nothing when an escape is broken or yields NUL or bytes that are not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text);

// The segments of a path, decoded; nothing when one is not to be had, or holds a slash or is a dot.
std::optional<std::vector<std::string>> path_segments(std::string_view path);

// The parameters of a query; nothing when malformed, doubled or more than 64.
using QueryParameters = std::vector<std::pair<std::string, std::string>>;
std::optional<QueryParameters> query_parameters_of(std::string_view query);
// Empty unless given.
std::string value_in(const QueryParameters& given, std::string_view name);

}  // namespace supercargo::http
