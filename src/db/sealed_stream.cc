#include "db/sealed_stream.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "db/stream_cells.h"

namespace supercargo::db {
namespace {

constexpr std::string_view first_line = "supercargo sealed backup 1\n";
constexpr std::string_view recipient_prefix = "scbr_";
constexpr std::string_view identity_prefix = "scbi_";
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t chunk_bytes = 64 << 10;
constexpr std::size_t sealed_chunk_bytes =
    chunk_bytes + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t stream_key_bytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t sealed_key_bytes = stream_key_bytes + crypto_box_SEALBYTES;
constexpr std::size_t header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr unsigned char tag_more = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char tag_final = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

static_assert(crypto_box_PUBLICKEYBYTES == crypto_box_SECRETKEYBYTES);

// Wiped when it goes.
template <std::size_t size>
struct Key {
  std::array<unsigned char, size> bytes{};
  Key() = default;
  ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
};
using BoxKey = Key<crypto_box_SECRETKEYBYTES>;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string printed(std::string_view prefix, const BoxKey& key) {
  std::string text(sodium_base64_encoded_len(key.bytes.size(), base64), '\0');
  sodium_bin2base64(text.data(), text.size(), key.bytes.data(), key.bytes.size(), base64);
  text.pop_back();  // its zero
  return text.insert(0, prefix);
}

bool read_key(std::string_view prefix, std::string_view text, BoxKey& key) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  std::size_t length = 0;
  const int refused = sodium_base642bin(key.bytes.data(), key.bytes.size(), text.data(),
                                        text.size(), nullptr, &length, nullptr, base64);
  return refused == 0 && length == key.bytes.size();
}

// As much as there is, up to the whole of it.
std::size_t fill(const Read& read, char* bytes, std::size_t count) {
  std::size_t got = 0;
  while (got < count) {
    const std::size_t more = read(bytes + got, count - got);
    if (more == 0) break;
    got += more;
  }
  return got;
}

std::string expect(const Read& read, std::size_t count) {
  std::string bytes(count, '\0');
  if (fill(read, bytes.data(), count) != count) refuse_stream("it is cut off");
  return bytes;
}

class Opening {
 public:
  Opening(Read sealed, std::string_view identity) : sealed_(std::move(sealed)) {
    if (expect(sealed_, first_line.size()) != first_line) refuse_stream("it is no sealed backup");
    const std::string sealed_key = expect(sealed_, sealed_key_bytes);
    const std::string header = expect(sealed_, header_bytes);
    BoxKey secret;
    BoxKey open;
    Key<stream_key_bytes> key;
    if (!read_key(identity_prefix, identity, secret)) refuse_stream("the identity cannot be read");
    crypto_scalarmult_base(open.bytes.data(), secret.bytes.data());
    if (crypto_box_seal_open(key.bytes.data(), bytes_of(sealed_key), sealed_key.size(),
                             open.bytes.data(), secret.bytes.data()) != 0)
      refuse_stream("it was sealed for another recipient, or is damaged");
    crypto_secretstream_xchacha20poly1305_init_pull(&state_, bytes_of(header), key.bytes.data());
  }
  ~Opening() { sodium_memzero(&state_, sizeof state_); }
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  std::size_t read(char* bytes, std::size_t room) {
    while (at_ == plain_.size() && !is_over_) next_chunk();
    const std::size_t count = plain_.copy(bytes, room, at_);
    at_ += count;
    return count;
  }

 private:
  void next_chunk() {
    std::string chunk(sealed_chunk_bytes, '\0');
    chunk.resize(fill(sealed_, chunk.data(), chunk.size()));
    if (chunk.size() < crypto_secretstream_xchacha20poly1305_ABYTES) refuse_stream("it is cut off");
    plain_.resize(chunk.size() - crypto_secretstream_xchacha20poly1305_ABYTES);
    at_ = 0;
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_, bytes_of(plain_), nullptr, &tag,
                                                   bytes_of(chunk), chunk.size(), nullptr, 0) != 0)
      refuse_stream("it is damaged, or cut off");
    is_over_ = tag == tag_final;
    char more = 0;
    if (is_over_ && sealed_(&more, 1) != 0) refuse_stream("something stands behind its end");
  }

  Read sealed_;
  crypto_secretstream_xchacha20poly1305_state state_{};
  std::string plain_;
  std::size_t at_ = 0;
  bool is_over_ = false;
};

}  // namespace

BackupKeys make_backup_keys() {
  if (sodium_init() < 0) throw Fault("libsodium cannot be used here");
  BoxKey open;
  BoxKey secret;
  crypto_box_keypair(open.bytes.data(), secret.bytes.data());
  return {printed(recipient_prefix, open), printed(identity_prefix, secret)};
}

bool is_recipient(std::string_view text) {
  BoxKey key;
  return read_key(recipient_prefix, text, key);
}

bool is_identity(std::string_view text) {
  BoxKey key;
  return read_key(identity_prefix, text, key);
}

struct SealingWriter::State {
  crypto_secretstream_xchacha20poly1305_state stream;
  ~State() { sodium_memzero(&stream, sizeof stream); }
};

SealingWriter::SealingWriter(Put put, std::string_view recipient)
    : put_(std::move(put)), state_(std::make_unique<State>()) {
  if (sodium_init() < 0) throw Fault("libsodium cannot be used here");
  BoxKey open;
  if (!read_key(recipient_prefix, recipient, open)) throw Fault("the backup recipient is no key");
  Key<stream_key_bytes> key;
  crypto_secretstream_xchacha20poly1305_keygen(key.bytes.data());
  std::string sealed_key(sealed_key_bytes, '\0');
  crypto_box_seal(bytes_of(sealed_key), key.bytes.data(), key.bytes.size(), open.bytes.data());
  std::string header(header_bytes, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, bytes_of(header),
                                                  key.bytes.data());
  put_(first_line);
  put_(sealed_key + header);
}

SealingWriter::~SealingWriter() = default;

void SealingWriter::put_chunk(unsigned char tag) {
  const auto plain = std::string_view(waiting_).substr(0, chunk_bytes);
  std::string chunk(plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  crypto_secretstream_xchacha20poly1305_push(&state_->stream, bytes_of(chunk), nullptr,
                                             bytes_of(plain), plain.size(), nullptr, 0, tag);
  put_(chunk);
  waiting_.erase(0, plain.size());
}

void SealingWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    // A full chunk waits until it is known not to be the last.
    if (waiting_.size() == chunk_bytes) put_chunk(tag_more);
    const std::size_t count = std::min(bytes.size(), chunk_bytes - waiting_.size());
    waiting_.append(bytes.substr(0, count));
    bytes.remove_prefix(count);
  }
}

void SealingWriter::finish() { put_chunk(tag_final); }

Read opened(Read sealed, std::string_view identity) {
  const auto opening = std::make_shared<Opening>(std::move(sealed), identity);
  return [opening](char* bytes, std::size_t room) { return opening->read(bytes, room); };
}

bool is_sealed_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string line(first_line.size(), '\0');
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  return in.gcount() == static_cast<std::streamsize>(line.size()) && line == first_line;
}

}  // namespace supercargo::db
