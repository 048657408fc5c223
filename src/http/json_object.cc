#include "http/json_object.h"

#include "kernel/json.h"

namespace supercargo::http {

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  return raw(name, json_text(value));
}

JsonObject& JsonObject::number(std::string_view name, std::int64_t value) {
  return raw(name, std::to_string(value));
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_.push_back(',');
  members_.append("\"").append(name).append("\":").append(json);
  return *this;
}

std::string json_list(const std::vector<std::string>& items) {
  std::string list = "[";
  for (const std::string& item : items) {
    if (&item != items.data()) list.push_back(',');
    list.append(item);
  }
  list.push_back(']');
  return list;
}

std::string json_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  quoted.reserve(texts.size());
  for (const std::string& text : texts) quoted.push_back(json_text(text));
  return json_list(quoted);
}

}  // namespace supercargo::http
