// Rows of subject_key: one sealed key a subject, none for who was erased.
#pragma once

#include <cstdint>
#include <vector>

#include "db/writer.h"
#include "kernel/fields.h"

namespace supercargo {

namespace journal {

struct SubjectKey {
  std::int64_t subject = 0;
  Bytes sealed_key;
  Instant created_at;
  Instant erased_at;
};

std::vector<SubjectKey> find_subject_keys(const db::Reader& reader,
                                          const std::vector<std::int64_t>& subjects);
void add_subject_keys(db::Writer& writer, const std::vector<SubjectKey>& keys);
// True when there was a key to erase, or none yet: one without a key is marked as erased too, so
// that none is made for it later.
bool erase_stored_key(db::Writer& writer, std::int64_t subject, Instant now);

}  // namespace journal

template <>
const Entity& entity<journal::SubjectKey>();

}  // namespace supercargo
