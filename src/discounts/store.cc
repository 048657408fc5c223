#include "discounts/store.h"

#include "kernel/text_keys.h"

namespace supercargo::discounts {

std::optional<Rule> find(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<DiscountRuleId>(reference);
  auto found = id ? reader.by_keys<Rule>("id", std::vector{*id})
                  : reader.by_keys<Rule>("code_key", std::vector{comparison_key(reference)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<db::Page<Rule>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Rule>(reader, request);
}

std::vector<Rule> in_force(const db::Reader& reader) {
  return reader.rows<Rule>(
      "SELECT {fields} FROM discount_rule WHERE tenant_id = $1 AND status = 'active' "
      "ORDER BY id LIMIT 1000");
}

void add(db::Writer& writer, const Rule& rule) { writer.insert_row(rule); }

void save(db::Writer& writer, const Rule& rule) { writer.update_row(rule); }

}  // namespace supercargo::discounts
