#include "http/idempotency_store.h"

#include <sodium.h>

namespace supercargo {

namespace {

constexpr Field kept_fields[] = {
    field<&http::KeptReply::principal>("principal"),
    field<&http::KeptReply::operation>("operation", {.personal = Personal::none}),
    field<&http::KeptReply::key_hash>("key_hash"),
    field<&http::KeptReply::body_hash>("body_hash"),
    field<&http::KeptReply::status>("status"),
    field<&http::KeptReply::reply>("reply", {.personal = Personal::none, .stored = Stored::packed}),
    field<&http::KeptReply::created_at>("created_at"),
};

}  // namespace

template <>
const Entity& entity<http::KeptReply>() {
  static constexpr Entity described =
      describe<http::KeptReply>("kept_reply", "idempotency", kept_fields);
  return described;
}

namespace http {

Bytes hash_of_key(std::string_view key) {
  std::string hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size(), nullptr, 0);
  return {std::move(hash)};
}

Bytes hash_of_body(std::string_view path, std::string_view body) {
  std::string both(path);
  both.push_back('\n');
  both.append(body);
  return hash_of_key(both);
}

std::vector<KeptReply> find_kept(const db::Reader& reader, const std::vector<Bytes>& key_hashes) {
  return reader.by_keys<KeptReply>("key_hash", key_hashes);
}

void keep(db::Writer& writer, const std::vector<KeptReply>& replies) {
  writer.insert_rows(replies);
}

std::int64_t forget_kept(db::Writer& writer, Instant before) {
  return writer.run(
      "DELETE FROM idempotency WHERE tenant_id = $1 AND created_at < $2 AND key_hash IN ("
      "SELECT key_hash FROM idempotency WHERE tenant_id = $1 AND created_at < $2 LIMIT 1000)",
      before);
}

}  // namespace http
}  // namespace supercargo
