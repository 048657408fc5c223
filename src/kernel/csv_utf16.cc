#include "kernel/csv_utf16.h"

#include <cstring>
#include <memory>
#include <utility>

#include "kernel/utf8.h"

namespace supercargo {
namespace {

class Converter {
 public:
  Converter(CsvReader::Read read, ByteOrder order, std::string head)
      : read_(std::move(read)), order_(order), raw_(std::move(head)) {}

  std::size_t read(char* bytes, std::size_t room) {
    while (taken_ == converted_.size() && !ended_) convert_more();
    const std::size_t size = std::min(room, converted_.size() - taken_);
    std::memcpy(bytes, converted_.data() + taken_, size);
    taken_ += size;
    return size;
  }

 private:
  void convert_more() {
    converted_.clear();
    taken_ = 0;
    const std::size_t kept = raw_.size();
    raw_.resize(kept + 16 * 1024);
    const std::size_t got = read_(raw_.data() + kept, raw_.size() - kept);
    raw_.resize(kept + got);
    ended_ = got == 0;
    std::size_t at = 0;
    while (at + 1 < raw_.size() && convert_one(at)) continue;
    raw_.erase(0, at);
    if (ended_ && !raw_.empty()) utf8::append(converted_, utf8::replacement);
  }

  char32_t unit(std::size_t at) const {
    const char32_t first = static_cast<unsigned char>(raw_[at]);
    const char32_t second = static_cast<unsigned char>(raw_[at + 1]);
    return order_ == ByteOrder::little ? first | second << 8 : first << 8 | second;
  }

  // False when the second half of a pair has not been read yet.
  bool convert_one(std::size_t& at) {
    const char32_t first = unit(at);
    char32_t c = first;
    if (first >= 0xD800 && first <= 0xDFFF) {
      c = utf8::replacement;
      const bool whole = at + 3 < raw_.size();
      if (first <= 0xDBFF && !whole && !ended_) return false;
      const char32_t second = whole ? unit(at + 2) : 0;
      if (first <= 0xDBFF && second >= 0xDC00 && second <= 0xDFFF) {
        c = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        at += 2;
      }
    }
    at += 2;
    utf8::append(converted_, c);
    return true;
  }

  CsvReader::Read read_;
  ByteOrder order_;
  std::string raw_;
  std::string converted_;
  std::size_t taken_ = 0;
  bool ended_ = false;
};

}  // namespace

CsvReader::Read utf8_from_utf16(CsvReader::Read read, ByteOrder order, std::string head) {
  auto converter = std::make_shared<Converter>(std::move(read), order, std::move(head));
  return [converter](char* bytes, std::size_t room) { return converter->read(bytes, room); };
}

}  // namespace supercargo
