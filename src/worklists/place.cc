#include "worklists/place.h"

#include <charconv>

namespace supercargo::worklists {

std::string cursor_text(const Place& place) {
  return std::to_string(place.stage) + ' ' + std::to_string(place.order) + ' ' +
         std::to_string(place.id);
}

std::optional<Place> parse_place(std::string_view text) {
  Place place;
  if (text.empty()) return place;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::int64_t* part : {&place.stage, &place.order, &place.id}) {
    if (part != &place.stage && (at == end || *at++ != ' ')) return std::nullopt;
    const auto read = std::from_chars(at, end, *part);
    if (read.ec != std::errc()) return std::nullopt;
    at = read.ptr;
  }
  return at == end ? std::optional(place) : std::nullopt;
}

}  // namespace supercargo::worklists
