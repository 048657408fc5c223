// A stream as a file: a first line that says what it is, frames that each carry a checksum with
// their number, and at the end a digest of everything before it. What was cut off, changed, put in
// another order or made by something else is found before its end is reached.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "db/stream.h"

namespace supercargo::db {

// A file for its owner alone (0600) that gets its name when it is whole and on the disk.
class NewFile {
 public:
  // Faults when the file exists already.
  explicit NewFile(const std::string& file);
  ~NewFile();  // takes away what was not finished
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  void finish();
  std::int64_t bytes() const { return bytes_; }

 private:
  std::string file_;
  std::string partial_;
  int descriptor_ = -1;
  std::int64_t bytes_ = 0;
};

// A running digest of many bytes.
class Digest {
 public:
  Digest();
  ~Digest();
  void add(std::string_view bytes);
  std::string value();  // 32 bytes; nothing can be added afterwards

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class FrameWriter {
 public:
  using Put = std::function<void(std::string_view)>;
  explicit FrameWriter(Put put);
  void write(const Frame& frame);
  void finish();

 private:
  void put(std::string_view bytes);
  Put put_;
  Digest digest_;
  std::int64_t number_ = 0;
};

class FrameReader {
 public:
  // Fills up to `room` bytes and tells how many; 0 is the end.
  using Read = std::function<std::size_t(char* bytes, std::size_t room)>;
  // Faults with XX001 when it is no stream, here and in next().
  explicit FrameReader(Read read);
  // Nothing at the end, when the digest was found to be right.
  std::optional<Frame> next();

 private:
  void fill(char* bytes, std::size_t count);
  std::string take(std::size_t count);
  void expect_digest(const std::string& payload);
  Read read_;
  Digest digest_;
  std::int64_t number_ = 0;
};

// Reads a file's bytes.
FrameReader::Read reading_file(const std::string& file);
// By its first bytes.
bool is_stream_file(const std::string& file);

}  // namespace supercargo::db
