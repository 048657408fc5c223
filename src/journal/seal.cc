#include "journal/seal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "journal/cipher.h"
#include "kernel/result.h"

namespace supercargo::journal {
namespace {

constexpr char format_version = 1;
constexpr std::size_t head_bytes = 2;  // version and key number

class Descriptor {
 public:
  Descriptor(const std::string& file, int flags) : fd_(::open(file.c_str(), flags, 0400)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int fd() const { return fd_; }
  bool opened() const { return fd_ >= 0; }

 private:
  int fd_;
};

[[noreturn]] void fault(const std::string& file, std::string_view words) {
  throw Fault(fmt::format("master key {}: {}", file, words));
}

// Written aside and linked into place: nobody ever reads half a key, and of two processes that
// start at once both end with the same one.
void create_key_file(const std::string& file) {
  const std::string aside = fmt::format("{}.new-{}", file, ::getpid());
  KeyMemory key(key_bytes);
  randombytes_buf(key.data(), key_bytes);
  {
    const Descriptor made(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    if (!made.opened()) fault(file, std::strerror(errno));
    const bool written =
        ::write(made.fd(), key.data(), key_bytes) == ssize_t{key_bytes} && ::fsync(made.fd()) == 0;
    if (!written) fault(file, "cannot be written");
  }
  const int linked = ::link(aside.c_str(), file.c_str());
  const int error = errno;
  ::unlink(aside.c_str());
  if (linked != 0 && error != EEXIST) fault(file, std::strerror(error));
}

// Below the folder where systemd puts what LoadCredential= names.
bool is_credential(const std::string& file) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  return folder != nullptr && *folder != '\0' && file.starts_with(std::string(folder) + '/');
}

KeyMemory read_key(const Descriptor& from, const std::string& file) {
  struct stat status {};
  if (::fstat(from.fd(), &status) != 0) fault(file, std::strerror(errno));
  const mode_t refused_bits = is_credential(file) ? 037 : 077;
  if ((status.st_mode & refused_bits) != 0)
    fault(file, "others may read it; its mode must be 0400");
  if (status.st_size != off_t{key_bytes}) fault(file, "it must hold 32 bytes");
  KeyMemory key(key_bytes);
  if (::read(from.fd(), key.data(), key_bytes) != ssize_t{key_bytes}) fault(file, "cannot be read");
  return key;
}

}  // namespace

KeyMemory::KeyMemory(std::size_t size) {
  start_crypto();
  bytes_.reset(static_cast<unsigned char*>(sodium_malloc(size)));
  if (bytes_ == nullptr) throw Fault("no memory for keys");
}

void KeyMemory::Wiped::operator()(unsigned char* bytes) const { sodium_free(bytes); }

Sealer::Sealer(KeyMemory key) : key_(std::move(key)) {
  constexpr std::string_view label = "supercargo master key number";
  unsigned char number[crypto_generichash_BYTES_MIN];
  crypto_generichash(number, sizeof number, reinterpret_cast<const unsigned char*>(label.data()),
                     label.size(), key_.data(), key_bytes);
  key_number_ = static_cast<char>(number[0]);
}

Sealer Sealer::load_or_create(const std::string& file) {
  const char* named = std::getenv("SUPERCARGO_MASTER_KEY_FILE");
  const std::string path = named != nullptr && *named != '\0' ? named : file;
  if (::access(path.c_str(), F_OK) != 0) create_key_file(path);
  const Descriptor opened(path, O_RDONLY | O_CLOEXEC);
  if (!opened.opened()) fault(path, std::strerror(errno));
  return Sealer(read_key(opened, path));
}

Sealer Sealer::with_random_key() {
  KeyMemory key(key_bytes);
  randombytes_buf(key.data(), key_bytes);
  return Sealer(std::move(key));
}

std::string Sealer::seal_secret(std::string_view plain, std::string_view associated) const {
  std::string sealed{format_version, key_number_};
  append_sealed(sealed, key_.data(), plain, associated);
  return sealed;
}

std::optional<std::string> Sealer::open_secret(std::string_view sealed,
                                               std::string_view associated) const {
  if (sealed.size() < head_bytes || sealed[0] != format_version || sealed[1] != key_number_)
    return std::nullopt;
  return open_sealed(sealed.substr(head_bytes), key_.data(), associated);
}

KeyMemory Sealer::derived_key(std::string_view purpose) const {
  const std::string label = fmt::format("supercargo derived key: {}", purpose);
  KeyMemory derived(key_bytes);
  crypto_generichash(derived.data(), key_bytes,
                     reinterpret_cast<const unsigned char*>(label.data()), label.size(),
                     key_.data(), key_bytes);
  return derived;
}

}  // namespace supercargo::journal
