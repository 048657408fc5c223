// Bytes that have arrived and were not yet used: room at the end, used up from the front.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace supercargo::http {

class ReceiveBuffer {
 public:
  std::string_view text() const { return {bytes_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }

  // Room for at least `wanted` more bytes; views from text() end here.
  char* room(std::size_t wanted) {
    if (capacity_ - end_ >= wanted) return bytes_.get() + end_;
    const std::size_t used = end_ - begin_;
    if (capacity_ - used >= wanted) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, used);
    } else {
      const std::size_t grown = std::max(capacity_ * 2, used + wanted);
      std::unique_ptr<char[]> larger(new char[grown]);
      if (used > 0) std::memcpy(larger.get(), bytes_.get() + begin_, used);
      bytes_ = std::move(larger);
      capacity_ = grown;
    }
    begin_ = 0;
    end_ = used;
    return bytes_.get() + end_;
  }
  std::size_t room_bytes() const { return capacity_ - end_; }
  void arrived(std::size_t bytes) { end_ += bytes; }

  void use(std::size_t bytes) {
    begin_ += bytes;
    if (begin_ == end_) begin_ = end_ = 0;
  }
  // Thousands of idle connections must not each keep the room of their largest request.
  void give_back_room(std::size_t bytes_kept) {
    if (!empty() || capacity_ <= bytes_kept) return;
    bytes_.reset();
    capacity_ = 0;
  }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace supercargo::http
