#include "journal/field_key.h"

#include <fmt/format.h>
#include <sodium.h>

namespace supercargo::journal {
namespace {

constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

DerivedKey::DerivedKey(const unsigned char* key, std::string_view purpose) {
  crypto_generichash(bytes_, key_bytes, reinterpret_cast<const unsigned char*>(purpose.data()),
                     purpose.size(), key, key_bytes);
}

DerivedKey::~DerivedKey() { sodium_memzero(bytes_, key_bytes); }

std::string DerivedKey::hex() const {
  std::string digits(2 * key_bytes + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), bytes_, key_bytes);
  digits.pop_back();
  return digits;
}

DerivedKey field_key(const unsigned char* subject_key, const SealedPlace& place) {
  return {subject_key, fmt::format("field|{}|{}|{}", place.tenant, place.seq, place.field)};
}

DerivedKey value_digest(const unsigned char* subject_key, std::string_view value) {
  return {subject_key, std::string("digest|").append(value)};
}

std::string place_of_key(std::int64_t tenant, std::int64_t subject) {
  return fmt::format("subject_key|{}|{}", tenant, subject);
}

void append_base64(std::string& out, std::string_view bytes) {
  const std::size_t start = out.size();
  const std::size_t length = sodium_base64_encoded_len(bytes.size(), base64);  // with its zero
  out.resize(start + length);
  sodium_bin2base64(out.data() + start, length,
                    reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), base64);
  out.pop_back();
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const int refused =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &length, nullptr, base64);
  if (refused != 0) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

}  // namespace supercargo::journal
