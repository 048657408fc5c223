// Files as somebody's spreadsheet wrote them: the same rows however the bytes arrive, and rows that
// we write ourselves come back as they were.
#include <algorithm>
#include <string>
#include <vector>

#include "kernel/csv.h"
#include "tests/fuzz/require.h"

namespace {

using supercargo::CsvFault;
using supercargo::CsvOptions;
using supercargo::CsvReader;
using supercargo::CsvRow;
using supercargo::CsvWriter;
using supercargo::fuzz::require;

struct Row {
  std::vector<std::string> cells;
  CsvFault fault;
  std::uint64_t line;
  bool operator==(const Row&) const = default;
};

std::vector<Row> rows_of(std::string_view bytes, std::size_t piece, const CsvOptions& options) {
  CsvReader reader(
      [&](char* to, std::size_t room) {
        const std::size_t count = std::min({room, piece, bytes.size()});
        std::copy_n(bytes.data(), count, to);
        bytes.remove_prefix(count);
        return count;
      },
      options);
  std::vector<Row> rows;
  CsvRow row;
  while (reader.next(row))
    rows.push_back({{row.cells.begin(), row.cells.end()}, row.fault, row.place.line});
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr char separators[] = {',', ';', '\t', '|'};
  const auto bytes = supercargo::fuzz::text_of(data + 1, size - 1);
  CsvOptions options;
  options.separator = separators[data[0] & 3];
  options.limits = {.columns_max = 20, .cell_bytes_max = 200, .lines_in_cell_max = 4};
  const auto rows = rows_of(bytes, bytes.size(), options);
  require(rows == rows_of(bytes, 1, options));
  static_cast<void>(supercargo::guess_csv_separator(bytes));

  options.encoding = supercargo::CsvEncoding::utf8;
  options.limits = {};
  for (const Row& row : rows) {
    // A row of one empty cell is a blank line to every reader.
    if (row.fault != CsvFault::none) continue;
    std::string written;
    CsvWriter writer(written, options.separator);
    for (const std::string& cell : row.cells) writer.text(cell);
    writer.end_row();
    const auto again = rows_of(written, written.size(), options);
    require(again.size() == 1 && again[0].cells.size() == row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto cell = supercargo::unguard_formula(again[0].cells[i]);
      require(again[0].fault != CsvFault::none || cell == row.cells[i]);
    }
  }
  return 0;
}
