// One entry of the journal as a live event: what journal/event.h tells of it, framed for browsers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/entry.h"

namespace supercargo::http {

// Framed for server-sent events; its id is the entry's number.
std::string live_event(const journal::Entry& entry);
// Without a number: whoever comes back goes on after the last entry, and this is not told again.
std::string passing_event(std::string_view type, std::string_view id);
// What a reader is told first, and when too much was missed to be told singly.
std::string ready_event(std::int64_t seq);
std::string reset_event(std::int64_t seq);
inline constexpr std::string_view heartbeat_event = ":\n\n";

// The number in Last-Event-ID; nothing when it is none of ours.
std::optional<std::int64_t> last_event_id_of(std::string_view header);

}  // namespace supercargo::http
