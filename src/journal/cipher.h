// XChaCha20-Poly1305 with a random nonce in front: the one cipher of everything that is sealed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supercargo::journal {

// What sealing adds to a text: nonce and authenticator.
inline constexpr std::size_t cipher_overhead_bytes = 24 + 16;

// `key` is 32 bytes. Appends to `out`.
void append_sealed(std::string& out, const unsigned char* key, std::string_view plain,
                   std::string_view associated);
std::optional<std::string> open_sealed(std::string_view sealed, const unsigned char* key,
                                       std::string_view associated);

// libsodium chooses its fastest code once, before its first use. Safe to call again.
void start_crypto();

}  // namespace supercargo::journal
