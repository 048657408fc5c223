#include "sheets/source.h"

#include <sodium.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "kernel/text.h"

namespace supercargo::sheets {
namespace {

constexpr std::size_t digest_bytes = 32;
using Block = std::array<char, 64 * 1024>;

class Digest {
 public:
  Digest() { crypto_generichash_init(&state_, nullptr, 0, digest_bytes); }
  void add(std::string_view text) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()),
                              text.size());
  }
  std::array<unsigned char, digest_bytes> bytes() {
    std::array<unsigned char, digest_bytes> bytes{};
    crypto_generichash_final(&state_, bytes.data(), bytes.size());
    return bytes;
  }
  std::string hexadecimal() {
    const auto bytes = this->bytes();
    std::string text(2 * digest_bytes + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
  }

 private:
  crypto_generichash_state state_;
};

std::size_t read_block(std::FILE* file, char* bytes, std::size_t room) {
  const std::size_t count = std::fread(bytes, 1, room, file);
  if (count == 0 && std::ferror(file) != 0) throw Fault("the file cannot be read any further");
  return count;
}

void lay_aside(std::FILE* from, std::FILE* to) {
  const auto block = std::make_unique<Block>();
  while (const std::size_t count = read_block(from, block->data(), block->size()))
    if (std::fwrite(block->data(), 1, count, to) != count)
      throw Fault("no room to lay standard input aside");
}

}  // namespace

Source::Source(std::string name, File file) : name_(std::move(name)), file_(std::move(file)) {
  measure();
}

Result<Source> Source::open(const std::string& path) {
  const bool standard_input = path == "-";
  File file(standard_input ? std::tmpfile() : std::fopen(path.c_str(), "rb"));
  if (!file) return Problem{Refusal::not_found, "not_found", "The file cannot be read: " + path};
  if (standard_input) lay_aside(stdin, file.get());
  return Source(standard_input ? "standard input" : path, std::move(file));
}

Source Source::of_text(const std::string& name, std::string_view text) {
  File file(std::tmpfile());
  if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size())
    throw Fault("no room to lay a table aside");
  return Source(name, std::move(file));
}

void Source::measure() {
  Digest digest;
  const auto block = std::make_unique<Block>();
  seek(0);
  while (const std::size_t count = read(block->data(), block->size())) {
    digest.add({block->data(), count});
    size_ += count;
  }
  digest_ = digest.hexadecimal();
  seek(0);
}

std::string Source::file_name() const {
  std::string name = std::filesystem::path(name_).filename().string();
  return text_fault(name, TextKind::line) == TextFault::none ? name : "table";
}

void Source::seek(std::uint64_t offset) {
  if (fseeko(file_.get(), static_cast<off_t>(offset), SEEK_SET) != 0)
    throw Fault("the file cannot be read from there");
}

std::size_t Source::read(char* bytes, std::size_t room) {
  return read_block(file_.get(), bytes, room);
}

std::string Source::bytes(std::uint64_t from, std::uint64_t to) const {
  std::string bytes(to - from, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto count = ::pread(fileno(file_.get()), bytes.data() + done, bytes.size() - done,
                               static_cast<off_t>(from + done));
    if (count <= 0) throw Fault("the file cannot be read a second time");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

std::string digest_of(std::string_view text) {
  Digest digest;
  digest.add(text);
  return digest.hexadecimal();
}

std::int64_t number_of(std::string_view text) {
  Digest digest;
  digest.add(text);
  std::uint64_t number = 0;
  const auto bytes = digest.bytes();
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | bytes[i];
  return static_cast<std::int64_t>(number >> 1);
}

}  // namespace supercargo::sheets
