// CSV in and out. The reader streams in constant memory and goes on after a bad row, which it
// reports with its place; only an unclosed quote loses the framing and ends it. The writer never
// lets a text become a formula in somebody's spreadsheet (security 4). One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/byte_set.h"

namespace supercargo {

// `automatic`: by byte order mark; without one the first row beyond ASCII decides between UTF-8 and
// windows-1252.
enum class CsvEncoding { automatic, utf8, utf16_little, utf16_big, windows_1252, latin_1 };

enum class CsvFault {
  none,
  too_many_columns,
  cell_too_long,
  nul_character,
  not_utf8,
  text_after_quote,
  too_many_lines_in_cell,  // framing lost
  quote_not_closed,        // framing lost
};

// Stable name for a report: "cell_too_long"; "" for none.
std::string_view code(CsvFault fault);

struct CsvLimits {
  std::size_t columns_max = 200;
  std::size_t cell_bytes_max = 32 * 1024;
  std::size_t lines_in_cell_max = 64;
};

// The place of a row. Reading may begin at it, in a source that stands at `offset`.
struct CsvPlace {
  std::uint64_t row = 1;     // rows count from 1, blank lines left out
  std::uint64_t line = 1;    // as an editor counts
  std::uint64_t offset = 0;  // bytes of the source before it
};

struct CsvOptions {
  char separator = ',';  // , ; tab or |
  CsvEncoding encoding = CsvEncoding::automatic;
  CsvLimits limits = {};
  CsvPlace start = {};
};

// Kept by the caller from row to row, so that nothing is allocated anew.
struct CsvRow {
  // UTF-8; valid until the next row is read. A row with a fault has none.
  std::vector<std::string_view> cells;
  CsvPlace place;
  CsvFault fault = CsvFault::none;
  std::size_t column = 0;  // of the fault, from 1; 0 when it concerns the row
};

class CsvReader {
 public:
  // Fills up to `room` bytes and tells how many; 0 is the end. Faults pass through as exceptions.
  using Read = std::function<std::size_t(char* bytes, std::size_t room)>;

  explicit CsvReader(Read read, CsvOptions options = {});

  // False at the end, or when the row before had lost the framing.
  bool next(CsvRow& row);

  // Where the next row, or a blank line before it, begins.
  const CsvPlace& place() const { return place_; }
  bool framing_lost() const { return lost_; }
  // For resuming: what `automatic` has turned out to be so far.
  CsvEncoding encoding() const { return encoding_; }

 private:
  enum class Ending { separator, row, incomplete };
  enum class Within { plain, quotes };

  void open();
  bool more();
  bool skip_blank_lines();
  bool parse(CsvRow& row);
  Ending parse_plain(CsvRow& row);
  Ending parse_quoted(CsvRow& row);
  Ending close_cell(CsvRow& row, std::string_view cell);
  Ending give_up(CsvRow& row, CsvFault fault, Within within);
  void skip_row(Within within);
  void consume();
  void decode(CsvRow& row, std::string_view raw);
  void blame(CsvRow& row, CsvFault fault);

  Read read_;
  CsvLimits limits_;
  CsvEncoding encoding_;
  CsvPlace place_;
  char separator_;
  bool opened_ = false;
  bool ended_ = false;  // the source has no more
  bool lost_ = false;
  ByteSet plain_stops_;       // bytes that may end a plain cell
  std::vector<char> buffer_;  // longer than its content: a NUL behind it ends every scan
  std::size_t begin_ = 0;     // of what is not consumed
  std::size_t end_ = 0;
  std::size_t at_ = 0;                // where parsing stands, begin_ ≤ at_ ≤ end_
  std::size_t lines_ = 0;             // line ends inside the row
  std::size_t cell_lines_ = 0;        // line ends inside the cell
  std::vector<std::size_t> doubled_;  // cells with doubled quotes
  std::string decoded_;
};

// The separator that parts the first line best; a comma when none does.
char guess_csv_separator(std::string_view head);

// A text that a spreadsheet would take for a formula gets one ' in front; coming back it loses one.
std::string guard_formula(std::string_view text);
std::string_view unguard_formula(std::string_view text);

// Appends to `out`: texts quoted and guarded, numbers as they are, rows ended by CR LF (RFC 4180).
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out, char separator = ',') : out_(out), separator_(separator) {}

  CsvWriter& text(std::string_view value);
  // Digits with sign and decimal point, already in the form that is to be read.
  CsvWriter& number(std::string_view value);
  CsvWriter& nothing();
  void end_row();

 private:
  void separate();

  std::string& out_;
  char separator_;
  bool in_row_ = false;
};

}  // namespace supercargo
