#include "delegations/store.h"

namespace supercargo::delegations {

std::optional<Delegation> find(const db::Reader& reader, DelegationId id) {
  return reader.row<Delegation>(
      "SELECT {fields} FROM delegation WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<Delegation> of_person(const db::Reader& reader, PersonId person, Day from) {
  return reader.rows<Delegation>(
      "SELECT {fields} FROM delegation WHERE tenant_id = $1 AND (absent = $2 OR deputy = $2) "
      "AND valid_until >= $3 AND ended_at IS NULL ORDER BY id LIMIT 200",
      person, from);
}

std::vector<Delegation> of_deputy(const db::Reader& reader, PersonId deputy, Day from) {
  return reader.rows<Delegation>(
      "SELECT {fields} FROM delegation WHERE tenant_id = $1 AND deputy = $2 "
      "AND valid_until >= $3 AND ended_at IS NULL ORDER BY id LIMIT 50",
      deputy, from);
}

Result<db::Page<Delegation>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Delegation>(reader, request);
}

void add(db::Writer& writer, const Delegation& delegation) { writer.insert_row(delegation); }
void save(db::Writer& writer, const Delegation& delegation) { writer.update_row(delegation); }

}  // namespace supercargo::delegations
