// The key of one sealed value and how sealed values are written: for those who seal and open, and
// for those who show single values to others (decisions 26).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/subject_keys.h"

namespace supercargo::journal {

inline constexpr std::string_view seal_mark = "sealed:";
// No field can have this name, so a reason's key is nobody else's.
inline constexpr std::string_view reason_field = "~reason";

// BLAKE2b under the subject's key; wiped when it goes.
class DerivedKey {
 public:
  DerivedKey(const unsigned char* key, std::string_view purpose);
  ~DerivedKey();
  DerivedKey(const DerivedKey&) = delete;
  DerivedKey& operator=(const DerivedKey&) = delete;
  const unsigned char* data() const { return bytes_; }
  std::string hex() const;

 private:
  unsigned char bytes_[key_bytes];
};

DerivedKey field_key(const unsigned char* subject_key, const SealedPlace& place);
// Stands for a personal value.
DerivedKey value_digest(const unsigned char* subject_key, std::string_view value);

// Where the row of a subject's key stands, as it was sealed for.
std::string place_of_key(std::int64_t tenant, std::int64_t subject);

void append_base64(std::string& out, std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace supercargo::journal
