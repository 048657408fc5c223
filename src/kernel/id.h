// Ids: 64 bits, made in the process, ordered by time, printed as a prefix and 13 Crockford base32
// digits (`so_0d2k…`). 41 bits of milliseconds, 10 bits of node, 12 bits of counter (decisions 29).
#pragma once

#include <compare>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/time.h"

namespace supercargo {

// `Tag` names the record: struct ProductTag { static constexpr char prefix[] = "prd"; };
template <class Tag>
struct Id {
  std::int64_t value = 0;  // 0: none
  static constexpr const char* prefix = Tag::prefix;
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

std::string id_text(std::string_view prefix, std::int64_t value);
// The number behind a printed id; nothing when prefix, length or a digit does not fit.
std::optional<std::int64_t> parse_id(std::string_view prefix, std::string_view text);

template <class Tag>
std::string text(Id<Tag> id) {
  return id_text(Tag::prefix, id.value);
}
template <class Wanted>
std::optional<Wanted> parse(std::string_view text) {
  const auto value = parse_id(Wanted::prefix, text);
  return value ? std::optional<Wanted>(Wanted{*value}) : std::nullopt;
}

// A tenant's number in base32: the routing hint in front of every bearer string (decisions 24).
std::string base32_number(std::int64_t value);
std::optional<std::int64_t> parse_base32_number(std::string_view text);

// The first id that the node can make at that instant.
std::int64_t id_at(Instant instant, int node);

// Makes ids for one leased node; never goes back when the clock does. Thread-safe.
class IdSource {
 public:
  // Never makes an id at or below `floor`, the last one that the node's holder before may have
  // made.
  explicit IdSource(int node, std::int64_t floor = 0);
  // The last id made, or the floor.
  std::int64_t last() const;
  std::int64_t next(Instant now);
  template <class Wanted>
  Wanted make(Instant now) {
    return Wanted{next(now)};
  }

 private:
  const int node_;
  mutable std::mutex mutex_;
  std::int64_t last_;  // milliseconds and counter of the id made last
};

}  // namespace supercargo
