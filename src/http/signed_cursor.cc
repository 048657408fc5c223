#include "http/signed_cursor.h"

#include <sodium.h>

namespace supercargo::http {
namespace {

constexpr char version = 1;
constexpr std::size_t signature_bytes = 16;
constexpr std::size_t cursor_bytes_max = 2000;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// Each part with its length: no two scopes have the same bytes to sign.
void append_part(std::string& out, std::string_view part) {
  out.append(std::to_string(part.size())).append(":").append(part);
}

std::string encoded(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the terminator that libsodium writes
  return text;
}

// Nothing for what is not base64url, not even in the bits that no byte has.
std::string decoded(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                       text.data(), text.size(), nullptr, &size, nullptr, variant);
  bytes.resize(failed == 0 ? size : 0);
  // libsodium takes some bytes above 127 for a letter: only what we would have written counts.
  return encoded(bytes) == text ? bytes : std::string();
}

Problem invalid_cursor() {
  return {Refusal::malformed, "invalid_cursor",
          "A cursor goes on with the list that gave it, for whom it was given; start anew."};
}

}  // namespace

std::string CursorSigner::signature(const CursorScope& scope, std::string_view after) const {
  std::string text(1, version);
  append_part(text, std::to_string(scope.tenant));
  append_part(text, std::to_string(scope.principal));
  append_part(text, scope.route);
  append_part(text, scope.filters);
  append_part(text, after);
  std::string hash(signature_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(),
                     journal::key_bytes);
  return hash;
}

std::string CursorSigner::wrap(const CursorScope& scope, std::string_view after) const {
  std::string bytes(1, version);
  bytes.append(after).append(signature(scope, after));
  return encoded(bytes);
}

Result<std::string> CursorSigner::unwrap(const CursorScope& scope, std::string_view cursor) const {
  if (cursor.size() > cursor_bytes_max) return invalid_cursor();
  const std::string bytes = decoded(cursor);
  if (bytes.size() < 1 + signature_bytes || bytes[0] != version) return invalid_cursor();
  const auto after = std::string_view(bytes).substr(1, bytes.size() - 1 - signature_bytes);
  const std::string right = signature(scope, after);
  const char* sent = bytes.data() + bytes.size() - signature_bytes;
  if (sodium_memcmp(sent, right.data(), signature_bytes) != 0) return invalid_cursor();
  return std::string(after);
}

}  // namespace supercargo::http
