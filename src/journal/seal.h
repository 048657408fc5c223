// The master key and what is sealed with it: subject keys, TOTP seeds, webhook secrets (security.md
// 5 "Secrets at rest"). XChaCha20-Poly1305; the key lives in guarded memory and is wiped.
// Thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace supercargo::journal {

inline constexpr std::size_t key_bytes = 32;

// Memory for keys: never swapped or dumped where the system allows it, wiped when it goes.
class KeyMemory {
 public:
  explicit KeyMemory(std::size_t size);
  unsigned char* data() { return bytes_.get(); }
  const unsigned char* data() const { return bytes_.get(); }

 private:
  struct Wiped {
    void operator()(unsigned char* bytes) const;
  };
  std::unique_ptr<unsigned char, Wiped> bytes_;
};

class Sealer {
 public:
  // Reads the 32 bytes of the master key. SUPERCARGO_MASTER_KEY_FILE names the file when it is set,
  // else `file` does. A missing file is made with a random key and mode 0400; one that others may
  // read, or of another length, is a Fault. A service manager's credential may carry its group's
  // bit: an access list shows there, and none but the service enters that folder.
  static Sealer load_or_create(const std::string& file);
  // A key that nobody keeps: for tests.
  static Sealer with_random_key();

  // `associated` is where the secret stands (tenant|table|row|column): moved elsewhere it does not
  // open. Bytes, not text.
  std::string seal_secret(std::string_view plain, std::string_view associated) const;
  // Nothing when it was sealed with another master key or for another place, or was changed.
  std::optional<std::string> open_secret(std::string_view sealed,
                                         std::string_view associated) const;

  // A key for one purpose, the same in every process that has the master key; 32 bytes.
  KeyMemory derived_key(std::string_view purpose) const;

 private:
  explicit Sealer(KeyMemory key);

  KeyMemory key_;
  char key_number_ = 0;  // which master key it was, so that a wrong one is told from a changed text
};

}  // namespace supercargo::journal
