#include "http/live_event.h"

#include <charconv>

#include "journal/event.h"

namespace supercargo::http {
namespace {

std::string framed(std::int64_t seq, std::string_view type, const std::string& data) {
  std::string frame = "id: " + std::to_string(seq) + "\nevent: ";
  return frame.append(type).append("\ndata: ").append(data).append("\n\n");
}

}  // namespace

std::string live_event(const journal::Entry& entry) {
  return framed(entry.seq, journal::event_type(entry.record, entry.name),
                journal::event_json(entry));
}

std::string passing_event(std::string_view type, std::string_view id) {
  std::string frame = "event: ";
  frame.append(type).append("\ndata: {\"type\":\"").append(type).append("\",\"id\":\"");
  return frame.append(id).append("\"}\n\n");
}

std::string ready_event(std::int64_t seq) { return "retry: 2000\n" + framed(seq, "ready", "{}"); }

std::string reset_event(std::int64_t seq) { return framed(seq, "reset", "{}"); }

std::optional<std::int64_t> last_event_id_of(std::string_view header) {
  std::int64_t seq = 0;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), seq);
  if (error != std::errc() || end != header.data() + header.size() || seq < 0) return std::nullopt;
  return seq;
}

}  // namespace supercargo::http
