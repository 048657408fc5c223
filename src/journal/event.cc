#include "journal/event.h"

#include "journal/changes.h"
#include "kernel/json.h"

namespace supercargo::journal {

std::string event_type(std::string_view record, std::string_view fact) {
  if (fact.starts_with(record) && fact.substr(record.size()).starts_with('_'))
    fact.remove_prefix(record.size() + 1);
  return std::string(record).append(".").append(fact);
}

std::string event_json(const Entry& entry) {
  std::string json = "{\"type\":";
  append_json_text(json, event_type(entry.record, entry.name));
  json.append(",\"id\":");
  append_json_text(json, id_text(entry.prefix, entry.record_id));
  json.append(",\"at\":");
  append_json_text(json, text(entry.at));
  json.append(",\"revision\":").append(std::to_string(entry.revision)).append(",\"changed\":[");
  const char* separator = "";
  for (const std::string& field : changed_fields(entry)) {
    json.append(std::exchange(separator, ","));
    append_json_text(json, field);
  }
  return json.append("]}");
}

}  // namespace supercargo::journal
