// Rows of the journal and of its chain head. Only append() adds entries; nothing changes or removes
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/writer.h"
#include "journal/entry.h"

namespace supercargo::journal {

// The entry added last.
struct ChainHead {
  std::int64_t seq = 0;
  std::string hash;
};

// Nothing when the tenant has no journal.
std::optional<ChainHead> find_head(const db::Reader& reader);
void add_head(db::Writer& writer, const ChainHead& head);
// Faults when the head is no longer the one before: the chain must not fork.
void move_head(db::Writer& writer, const ChainHead& before, const ChainHead& after);

void add_entries(db::Writer& writer, const std::vector<Entry>& entries);

// In the order of their numbers, at most `limit` (≤ 1,000).
std::vector<Entry> entries_after(const db::Reader& reader, std::int64_t seq, int limit);
// As entries_after, without what changed, why, and the hashes: most who follow need no more.
std::vector<Entry> headings_after(const db::Reader& reader, std::int64_t seq, int limit);
// What changed with the entry of that number.
std::string changes_at(const db::Reader& reader, std::int64_t seq);
std::vector<Entry> entries_of(const db::Reader& reader, std::int64_t record_id, std::int64_t seq,
                              int limit);
// About one subject, beyond that number.
std::vector<Entry> entries_about(const db::Reader& reader, std::int64_t subject, std::int64_t seq,
                                 int limit);
// What was told last of a record, and by whom.
struct LastTold {
  std::string name;
  PersonId person;
};
std::optional<LastTold> last_told_of(const db::Reader& reader, std::int64_t record_id);
// Of one record, told after that revision; at most 500.
std::vector<Entry> entries_since(const db::Reader& reader, std::int64_t record_id,
                                 std::int64_t revision);
// How many stand beyond that number.
std::int64_t count_after(const db::Reader& reader, std::int64_t seq);

struct ErasedCount {
  std::int64_t subjects = 0;
  std::int64_t entries = 0;
};
ErasedCount count_erased(const db::Reader& reader);

// How far a subscriber has read; 0 at first.
std::int64_t find_cursor(const db::Reader& reader, const std::string& subscriber);
// False, and nothing done, when it no longer stands where it did: somebody else read on. From here
// to the end of the transaction nobody else moves it.
[[nodiscard]] bool move_cursor(db::Writer& writer, const std::string& subscriber,
                               std::int64_t before, std::int64_t seq);

}  // namespace supercargo::journal
