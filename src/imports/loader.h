// What one kind of import does with rows. It is given many at once, inside one transaction, and
// says against each row whatever there is to say; rows without a reason are in.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "history/exact_amount.h"
#include "journal/unit.h"
#include "sheets/row.h"
#include "sheets/source.h"

namespace supercargo::imports {

enum class Rest : std::uint8_t { more_rows, none };

// What came of a slice beside the reasons that stand at its rows.
struct Slice {
  std::size_t taken = 0;  // rows from the front that are dealt with; the rest is brought again
  history::ExactAmount value_accepted = {};
  history::ExactAmount value_rejected = {};
  std::int64_t orders = 0;
  std::int64_t credits = 0;
  std::vector<std::pair<const char*, std::int64_t>> named = {};  // entity and id, not seen before
};

// The file that rows are read from, and its first row; it outlives the loader's work on it.
struct Table {
  const sheets::Source& source;
  std::vector<std::string> heading;
  std::uint64_t heading_end = 0;  // in bytes
  std::int64_t run_id = 0;
};

class Loader {
 public:
  virtual ~Loader() = default;
  // Once for each file, before its rows: refuses a heading that it can do nothing with.
  virtual Result<Done> begin(const Table& table) = 0;
  virtual std::size_t rows_at_once() const = 0;
  // Takes at least one row. Rows that carry a reason already are left alone.
  virtual Slice load(journal::Unit& unit, std::span<sheets::Row> rows, Rest rest) = 0;
};

}  // namespace supercargo::imports
