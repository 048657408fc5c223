#include "journal/disclosure.h"

#include <sodium.h>

#include <cstring>

#include "journal/cipher.h"
#include "journal/field_key.h"
#include "journal/subject_key_store.h"

namespace supercargo::journal {

Disclosure::Disclosure(const db::Reader& reader, const Sealer& sealer,
                       const std::vector<std::int64_t>& subjects) {
  for (const SubjectKey& row : find_subject_keys(reader, subjects)) {
    Held& held = held_[row.subject];
    held.erased = static_cast<bool>(row.erased_at);
    if (held.erased) continue;
    auto key = sealer.open_secret(row.sealed_key.data, place_of_key(reader.tenant(), row.subject));
    if (!key || key->size() != key_bytes) continue;
    std::memcpy(held.key.emplace(key_bytes).data(), key->data(), key_bytes);
    sodium_memzero(key->data(), key->size());
  }
}

std::optional<std::string> Disclosure::key_of(const SealedPlace& place) const {
  const auto found = held_.find(place.subject);
  if (found == held_.end() || !found->second.key) return std::nullopt;
  return field_key(found->second.key->data(), place).hex();
}

bool Disclosure::is_erased(std::int64_t subject) const {
  const auto found = held_.find(subject);
  return found != held_.end() && found->second.erased;
}

std::string Disclosure::digest(std::int64_t subject, std::string_view value) const {
  const auto found = held_.find(subject);
  if (found == held_.end() || !found->second.key) return std::string(2 * key_bytes, '0');
  return value_digest(found->second.key->data(), value).hex();
}

std::optional<std::string> open_disclosed(std::string_view sealed, std::string_view key_hex) {
  unsigned char key[key_bytes];
  std::size_t length = 0;
  const int refused =
      sodium_hex2bin(key, sizeof key, key_hex.data(), key_hex.size(), nullptr, &length, nullptr);
  if (refused != 0 || length != key_bytes || key_hex.size() != 2 * key_bytes) return std::nullopt;
  if (!sealed.starts_with(seal_mark)) return std::nullopt;
  const auto bytes = from_base64(sealed.substr(seal_mark.size()));
  if (!bytes) return std::nullopt;
  return open_sealed(*bytes, key, {});
}

}  // namespace supercargo::journal
