// The drawers of each desk: so little is decided about them that statements and verbs stand
// together.
#include "drawers/commands.h"

namespace supercargo::drawers {
namespace {

constexpr std::size_t content_bytes_max = 1 << 20;
constexpr std::int64_t items_max = 200;  // in one area of one person
constexpr Duration scratch_life = std::chrono::hours(24 * 30);

std::optional<Problem> refuse_crowd(journal::Unit& unit, const Item& item) {
  const auto count = unit.db.value<std::int64_t>(
      "SELECT COUNT(*) FROM desk_item WHERE tenant_id = $1 AND person = $2 AND area = $3",
      item.person, item.area);
  if (count.value_or(0) < items_max) return std::nullopt;
  return invalid({{"", "too_many", "At most 200; throw some away first."}});
}

}  // namespace

Result<Item> put_away(journal::Unit& unit, const Item& item) {
  if (item.content.text.size() > content_bytes_max)
    return invalid({{"/content", "too_large", "At most 1 MiB."}});
  Item kept = item;
  kept.person = unit.actor().person;
  kept.updated_at = unit.now();
  unit.db.run(
      "DELETE FROM desk_item WHERE tenant_id = $1 AND person = $2 AND area = 'scratch' AND "
      "updated_at < $3",
      kept.person, unit.now() - scratch_life);
  const bool is_replaced = throw_away(unit, kept).has_value();
  if (!is_replaced)
    if (auto refusal = refuse_crowd(unit, kept)) return std::move(*refusal);
  unit.db.insert_row(kept);
  return kept;
}

Result<Item> look_up(const journal::Query& query, const Item& wanted) {
  auto item = query.db.row<Item>(
      "SELECT {fields} FROM desk_item WHERE tenant_id = $1 AND person = $2 AND area = $3 AND kind "
      "= $4 AND name = $5 LIMIT 1",
      query.actor().person, wanted.area, wanted.kind, wanted.name);
  const bool is_over =
      item && item->area == Area::scratch && query.now() - item->updated_at > scratch_life;
  if (!item || is_over) return not_found("item");
  return std::move(*item);
}

db::Page<Item> all_of_kind(const journal::Query& query, const Item& wanted) {
  return {query.db.rows<Item>(
              "SELECT {fields} FROM desk_item WHERE tenant_id = $1 AND person = $2 AND area = $3 "
              "AND kind = $4 ORDER BY name LIMIT 200",
              query.actor().person, wanted.area, wanted.kind),
          {},
          {}};
}

Result<Done> throw_away(journal::Unit& unit, const Item& wanted) {
  const auto gone = unit.db.run(
      "DELETE FROM desk_item WHERE tenant_id = $1 AND person = $2 AND area = $3 AND kind = $4 AND "
      "name = $5",
      unit.actor().person, wanted.area, wanted.kind, wanted.name);
  if (gone == 0) return not_found("item");
  return Done{};
}

bool sweep(db::Writer& writer, Instant now) {
  constexpr std::int64_t at_a_time = 100;
  const Instant forgotten = now - scratch_life;
  const auto old = writer.values<PersonId, std::string, std::string>(
      "SELECT person, kind, name FROM desk_item WHERE tenant_id = $1 AND area = 'scratch' "
      "AND updated_at < $2 ORDER BY updated_at LIMIT $3",
      forgotten, at_a_time);
  for (const auto& [person, kind, name] : old) {
    writer.run(
        "DELETE FROM desk_item WHERE tenant_id = $1 AND person = $2 AND area = 'scratch' "
        "AND kind = $3 AND name = $4 AND updated_at < $5",
        person, kind, name, forgotten);
  }
  return static_cast<std::int64_t>(old.size()) == at_a_time;
}

}  // namespace supercargo::drawers
