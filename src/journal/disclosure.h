// Single sealed values, shown to somebody who has neither the database nor the subject's key: each
// with the key of that one value, which opens no other (decisions 26).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "journal/subject_keys.h"

namespace supercargo::journal {

class Disclosure {
 public:
  Disclosure(const db::Reader& reader, const Sealer& sealer,
             const std::vector<std::int64_t>& subjects);

  // 64 hexadecimal digits; nothing when the subject is erased or was never known.
  std::optional<std::string> key_of(const SealedPlace& place) const;
  bool is_erased(std::int64_t subject) const;
  // Stands for a value that is not shown; zeros when the subject has no key.
  std::string digest(std::int64_t subject, std::string_view value) const;

 private:
  struct Held {
    std::optional<KeyMemory> key;  // none: erased
    bool erased = false;
  };
  std::unordered_map<std::int64_t, Held> held_;
};

// What was sealed, with the key that was disclosed for it; nothing when they do not belong
// together.
std::optional<std::string> open_disclosed(std::string_view sealed, std::string_view key_hex);

}  // namespace supercargo::journal
