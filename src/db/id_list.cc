#include "db/id_list.h"

#include <map>
#include <mutex>

namespace supercargo::db {
namespace {

constexpr std::string_view place = "IN ({ids})";

// PostgreSQL looks an array up in an index, where a set of rows would be joined.
const char* among(Engine engine) {
  return engine == Engine::postgres ? "= ANY (CAST($2 AS BIGINT[]))"
                                    : "IN (SELECT value FROM json_each($2))";
}

}  // namespace

const std::string& text_with_ids(Sql statement, Engine engine) {
  static std::mutex mutex;
  static std::map<std::pair<const char*, Engine>, std::string> texts;
  const std::lock_guard lock(mutex);
  std::string& text = texts[{statement.text(), engine}];
  if (!text.empty()) return text;
  text = statement.text();
  const auto at = text.find(place);
  SUPERCARGO_CHECK(at != std::string::npos);
  return text.replace(at, place.size(), among(engine));
}

std::string bound_ids(const std::vector<std::int64_t>& ids, Engine engine) {
  const bool is_array = engine == Engine::postgres;
  std::string list;
  for (const std::int64_t id : ids) {
    if (!list.empty()) list += ',';
    list += std::to_string(id);
  }
  return (is_array ? '{' : '[') + list + (is_array ? '}' : ']');
}

}  // namespace supercargo::db
