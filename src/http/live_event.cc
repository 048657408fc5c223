#include "http/live_event.h"

#include <charconv>

#include "http/json_object.h"
#include "journal/changes.h"

namespace supercargo::http {
namespace {

std::string framed(std::int64_t seq, std::string_view type, const std::string& data) {
  std::string frame = "id: " + std::to_string(seq) + "\nevent: ";
  return frame.append(type).append("\ndata: ").append(data).append("\n\n");
}

}  // namespace

std::string live_type(std::string_view record, std::string_view fact) {
  if (fact.starts_with(record) && fact.substr(record.size()).starts_with('_'))
    fact.remove_prefix(record.size() + 1);
  return std::string(record).append(".").append(fact);
}

std::string live_event(const journal::Entry& entry) {
  const auto type = live_type(entry.record, entry.name);
  JsonObject data;
  data.text("type", type).text("id", id_text(entry.prefix, entry.record_id));
  data.number("revision", entry.revision);
  data.raw("changed", json_texts(journal::changed_fields(entry)));
  return framed(entry.seq, type, data.json());
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
