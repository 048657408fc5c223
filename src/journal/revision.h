// A save names the revision it was made from; when somebody saved in between, the answer shows the
// record as it is now and which fields the others changed, so that both can be merged.
#pragma once

#include <optional>

#include "db/reader.h"
#include "kernel/fields.h"
#include "kernel/result.h"

namespace supercargo::journal {

// `current` has fields `id` and `revision`. Nothing when `given` is its revision, or not given.
std::optional<Problem> revision_conflict(const db::Reader& reader, const Entity& entity,
                                         const void* current, std::optional<std::int64_t> given);
template <class T>
std::optional<Problem> revision_conflict(const db::Reader& reader, const T& current,
                                         std::optional<std::int64_t> given) {
  return revision_conflict(reader, entity<T>(), &current, given);
}

}  // namespace supercargo::journal
