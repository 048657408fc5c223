#include "journal/link_token.h"

#include <sodium.h>

#include "kernel/id.h"

namespace supercargo::journal {

std::string link_token(const Sealer& sealer, std::int64_t tenant, std::string_view seed) {
  constexpr std::size_t token_bytes = 32;
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  const KeyMemory key = sealer.derived_key("links in mails");
  const std::string said = std::to_string(tenant) + '|' + std::string(seed);
  unsigned char digest[token_bytes];
  crypto_generichash(digest, sizeof digest, reinterpret_cast<const unsigned char*>(said.data()),
                     said.size(), key.data(), key_bytes);
  std::string text(sodium_base64_ENCODED_LEN(sizeof digest, variant), '\0');
  sodium_bin2base64(text.data(), text.size(), digest, sizeof digest, variant);
  text.pop_back();  // the terminating zero
  return base32_number(tenant) + '_' + text;
}

}  // namespace supercargo::journal
