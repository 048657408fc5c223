// Who keeps a file knows that it is whole and from us: SHA-256 of its bytes, and an Ed25519
// signature that anybody checks with the public key. Hexadecimal on the outside.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/seal.h"

namespace supercargo::journal {

std::string sha256(std::string_view bytes);

// A key of this installation for one purpose: the same as long as the master key is the same.
class Signer {
 public:
  Signer(const Sealer& sealer, std::string_view purpose);
  const std::string& public_key() const { return public_key_; }  // 64 digits
  std::string sign(std::string_view bytes) const;                // 128 digits

 private:
  KeyMemory secret_;
  std::string public_key_;
};

// Also false when key or signature are no such thing.
bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key);

// Bytes as hexadecimal digits in lower case, and back.
std::string hex_of(std::string_view bytes);
std::optional<std::string> bytes_of_hex(std::string_view digits);

}  // namespace supercargo::journal
