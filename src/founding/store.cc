#include "founding/store.h"

namespace supercargo::founding::store {

bool is_open(const db::Reader& reader) {
  const auto people =
      reader.value<std::int64_t>("SELECT COUNT(*) FROM person WHERE tenant_id = $1");
  return people.value_or(0) == 0;
}

std::optional<Token> token(const db::Reader& reader, const Bytes& digest) {
  return reader.row<Token>(
      "SELECT {fields} FROM founding_token WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1",
      digest);
}

void add(db::Writer& writer, const Token& token) { writer.insert_row(token); }

void drop_older(db::Writer& writer, Instant than) {
  writer.run("DELETE FROM founding_token WHERE tenant_id = $1 AND expires_at < $2", than);
}

void drop_all(db::Writer& writer) { writer.run("DELETE FROM founding_token WHERE tenant_id = $1"); }

}  // namespace supercargo::founding::store
