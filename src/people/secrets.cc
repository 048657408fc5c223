#include "people/secrets.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "kernel/embedded.h"
#include "kernel/result.h"
#include "kernel/text_keys.h"

namespace supercargo::people {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t seed_bytes = 20;
constexpr std::size_t recovery_bytes = 15;  // 24 base32 characters
constexpr std::size_t recovery_count = 10;

std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string base64url(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the terminating zero
  return text;
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string new_token(std::int64_t tenant) {
  return base32_number(tenant) + '_' + base64url(random_bytes(token_bytes));
}

std::string new_key_secret(std::int64_t tenant, KeyId key) {
  const std::string id = text(key);
  return "sck_" + base32_number(tenant) + '_' + id.substr(id.size() - 8) + '_' +
         base64url(random_bytes(token_bytes));
}

Bytes digest_of(std::string_view token) {
  std::string digest(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr,
                     0);
  return {std::move(digest)};
}

Bytes subject_of(std::string_view first, std::string_view second) {
  std::string both(first);
  both.push_back('\0');
  both.append(second);
  return digest_of(both);
}

std::string csrf_token_of(std::string_view token) {
  return base64url(digest_of(std::string("csrf ").append(token)).data);
}

PasswordHasher::PasswordHasher(std::uint64_t passes, std::size_t bytes)
    : passes_(passes), bytes_(bytes) {
  if (sodium_init() < 0) throw Fault("libsodium does not start");
  // Not before it is wanted: a hash takes a tenth of a second, which no start should wait for.
  nobody_ = std::async(std::launch::deferred, [this] { return hash(random_bytes(token_bytes)); });
}

std::string PasswordHasher::hash(std::string_view password) const {
  const std::string normal = nfc(password);
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), normal.data(), normal.size(), passes_, bytes_) != 0)
    throw Fault("not enough memory to hash a password");
  return text.data();
}

bool PasswordHasher::is_right(const std::string& hash, std::string_view password) const {
  const std::string normal = nfc(password);
  const std::string& stored = hash.empty() ? nobody_.get() : hash;
  const bool is_match = crypto_pwhash_str_verify(stored.c_str(), normal.data(), normal.size()) == 0;
  return is_match && !hash.empty();
}

bool PasswordHasher::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), passes_, bytes_) != 0;
}

bool is_breached(std::string_view password) {
  using Prefix = std::array<unsigned char, 5>;  // refuses one good password in ten million
  const std::string_view known = embedded::leaked_passwords().front().bytes.text();
  const auto* const first = reinterpret_cast<const Prefix*>(known.data());
  const std::string folded = nfkc_fold(password);
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(folded.data()),
                     folded.size());
  const Prefix wanted{digest[0], digest[1], digest[2], digest[3], digest[4]};
  return std::binary_search(first, first + known.size() / wanted.size(), wanted);
}

std::string new_seed() { return random_bytes(seed_bytes); }

std::string base32(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = (held << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) text.push_back(digits[(held >> (bits - 5)) & 31]);
  }
  if (bits > 0) text.push_back(digits[(held << (5 - bits)) & 31]);
  return text;
}

std::string code_at(std::string_view seed, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  for (int i = 7; i >= 0; --i, step >>= 8)
    counter[static_cast<std::size_t>(i)] = static_cast<unsigned char>(step & 0xff);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  HMAC(EVP_sha1(), seed.data(), static_cast<int>(seed.size()), counter.data(), counter.size(),
       mac.data(), &size);
  const std::size_t at = mac[size - 1] & 0xf;
  const std::uint32_t number = (mac[at] & 0x7fU) << 24 | std::uint32_t{mac[at + 1]} << 16 |
                               std::uint32_t{mac[at + 2]} << 8 | std::uint32_t{mac[at + 3]};
  std::string text = std::to_string(number);
  const auto wanted = static_cast<std::size_t>(digits);
  if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
  return text.substr(text.size() - wanted);
}

std::optional<std::int64_t> matching_step(std::string_view seed, std::string_view code, Instant now,
                                          std::int64_t last_step) {
  std::optional<std::int64_t> found;
  const std::int64_t current = step_at(now);
  // All three are always computed: the time taken tells nothing.
  for (const std::int64_t step : {current - 1, current, current + 1})
    if (is_same(code_at(seed, step), code) && step > last_step && !found) found = step;
  return found;
}

std::string authenticator_uri(std::string_view seed, std::string_view email) {
  std::string label;
  for (const char c : email) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '@';
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain)
      label.push_back(c);
    else
      label.append({'%', hex[byte >> 4], hex[byte & 15]});
  }
  return "otpauth://totp/Supercargo:" + label + "?secret=" + base32(seed) + "&issuer=Supercargo";
}

std::vector<std::string> new_recovery_codes() {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < recovery_count; ++i)
    codes.push_back(base32(random_bytes(recovery_bytes)));
  return codes;
}

std::string recovery_digest(std::string_view code) {
  return base64url(digest_of("recovery " + code_key(code)).data);
}

}  // namespace supercargo::people
