// A file that is read from any place in it, in constant memory, and known by its content. Standard
// input is laid aside in a nameless file first, so that it can be read twice.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace supercargo::sheets {

class Source {
 public:
  // `-` is standard input. Refuses a file that cannot be read.
  static Result<Source> open(const std::string& path);

  // What came some other way than as a file.
  static Source of_text(const std::string& name, std::string_view text);

  const std::string& name() const { return name_; }
  // Without its folders; what is no text stands as "table".
  std::string file_name() const;
  std::uint64_t size() const { return size_; }
  // BLAKE2b-256 of all of it, hexadecimal.
  const std::string& digest() const { return digest_; }

  void seek(std::uint64_t offset);
  std::size_t read(char* bytes, std::size_t room);
  // As they stand in the file; where reading goes on is left alone.
  std::string bytes(std::uint64_t from, std::uint64_t to) const;

 private:
  struct Closed {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Closed>;
  Source(std::string name, File file);
  void measure();

  std::string name_;
  File file_;
  std::uint64_t size_ = 0;
  std::string digest_;
};

// BLAKE2b-256, hexadecimal.
std::string digest_of(std::string_view text);
// The first 63 bits of that: stands for the text where a number is wanted.
std::int64_t number_of(std::string_view text);

}  // namespace supercargo::sheets
