// How many facts a subscriber hears in one transaction while others write: as many as took ten
// milliseconds of late, for an order that is being taken waits as long. Not thread-safe.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace supercargo::journal {

class Portion {
 public:
  static constexpr std::size_t whole = 500;

  std::size_t size() const { return size_; }

  // Nobody waited for it: the next one may be larger.
  void note_alone() { size_ = std::min(whole, size_ * 2); }
  // Somebody wrote meanwhile: halved when it took too long, doubled when there is room for that.
  void note_beside_writers(std::chrono::nanoseconds took) {
    if (took > longest) size_ = std::max<std::size_t>(1, size_ / 2);
    if (took * 2 < longest) note_alone();
  }

 private:
  static constexpr std::chrono::milliseconds longest{10};
  std::size_t size_ = 16;
};

}  // namespace supercargo::journal
