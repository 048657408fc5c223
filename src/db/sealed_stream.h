// Bytes sealed for one recipient, who alone can open them: a random key sealed with the recipient's
// X25519 public key, then chunks of libsodium's secretstream. The machine that makes backups holds
// nothing that opens them (security.md 7). What was cut off or changed does not open.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace supercargo::db {

struct BackupKeys {
  std::string recipient;  // scbr_…: public, a setting
  std::string identity;   // scbi_…: secret, kept elsewhere
};
BackupKeys make_backup_keys();
bool is_recipient(std::string_view text);
bool is_identity(std::string_view text);

class SealingWriter {
 public:
  using Put = std::function<void(std::string_view)>;
  SealingWriter(Put put, std::string_view recipient);
  ~SealingWriter();
  SealingWriter(const SealingWriter&) = delete;
  SealingWriter& operator=(const SealingWriter&) = delete;
  void write(std::string_view bytes);
  void finish();

 private:
  void put_chunk(unsigned char tag);
  struct State;
  Put put_;
  std::string waiting_;
  std::unique_ptr<State> state_;
};

// The plain bytes behind sealed ones. Faults with XX001, here and later, when the identity is
// another one or something was changed or is missing.
using Read = std::function<std::size_t(char* bytes, std::size_t room)>;
Read opened(Read sealed, std::string_view identity);

// By its first bytes.
bool is_sealed_file(const std::string& file);

}  // namespace supercargo::db
