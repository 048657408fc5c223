// Walks a tenant's journal from its first entry to its head, in constant memory, and names every
// place where it is not what was written. Needs no key: the chain runs over the sealed text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "db/reader.h"

namespace supercargo::journal {

struct ChainBreak {
  std::int64_t seq = 0;  // where it was noticed
  std::string words;
};

struct ChainReport {
  std::int64_t entries = 0;  // that were read
  std::int64_t breaks = 0;
  // Their values can no longer be read by anybody; their entries are verified like all others.
  std::int64_t erased_subjects = 0;
  std::int64_t erased_entries = 0;
  bool sound() const { return breaks == 0; }
};

// `found` hears of each break as it is met. What is appended meanwhile is left for the next walk.
ChainReport verify_chain(const db::Reader& reader,
                         const std::function<void(const ChainBreak&)>& found);

}  // namespace supercargo::journal
