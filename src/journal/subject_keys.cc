#include "journal/subject_keys.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "journal/cipher.h"
#include "journal/field_key.h"
#include "journal/subject_key_store.h"

namespace supercargo::journal {

const SubjectKeys::Held* SubjectKeys::find(std::int64_t subject) const {
  const auto found = held_.find(subject);
  return found == held_.end() ? nullptr : &found->second;
}

void SubjectKeys::read(const db::Reader& reader, std::vector<std::int64_t> subjects) {
  std::erase_if(subjects, [&](std::int64_t subject) { return find(subject) != nullptr; });
  const auto rows = find_subject_keys(reader, subjects);
  if (rows.empty()) return;
  unsigned char* next = memory_.emplace_back(rows.size() * key_bytes).data();
  for (const SubjectKey& row : rows) {
    Held& held = held_[row.subject];
    held.erased = static_cast<bool>(row.erased_at);
    if (held.erased) continue;
    auto key =
        sealer_->open_secret(row.sealed_key.data, place_of_key(reader.tenant(), row.subject));
    if (!key || key->size() != key_bytes) continue;
    std::memcpy(next, key->data(), key_bytes);
    sodium_memzero(key->data(), key->size());
    held.key = next;
    next += key_bytes;
  }
}

void SubjectKeys::read_or_make(db::Writer& writer, std::vector<std::int64_t> subjects,
                               Instant now) {
  read(writer, subjects);
  std::erase_if(subjects, [&](std::int64_t subject) { return find(subject) != nullptr; });
  std::sort(subjects.begin(), subjects.end());
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  if (subjects.empty()) return;
  unsigned char* next = memory_.emplace_back(subjects.size() * key_bytes).data();
  std::vector<SubjectKey> made;
  for (const std::int64_t subject : subjects) {
    randombytes_buf(next, key_bytes);
    const std::string_view key(reinterpret_cast<const char*>(next), key_bytes);
    held_[subject] = {next, false};
    made.push_back(
        {subject, {sealer_->seal_secret(key, place_of_key(writer.tenant(), subject))}, now, {}});
    next += key_bytes;
  }
  add_subject_keys(writer, made);
}

const unsigned char* SubjectKeys::key_of(std::int64_t subject) const {
  const Held* held = find(subject);
  SUPERCARGO_CHECK(held != nullptr);
  if (held->key == nullptr && !held->erased)
    throw Fault(fmt::format("the key of subject {} does not open with this master key", subject));
  return held->key;
}

std::string SubjectKeys::seal(const SealedPlace& place, std::string_view plain) const {
  std::string sealed(seal_mark);
  const unsigned char* key = key_of(place.subject);
  if (key == nullptr) return sealed;
  std::string bytes;
  append_sealed(bytes, field_key(key, place).data(), plain, {});
  append_base64(sealed, bytes);
  return sealed;
}

Opened SubjectKeys::open(const SealedPlace& place, std::string_view sealed) const {
  const Held* held = find(place.subject);
  if (held != nullptr && held->erased) return {Opened::erased, {}};
  if (held == nullptr || held->key == nullptr || !sealed.starts_with(seal_mark))
    return {Opened::unreadable, {}};
  const auto bytes = from_base64(sealed.substr(seal_mark.size()));
  if (!bytes) return {Opened::unreadable, {}};
  auto plain = open_sealed(*bytes, field_key(held->key, place).data(), {});
  if (!plain) return {Opened::unreadable, {}};
  return {Opened::open, std::move(*plain)};
}

std::string SubjectKeys::personal_digest(std::int64_t subject, std::string_view value) const {
  const unsigned char* key = key_of(subject);
  if (key == nullptr) return std::string(2 * key_bytes, '0');
  return value_digest(key, value).hex();
}

bool erase_subject_key(db::Writer& writer, std::int64_t subject, Instant now) {
  return erase_stored_key(writer, subject, now);
}

}  // namespace supercargo::journal
