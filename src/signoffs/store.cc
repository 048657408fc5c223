#include "signoffs/store.h"

namespace supercargo::signoffs::store {

std::optional<SignOff> find(const db::Reader& reader, SignOffId id) {
  return reader.row<SignOff>(
      "SELECT {fields} FROM sign_off WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::optional<SignOff> find_by_token(const db::Reader& reader, const Bytes& token_hash) {
  return reader.row<SignOff>(
      "SELECT {fields} FROM sign_off WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1", token_hash);
}

std::vector<SignOff> of_approval(const db::Reader& reader, ApprovalId approval) {
  return reader.rows<SignOff>(
      "SELECT {fields} FROM sign_off WHERE tenant_id = $1 AND approval_id = $2 ORDER BY id "
      "LIMIT 500",
      approval);
}

Result<db::Page<SignOff>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<SignOff>(reader, request);
}

void add(db::Writer& writer, const SignOff& signoff) { writer.insert_row(signoff); }
void save(db::Writer& writer, const SignOff& signoff) { writer.update_row(signoff); }

}  // namespace supercargo::signoffs::store
