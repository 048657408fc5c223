#include "journal/cipher.h"

#include <sodium.h>

#include "kernel/result.h"

namespace supercargo::journal {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(cipher_overhead_bytes == nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

void append_sealed(std::string& out, const unsigned char* key, std::string_view plain,
                   std::string_view associated) {
  const std::size_t start = out.size();
  out.resize(start + cipher_overhead_bytes + plain.size());
  unsigned char* nonce = bytes(out) + start;
  randombytes_buf(nonce, nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes(plain),
                                             plain.size(), bytes(associated), associated.size(),
                                             nullptr, nonce, key);
}

std::optional<std::string> open_sealed(std::string_view sealed, const unsigned char* key,
                                       std::string_view associated) {
  if (sealed.size() < cipher_overhead_bytes) return std::nullopt;
  const unsigned char* nonce = bytes(sealed);
  std::string plain(sealed.size() - cipher_overhead_bytes, '\0');
  const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes(plain), nullptr, nullptr, nonce + nonce_bytes, sealed.size() - nonce_bytes,
      bytes(associated), associated.size(), nonce, key);
  if (refused != 0) return std::nullopt;
  return plain;
}

void start_crypto() {
  static const int started = sodium_init();
  if (started < 0) throw Fault("libsodium does not start");
}

}  // namespace supercargo::journal
