#include "webhooks/signature.h"

#include <sodium.h>

#include "journal/cipher.h"
#include "kernel/result.h"

namespace supercargo::webhooks {
namespace {

constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
constexpr std::string_view mark = "whsec_";
constexpr std::size_t secret_bytes = 32;

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string text(sodium_base64_encoded_len(size, variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
  text.pop_back();  // the zero at its end
  return text;
}

std::string key_of(std::string_view secret) {
  std::string key(secret.size(), '\0');
  std::size_t length = 0;
  if (secret.starts_with(mark)) secret.remove_prefix(mark.size());
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(key.data()), key.size(), secret.data(),
                        secret.size(), nullptr, &length, nullptr, variant) != 0 ||
      length == 0)
    throw Fault("a webhook's secret is no base64");
  key.resize(length);
  return key;
}

void add(crypto_auth_hmacsha256_state& state, std::string_view text) {
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                text.size());
}

}  // namespace

std::string new_secret() {
  journal::start_crypto();
  unsigned char bytes[secret_bytes];
  randombytes_buf(bytes, sizeof bytes);
  std::string secret = std::string(mark) + base64(bytes, sizeof bytes);
  sodium_memzero(bytes, sizeof bytes);
  return secret;
}

std::string signature(std::string_view secret, const Signed& message) {
  journal::start_crypto();
  std::string key = key_of(secret);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                              key.size());
  sodium_memzero(key.data(), key.size());
  add(state, message.id);
  add(state, "." + std::to_string(message.timestamp_seconds) + ".");
  add(state, message.body);
  unsigned char mac[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_final(&state, mac);
  return "v1," + base64(mac, sizeof mac);
}

std::int64_t random_jitter(std::int64_t most) {
  const auto span = static_cast<std::uint32_t>(2 * most + 1);
  return static_cast<std::int64_t>(randombytes_uniform(span)) - most;
}

}  // namespace supercargo::webhooks
