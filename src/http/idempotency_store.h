// The first successful answer to a keyed POST, kept seven days in the transaction that earned it
// (decisions 9). Refusals are not kept: the same key may be tried again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/writer.h"
#include "kernel/fields.h"

namespace supercargo::http {

inline constexpr std::size_t kept_reply_max = 4 << 20;

struct KeptReply {
  std::int64_t principal = 0;
  std::string operation;
  Bytes key_hash;
  Bytes body_hash;
  std::int64_t status = 0;
  std::string reply;
  Instant created_at;
};

Bytes hash_of_key(std::string_view key);
// Over path and body, so that one key cannot answer for another record.
Bytes hash_of_body(std::string_view path, std::string_view body);

// Replies kept under any of these keys, whoever's they are.
std::vector<KeptReply> find_kept(const db::Reader& reader, const std::vector<Bytes>& key_hashes);
void keep(db::Writer& writer, const std::vector<KeptReply>& replies);
// Forgets those made before `before`, at most 1,000 at a time; returns how many.
std::int64_t forget_kept(db::Writer& writer, Instant before);

}  // namespace supercargo::http
