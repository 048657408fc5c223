#include "journal/verify.h"

#include <fmt/format.h>

#include "journal/entry_store.h"

namespace supercargo::journal {
namespace {

constexpr int page_entries = 500;

class Walk {
 public:
  Walk(const db::Reader& reader, const std::function<void(const ChainBreak&)>& found)
      : reader_(reader), found_(found) {}

  ChainReport report() {
    const auto head = find_head(reader_);
    if (!head) {
      tell(0, "the journal has no chain head");
      return report_;
    }
    walk_to(*head);
    compare_with(*head);
    const ErasedCount erased = count_erased(reader_);
    report_.erased_subjects = erased.subjects;
    report_.erased_entries = erased.entries;
    return report_;
  }

 private:
  void tell(std::int64_t seq, std::string words) {
    ++report_.breaks;
    found_({seq, std::move(words)});
  }

  void walk_to(const ChainHead& head) {
    while (true) {
      const auto entries = entries_after(reader_, seq_, page_entries);
      for (const Entry& entry : entries) {
        if (entry.seq > head.seq) return;
        step(entry);
      }
      if (entries.size() < page_entries) return;
    }
  }

  void step(const Entry& entry) {
    ++report_.entries;
    const bool follows = entry.seq == seq_ + 1;
    if (!follows) {
      tell(entry.seq, missing(seq_ + 1, entry.seq - 1));
    } else if (chained_hash(hash_, reader_.tenant(), entry) != entry.hash.data) {
      // Which of the two was touched cannot be told: the hash covers both.
      tell(entry.seq,
           fmt::format("entry {} or the hash of the entry before it was changed", entry.seq));
    }
    seq_ = entry.seq;
    hash_ = entry.hash.data;
  }

  static std::string missing(std::int64_t first, std::int64_t last) {
    if (first == last) return fmt::format("entry {} is missing", first);
    return fmt::format("entries {} to {} are missing", first, last);
  }

  void compare_with(const ChainHead& head) {
    if (seq_ < head.seq) {
      tell(seq_, missing(seq_ + 1, head.seq) + " at the end");
    } else if (head.seq > 0 && hash_ != head.hash) {
      tell(head.seq, fmt::format("the chain head does not hold the hash of entry {}", head.seq));
    }
    const std::int64_t beyond = beyond_head(head.seq);
    if (beyond > 0)
      tell(head.seq, fmt::format("{} entries stand beyond the chain head at {}", beyond, head.seq));
  }

  // Others may append while we walk: only what is beyond the head as it is now does not belong.
  std::int64_t beyond_head(std::int64_t then) const {
    const auto now = find_head(reader_);
    return count_after(reader_, now && now->seq > then ? now->seq : then);
  }

  const db::Reader& reader_;
  const std::function<void(const ChainBreak&)>& found_;
  ChainReport report_;
  std::int64_t seq_ = 0;
  std::string hash_ = chain_start();
};

}  // namespace

ChainReport verify_chain(const db::Reader& reader,
                         const std::function<void(const ChainBreak&)>& found) {
  return Walk(reader, found).report();
}

}  // namespace supercargo::journal
