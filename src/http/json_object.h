// A JSON object put together member by member, in the order given: for documents and lines that
// the program writes about itself. Names must need no escaping.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace supercargo::http {

class JsonObject {
 public:
  JsonObject& text(std::string_view name, std::string_view value);  // escaped
  JsonObject& number(std::string_view name, std::int64_t value);
  JsonObject& raw(std::string_view name, std::string_view json);  // already JSON

  bool empty() const { return members_.empty(); }
  std::string json() const { return '{' + members_ + '}'; }

 private:
  std::string members_;
};

// Items already JSON.
std::string json_list(const std::vector<std::string>& items);
std::string json_texts(const std::vector<std::string>& texts);

}  // namespace supercargo::http
