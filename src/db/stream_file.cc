#include "db/stream_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "db/postgres_parameters.h"
#include "db/stream_cells.h"

namespace supercargo::db {
namespace {

constexpr std::string_view first_line = "supercargo backup 1\n";
constexpr char digest_kind = 'Z';
constexpr std::size_t length_bytes = 4;
constexpr std::size_t checksum_bytes = 16;
// More than one value of the largest size: what claims to be longer is no frame of ours.
constexpr std::int64_t payload_bytes_max = 256 << 20;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string checksum(std::int64_t number, char kind, std::string_view payload) {
  std::string head;
  append_big_endian(head, number, 8);
  head.push_back(kind);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, checksum_bytes);
  crypto_generichash_update(&state, bytes_of(head), head.size());
  crypto_generichash_update(&state, bytes_of(payload), payload.size());
  std::string sum(checksum_bytes, '\0');
  crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(sum.data()), sum.size());
  return sum;
}

[[noreturn]] void cannot_write(const std::string& file) {
  throw DatabaseFault("58030", "cannot write " + file);
}

}  // namespace

NewFile::NewFile(const std::string& file) : file_(file), partial_(file + ".partial") {
  if (std::filesystem::exists(file)) throw DatabaseFault("58P02", file + " exists already");
  std::filesystem::remove(partial_);
  descriptor_ =
      ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0) cannot_write(partial_);
}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  std::error_code ignored;
  std::filesystem::remove(partial_, ignored);
}

void NewFile::write(std::string_view bytes) {
  bytes_ += static_cast<std::int64_t>(bytes.size());
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written <= 0) cannot_write(partial_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void NewFile::finish() {
  if (::fsync(descriptor_) != 0) cannot_write(partial_);
  std::filesystem::rename(partial_, file_);
  ::close(descriptor_);
  descriptor_ = -1;
  const auto parent = std::filesystem::absolute(file_).parent_path();
  const int directory = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;
  ::fsync(directory);
  ::close(directory);
}

struct Digest::State {
  crypto_generichash_state hash;
};

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->hash, nullptr, 0, crypto_generichash_BYTES);
}
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
  crypto_generichash_update(&state_->hash, bytes_of(bytes), bytes.size());
}

std::string Digest::value() {
  std::string value(crypto_generichash_BYTES, '\0');
  crypto_generichash_final(&state_->hash, reinterpret_cast<unsigned char*>(value.data()),
                           value.size());
  return value;
}

FrameWriter::FrameWriter(Put put) : put_(std::move(put)) { this->put(first_line); }

void FrameWriter::put(std::string_view bytes) {
  digest_.add(bytes);
  put_(bytes);
}

void FrameWriter::write(const Frame& frame) {
  const char kind = static_cast<char>(frame.kind);
  std::string head;
  append_big_endian(head, static_cast<std::int64_t>(frame.payload.size()), length_bytes);
  head.push_back(kind);
  put(head);
  put(frame.payload);
  put(checksum(number_++, kind, frame.payload));
}

void FrameWriter::finish() {
  const std::string digest = digest_.value();
  std::string last;
  append_big_endian(last, static_cast<std::int64_t>(digest.size()), length_bytes);
  last.push_back(digest_kind);
  put_(last + digest + checksum(number_, digest_kind, digest));
}

FrameReader::FrameReader(Read read) : read_(std::move(read)) {
  std::string line(first_line.size(), '\0');
  fill(line.data(), line.size());
  if (line != first_line) refuse_stream("it is no backup of this program");
  digest_.add(line);
}

void FrameReader::fill(char* bytes, std::size_t count) {
  while (count > 0) {
    const std::size_t got = read_(bytes, count);
    if (got == 0) refuse_stream("it is cut off");
    bytes += got;
    count -= got;
  }
}

std::string FrameReader::take(std::size_t count) {
  constexpr std::size_t step = 1 << 20;
  std::string taken;
  // Step by step: a length that is wrong must not take the memory that it names.
  while (taken.size() < count) {
    const std::size_t had = taken.size();
    taken.resize(had + std::min(step, count - had));
    fill(taken.data() + had, taken.size() - had);
  }
  return taken;
}

std::optional<Frame> FrameReader::next() {
  const std::string head = take(length_bytes + 1);
  const std::int64_t length = read_big_endian(std::string_view(head).substr(0, length_bytes));
  if (length < 0 || length > payload_bytes_max) refuse_stream("it is damaged: a frame has no size");
  const char kind = head.back();
  Frame frame{static_cast<FrameKind>(kind), take(static_cast<std::size_t>(length))};
  const std::string sum = take(checksum_bytes);
  if (sum != checksum(number_, kind, frame.payload))
    refuse_stream("it is damaged: frame " + std::to_string(number_) + " is not as it was written");
  ++number_;
  if (kind == digest_kind) {
    expect_digest(frame.payload);
    return std::nullopt;
  }
  digest_.add(head);
  digest_.add(frame.payload);
  digest_.add(sum);
  return frame;
}

void FrameReader::expect_digest(const std::string& payload) {
  if (payload != digest_.value()) refuse_stream("it is damaged: its digest is another one");
  char more = 0;
  if (read_(&more, 1) != 0) refuse_stream("something stands behind its end");
}

FrameReader::Read reading_file(const std::string& file) {
  const auto in = std::make_shared<std::ifstream>(file, std::ios::binary);
  if (!*in) throw DatabaseFault("58030", "cannot read " + file);
  return [in](char* bytes, std::size_t room) {
    in->read(bytes, static_cast<std::streamsize>(room));
    if (in->bad()) throw DatabaseFault("58030", "the file cannot be read");
    return static_cast<std::size_t>(in->gcount());
  };
}

bool is_stream_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string line(first_line.size(), '\0');
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  return in.gcount() == static_cast<std::streamsize>(line.size()) && line == first_line;
}

}  // namespace supercargo::db
