// Where a page of a worklist ended: its stage, then what the list is sorted by, then the record.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace supercargo::worklists {

struct Place {
  std::int64_t stage = 0;
  std::int64_t order = INT64_MIN;
  std::int64_t id = INT64_MIN;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// As it stands in a cursor. The empty text is the beginning; nothing when it is no such text.
std::string cursor_text(const Place& place);
std::optional<Place> parse_place(std::string_view text);

}  // namespace supercargo::worklists
