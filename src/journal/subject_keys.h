// The keys of those whose personal data the journal holds, for the length of one transaction: read
// in bulk, made on first use, gone with the transaction, so that an erased key cannot come back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/writer.h"
#include "journal/seal.h"
#include "kernel/time.h"

namespace supercargo::journal {

// One sealed value's place: each has a key of its own, so that one can be disclosed without the
// others (decisions 26).
struct SealedPlace {
  std::int64_t tenant = 0;
  std::int64_t subject = 0;
  std::int64_t seq = 0;
  std::string_view field;
};

struct Opened {
  enum State : std::uint8_t {
    open,
    erased,
    unreadable,  // the master key is another one, or the value was changed
  };
  State state = open;
  std::string text;
};

class SubjectKeys {
 public:
  explicit SubjectKeys(const Sealer& sealer) : sealer_(&sealer) {}

  // Fetches the keys of these subjects that are not known yet.
  void read(const db::Reader& reader, std::vector<std::int64_t> subjects);
  // As read, and makes keys for those who never had one.
  void read_or_make(db::Writer& writer, std::vector<std::int64_t> subjects, Instant now);

  // "sealed:" and base64. The subject's key must have been read or made; what belongs to an erased
  // subject is not kept at all.
  std::string seal(const SealedPlace& place, std::string_view plain) const;
  Opened open(const SealedPlace& place, std::string_view sealed) const;

  // Stands for a personal value in a content hash (decisions 26): 64 hexadecimal digits that say
  // nothing once the subject is erased. The subject's key must have been read or made.
  std::string personal_digest(std::int64_t subject, std::string_view value) const;

 private:
  struct Held {
    const unsigned char* key = nullptr;  // null: erased, or not to be opened with this master key
    bool erased = false;
  };
  const Held* find(std::int64_t subject) const;
  const unsigned char* key_of(std::int64_t subject) const;

  const Sealer* sealer_;
  std::unordered_map<std::int64_t, Held> held_;
  std::vector<KeyMemory> memory_;
};

// Destroys the subject's key for good: what was sealed with it can never be read again. True when
// it was not erased before. The fact of it is the caller's to tell.
bool erase_subject_key(db::Writer& writer, std::int64_t subject, Instant now);

}  // namespace supercargo::journal
