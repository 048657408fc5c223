// The file of rows that were refused: where each stood, every reason, and its cells as they were,
// so that it can be put right and brought again. Made with the first such row.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "sheets/row.h"

namespace supercargo::sheets {

class Rejects {
 public:
  // What stands behind `length` was never committed and is cut off; 0 begins anew.
  Rejects(std::string path, const std::vector<std::string>& heading, std::uint64_t length);

  void add(const Row& row);
  // Returns the file's length once everything has reached it.
  std::uint64_t flush();
  const std::string& path() const { return path_; }

 private:
  struct Closed {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void open();

  std::string path_;
  std::string heading_;
  std::string pending_;
  std::uint64_t length_ = 0;
  std::unique_ptr<std::FILE, Closed> file_;
};

// "/quantity not_a_quantity; /sku required"
std::string reasons_text(const std::vector<Reason>& reasons);

}  // namespace supercargo::sheets
