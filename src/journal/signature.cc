#include "journal/signature.h"

#include <sodium.h>

namespace supercargo::journal {
namespace {

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::string hex_of(std::string_view bytes) {
  std::string digits(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), raw(bytes), bytes.size());
  digits.pop_back();
  return digits;
}

std::optional<std::string> bytes_of_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  std::size_t length = 0;
  const int refused = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                     digits.data(), digits.size(), nullptr, &length, nullptr);
  if (refused != 0 || 2 * length != digits.size()) return std::nullopt;
  return bytes;
}

std::string sha256(std::string_view bytes) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), raw(bytes), bytes.size());
  return hex_of(hash);
}

Signer::Signer(const Sealer& sealer, std::string_view purpose)
    : secret_(crypto_sign_SECRETKEYBYTES) {
  static_assert(crypto_sign_SEEDBYTES == key_bytes);
  const KeyMemory seed = sealer.derived_key(purpose);
  std::string key(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(key.data()), secret_.data(),
                           seed.data());
  public_key_ = hex_of(key);
}

std::string Signer::sign(std::string_view bytes) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(bytes),
                       bytes.size(), secret_.data());
  return hex_of(signature);
}

bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key) {
  const auto mark = bytes_of_hex(signature);
  const auto key = bytes_of_hex(public_key);
  if (!mark || !key || mark->size() != crypto_sign_BYTES ||
      key->size() != crypto_sign_PUBLICKEYBYTES)
    return false;
  return crypto_sign_verify_detached(raw(*mark), raw(bytes), bytes.size(), raw(*key)) == 0;
}

}  // namespace supercargo::journal
