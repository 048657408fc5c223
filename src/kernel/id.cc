#include "kernel/id.h"

#include <algorithm>

namespace supercargo {
namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_digits = 13;                 // 13 × 5 bits hold 64
constexpr std::int64_t epoch_ms = 1'577'836'800'000;  // 2020-01-01, 41 bits last until 2089
constexpr int node_bits = 10;
constexpr int counter_bits = 12;

std::string base32(std::uint64_t value, std::size_t width_min) {
  std::string reversed;
  while (value != 0 || reversed.size() < width_min) {
    reversed.push_back(digits[value & 31]);
    value >>= 5;
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

std::optional<std::uint64_t> from_base32(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) {
    const auto at = digits.find(c);
    if (at == std::string_view::npos || value > (UINT64_MAX >> 5)) return std::nullopt;
    value = (value << 5) | at;
  }
  return value;
}

}  // namespace

std::string id_text(std::string_view prefix, std::int64_t value) {
  std::string text(prefix);
  text.push_back('_');
  return text + base32(static_cast<std::uint64_t>(value), id_digits);
}

std::optional<std::int64_t> parse_id(std::string_view prefix, std::string_view text) {
  if (text.size() != prefix.size() + 1 + id_digits) return std::nullopt;
  if (!text.starts_with(prefix) || text[prefix.size()] != '_') return std::nullopt;
  const auto value = from_base32(text.substr(prefix.size() + 1));
  if (!value || *value == 0 || *value > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::string base32_number(std::int64_t value) {
  return base32(static_cast<std::uint64_t>(value), 1);
}

std::optional<std::int64_t> parse_base32_number(std::string_view text) {
  if (text.empty() || text.size() > id_digits) return std::nullopt;
  const auto value = from_base32(text);
  if (!value || *value > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

namespace {

// An id without its node: milliseconds and counter.
std::int64_t without_node(std::int64_t id) {
  const std::int64_t ms = id >> (node_bits + counter_bits);
  return (ms << counter_bits) | (id & ((1 << counter_bits) - 1));
}

std::int64_t with_node(std::int64_t ms_and_counter, int node) {
  const std::int64_t ms = ms_and_counter >> counter_bits;
  const std::int64_t counter = ms_and_counter & ((1 << counter_bits) - 1);
  return (ms << (node_bits + counter_bits)) | (static_cast<std::int64_t>(node) << counter_bits) |
         counter;
}

}  // namespace

IdSource::IdSource(int node, std::int64_t floor) : node_(node), last_(without_node(floor)) {}

std::int64_t IdSource::last() const {
  const std::lock_guard lock(mutex_);
  return with_node(last_, node_);
}

std::int64_t id_at(Instant instant, int node) {
  return with_node((instant.us / 1000 - epoch_ms) << counter_bits, node);
}

std::int64_t IdSource::next(Instant now) {
  const std::int64_t wanted = (now.us / 1000 - epoch_ms) << counter_bits;
  const std::lock_guard lock(mutex_);
  // A full counter borrows from the next millisecond: order and uniqueness matter, not the time.
  last_ = std::max(wanted, last_ + 1);
  return with_node(last_, node_);
}

}  // namespace supercargo
