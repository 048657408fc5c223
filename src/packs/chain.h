// The part of the journal that stands about an order, as it is handed out: the sealed entries with
// the hash that each run of them follows, and the keys of those single values that are shown. What
// the timeline of a pack says follows from these two alone, so anybody can make it again. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/entry.h"
#include "kernel/result.h"

namespace supercargo::packs {

// Entries that follow each other without a gap.
struct Segment {
  std::string follows;  // the hash of the entry before the first
  std::vector<journal::Entry> entries;
};

enum class Shown : std::uint8_t { open, erased, withheld };
// How one sealed value is shown: with its key, or why without.
struct FieldKey {
  std::int64_t seq = 0;
  std::string field;
  Shown shown = Shown::open;
  std::string key;
};

struct Chain {
  std::int64_t tenant = 0;
  std::int64_t head_seq = 0;  // the journal's last entry when the pack was made
  std::string head_hash;
  std::vector<Segment> segments;
  std::vector<FieldKey> keys;  // by seq

  std::size_t entries() const;
};

// One for each sealed value of the entries, in their order.
std::vector<FieldKey> keys_of(
    const std::vector<Segment>& segments,
    const std::function<FieldKey(const journal::Entry&, std::string_view field)>& key_of);

std::string chain_json(const Chain& chain);
std::string keys_json(const Chain& chain);
// From both; a text that is none of ours is refused.
Result<Chain> read_chain(std::string_view chain, std::string_view keys);

// The entries in words, values opened where their key is there: {"items":[…]}.
std::string timeline_json(const Chain& chain);

// Every place where the entries are not what their hashes say; none: sound.
std::vector<std::string> breaks_of(const Chain& chain);

}  // namespace supercargo::packs
