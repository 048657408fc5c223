#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "kernel/csv.h"
#include "kernel/csv_utf16.h"
#include "kernel/result.h"
#include "kernel/text.h"
#include "kernel/utf8.h"

namespace supercargo {
namespace {

constexpr std::size_t first_buffer_bytes = 256 * 1024;
constexpr ByteSet quoted_stops('"', '\n', '\r', '\0');

bool line_end(char c) { return c == '\n' || c == '\r'; }

bool utf16(CsvEncoding encoding) {
  return encoding == CsvEncoding::utf16_little || encoding == CsvEncoding::utf16_big;
}

// What UTF-8 text had taken in UTF-16: two bytes a code point, four beyond the first plane.
std::uint64_t utf16_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) bytes += byte >= 0xF0 ? 4 : 2;
  }
  return bytes;
}

// Bytes 80 to 9F of windows-1252; its five holes stay the control characters that they are in
// Latin-1.
constexpr std::array<char32_t, 32> windows_1252_upper{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append_single_byte(std::string& out, char c, CsvEncoding encoding) {
  const auto byte = static_cast<unsigned char>(c);
  const bool upper = byte >= 0x80 && byte < 0xA0 && encoding == CsvEncoding::windows_1252;
  utf8::append(out, upper ? windows_1252_upper[byte - 0x80U] : char32_t{byte});
}

}  // namespace

CsvReader::CsvReader(Read read, CsvOptions options)
    : read_(std::move(read)),
      limits_(options.limits),
      encoding_(options.encoding),
      place_(options.start),
      separator_(options.separator),
      plain_stops_(options.separator, '\n', '\r', '\0'),
      buffer_(first_buffer_bytes + ByteSet::padding_bytes) {
  SUPERCARGO_CHECK(std::string_view(",;\t|").find(separator_) != std::string_view::npos);
}

// The byte order mark is looked for at the very beginning only; resumed reading is past it.
void CsvReader::open() {
  opened_ = true;
  std::string head;
  for (char c = 0; place_.offset == 0 && head.size() < 3 && read_(&c, 1) == 1;) head += c;
  std::size_t mark = 0;
  if (head.starts_with("\xEF\xBB\xBF")) {
    mark = 3;
    encoding_ = CsvEncoding::utf8;
  } else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    mark = 2;
    encoding_ = head[0] == '\xFF' ? CsvEncoding::utf16_little : CsvEncoding::utf16_big;
  }
  place_.offset += mark;
  head.erase(0, mark);
  if (utf16(encoding_)) {
    const bool little = encoding_ == CsvEncoding::utf16_little;
    read_ = utf8_from_utf16(std::move(read_), little ? ByteOrder::little : ByteOrder::big,
                            std::move(head));
  } else {
    std::copy(head.begin(), head.end(), buffer_.begin());
    end_ = head.size();
    buffer_[end_] = '\0';
  }
}

// Keeps what is not consumed and reads until the buffer is full: a row that does not fit is parsed
// again from its start, and doubling keeps the sum of that small. False when nothing came.
bool CsvReader::more() {
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  at_ -= begin_;
  begin_ = 0;
  if (!ended_ && end_ + ByteSet::padding_bytes == buffer_.size())
    buffer_.resize(2 * end_ + ByteSet::padding_bytes);
  const std::size_t before = end_;
  const std::size_t full = buffer_.size() - ByteSet::padding_bytes;
  while (!ended_ && end_ < full) {
    const std::size_t got = read_(buffer_.data() + end_, full - end_);
    ended_ = got == 0;
    end_ += got;
  }
  buffer_[end_] = '\0';
  return end_ > before;
}

// Everything up to at_ is done with.
void CsvReader::consume() {
  const std::string_view done(buffer_.data() + begin_, at_ - begin_);
  place_.offset += utf16(encoding_) ? utf16_bytes(done) : done.size();
  begin_ = at_;
}

bool CsvReader::skip_blank_lines() {
  for (;;) {
    if (begin_ == end_ && !more()) return false;
    const char c = buffer_[begin_];
    if (!line_end(c)) return true;
    if (c == '\r' && begin_ + 1 == end_) more();
    at_ = begin_ + (c == '\r' && buffer_[begin_ + 1] == '\n' ? 2 : 1);
    ++place_.line;
    consume();
  }
}

bool CsvReader::next(CsvRow& row) {
  if (!opened_) open();
  row.cells.clear();
  if (lost_) return false;
  at_ = begin_;
  if (!skip_blank_lines()) return false;
  row.place = place_;
  while (!parse(row)) more();
  const std::string_view raw(buffer_.data() + begin_, at_ - begin_);
  consume();
  if (row.fault == CsvFault::none) decode(row, raw);
  if (row.fault != CsvFault::none) row.cells.clear();
  place_.line += lines_ + 1;
  ++place_.row;
  return true;
}

void CsvReader::blame(CsvRow& row, CsvFault fault) {
  if (row.fault != CsvFault::none) return;
  row.fault = fault;
  row.column = row.cells.size() + 1;
}

// False when the row is not whole yet; then it is parsed anew after more has been read.
bool CsvReader::parse(CsvRow& row) {
  row.cells.clear();
  row.fault = CsvFault::none;
  row.column = 0;
  doubled_.clear();
  lines_ = 0;
  at_ = begin_;
  for (;;) {
    const Ending ending = buffer_[at_] == '"' ? parse_quoted(row) : parse_plain(row);
    if (ending != Ending::separator) return ending == Ending::row;
    if (row.cells.size() == limits_.columns_max)
      return give_up(row, CsvFault::too_many_columns, Within::plain) == Ending::row;
    ++at_;
  }
}

// Runs to the end of a plain cell, or of what wrongly follows a closing quote.
CsvReader::Ending CsvReader::parse_plain(CsvRow& row) {
  const char* const data = buffer_.data();
  const std::size_t start = at_;
  std::size_t at = at_;
  for (;; ++at) {
    at = static_cast<std::size_t>(plain_stops_.find(data + at) - data);
    at_ = at;
    if (at - start > limits_.cell_bytes_max)
      return give_up(row, CsvFault::cell_too_long, Within::plain);
    if (data[at] != '\0' || at == end_) break;
    blame(row, CsvFault::nul_character);
  }
  return close_cell(row, {data + start, at - start});
}

// at_ stands behind the cell: at a separator, a line end, or the end of what has been read.
CsvReader::Ending CsvReader::close_cell(CsvRow& row, std::string_view cell) {
  if (at_ == end_) {
    if (!ended_) return Ending::incomplete;
    row.cells.push_back(cell);
    return Ending::row;
  }
  const char c = buffer_[at_];
  // Whether a line feed follows must be known before the next row can begin.
  if (c == '\r' && at_ + 1 == end_ && !ended_) return Ending::incomplete;
  row.cells.push_back(cell);
  if (c == separator_) return Ending::separator;
  at_ += c == '\r' && buffer_[at_ + 1] == '\n' ? 2 : 1;
  return Ending::row;
}

CsvReader::Ending CsvReader::parse_quoted(CsvRow& row) {
  const char* const data = buffer_.data();
  const std::size_t start = at_ + 1;
  std::size_t doubled = 0;
  cell_lines_ = 0;
  for (std::size_t at = start;; ++at) {
    at = static_cast<std::size_t>(quoted_stops.find(data + at) - data);
    at_ = at;
    if (at - start - doubled > limits_.cell_bytes_max)
      return give_up(row, CsvFault::cell_too_long, Within::quotes);
    // The byte behind decides what a quote or a carriage return means.
    if (at + 1 >= end_ && !ended_) return Ending::incomplete;
    if (at == end_) return give_up(row, CsvFault::quote_not_closed, Within::quotes);
    if (data[at] == '\0') {
      blame(row, CsvFault::nul_character);
    } else if (data[at] != '"') {
      if (data[at] == '\r' && data[at + 1] == '\n') ++at;
      ++lines_;
      if (++cell_lines_ >= limits_.lines_in_cell_max)
        return give_up(row, CsvFault::too_many_lines_in_cell, Within::quotes);
    } else if (data[at + 1] == '"' && at + 1 < end_) {
      ++doubled;
      ++at;
    } else {
      break;
    }
  }
  const std::string_view cell(data + start, at_ - start);
  ++at_;
  if (doubled > 0) doubled_.push_back(row.cells.size());
  const bool closed = at_ == end_ || data[at_] == separator_ || line_end(data[at_]);
  if (closed) return close_cell(row, cell);
  blame(row, CsvFault::text_after_quote);
  return parse_plain(row);
}

// The row will not be given: its bytes need not be kept while its end is looked for.
CsvReader::Ending CsvReader::give_up(CsvRow& row, CsvFault fault, Within within) {
  blame(row, fault);
  lost_ = fault == CsvFault::too_many_lines_in_cell || fault == CsvFault::quote_not_closed;
  if (lost_) {
    row.fault = fault;
  } else {
    skip_row(within);
  }
  return Ending::row;
}

void CsvReader::skip_row(Within within) {
  bool in_quotes = within == Within::quotes;
  bool cell_start = false;
  // The byte at `at_ + ahead`, or NUL at the end of everything.
  const auto byte = [&](std::size_t ahead) {
    while (at_ + ahead >= end_) {
      consume();
      if (!more()) return '\0';
    }
    return buffer_[at_ + ahead];
  };
  for (;; ++at_) {
    const char c = byte(0);
    if (at_ == end_) break;
    const bool two_signs =
        (c == '\r' && byte(1) == '\n') || (c == '"' && in_quotes && byte(1) == '"');
    if (two_signs) ++at_;
    if (in_quotes) {
      if (c == '"' && !two_signs) in_quotes = false;
      if (!line_end(c)) continue;
      ++lines_;
      if (++cell_lines_ >= limits_.lines_in_cell_max) break;
    } else if (line_end(c)) {
      ++at_;
      break;
    } else if (c == '"' && cell_start) {
      in_quotes = true;
      cell_lines_ = 0;
    }
    cell_start = c == separator_;
  }
  lost_ = in_quotes;
  consume();
}

void CsvReader::decode(CsvRow& row, std::string_view raw) {
  const bool plain = utf8::is_ascii(raw);
  if (!plain && encoding_ == CsvEncoding::automatic)
    encoding_ = valid_utf8(raw) ? CsvEncoding::utf8 : CsvEncoding::windows_1252;
  if (!plain && encoding_ == CsvEncoding::utf8 && !valid_utf8(raw)) {
    row.fault = CsvFault::not_utf8;
    return;
  }
  // Doubled quotes are closed up where they stand: the buffer is ours and the row is done with.
  for (const std::size_t index : doubled_) {
    std::string_view& cell = row.cells[index];
    char* const first = buffer_.data() + (cell.data() - buffer_.data());
    std::size_t kept = 0;
    for (std::size_t from = 0; from < cell.size(); ++from) {
      first[kept++] = first[from];
      if (first[from] == '"') ++from;
    }
    cell = cell.substr(0, kept);
  }
  if (plain || (encoding_ != CsvEncoding::windows_1252 && encoding_ != CsvEncoding::latin_1))
    return;
  // No byte becomes more than three, so that the views stay where they are.
  decoded_.clear();
  decoded_.reserve(3 * raw.size());
  for (std::string_view& cell : row.cells) {
    const std::size_t start = decoded_.size();
    for (const char c : cell) append_single_byte(decoded_, c, encoding_);
    cell = std::string_view(decoded_).substr(start);
  }
}

}  // namespace supercargo
