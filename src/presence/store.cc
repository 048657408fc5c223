// So little is decided about presence that statements and verbs stand together.
#include "presence/presence.h"

namespace supercargo::presence {

Result<Presence> be_at(journal::Unit& unit, const Presence& given) {
  Presence mine = given;
  mine.person = unit.actor().person;
  mine.seen_at = unit.now();
  unit.db.run("DELETE FROM presence WHERE tenant_id = $1 AND seen_at < $2", unit.now() - life);
  static_cast<void>(leave(unit, {given.record}));
  unit.db.insert_row(mine);
  return mine;
}

Result<Done> leave(journal::Unit& unit, const Place& place) {
  unit.db.run("DELETE FROM presence WHERE tenant_id = $1 AND record = $2 AND person = $3",
              place.record, unit.actor().person);
  return Done{};
}

std::vector<Watch::Change> Watch::look(const db::Reader& reader, Instant now) {
  // Open pages are as many as people at work have; what is beyond is told by the next page read.
  const auto rows = reader.rows<Presence>(
      "SELECT {fields} FROM presence WHERE tenant_id = $1 AND seen_at > $2 "
      "ORDER BY seen_at LIMIT 5000",
      now - life);
  Places places;
  for (const Presence& each : rows) places[each.record][each.person] = each.doing;
  const auto [before, is_first] = seen_.try_emplace(reader.tenant(), places);
  std::vector<Change> changes;
  if (is_first) return changes;
  for (const auto& [record, here] : places) {
    const auto old = before->second.find(record);
    if (old != before->second.end() && old->second == here) continue;
    Change& change = changes.emplace_back(Change{record, {}});
    for (const auto& [person, doing] : here) change.present.push_back(person);
  }
  before->second = std::move(places);
  return changes;
}

Result<db::Page<Presence>> at(const journal::Query& query, const db::ListRequest& request) {
  std::string record;
  for (const auto& [field, value] : request.filters)
    if (field == "record") record = value;
  if (!is_printed_id(record)) return not_found("record");
  return db::Page<Presence>{
      query.db.rows<Presence>(
          "SELECT {fields} FROM presence WHERE tenant_id = $1 AND record = $2 AND seen_at > $3 "
          "ORDER BY doing, person LIMIT 50",
          record, query.now() - life),
      {},
      {}};
}

}  // namespace supercargo::presence
