// Rows that the desk read from somebody's table and named by our fields: tried first, then brought
// in, a few hundred at a time. Each call is one transaction; the run beside it says how far the
// file has come, so that rows which are in are never brought again.
#pragma once

#include <string>
#include <vector>

#include "journal/unit.h"
#include "kernel/result.h"
#include "previews/preview.h"

namespace supercargo::uploads {

struct Rows {
  std::string kind;       // customers | products | stock | sales-orders
  std::string file;       // its name, for the list of imports
  std::string file_key;   // parts one file from another: the same key is the same file
  std::int64_t from = 0;  // how many of the file's rows stand before these
  bool is_last = false;
  std::string decimal;
  std::string dates;  // %Y %y %m %d; empty: ISO 8601
  std::vector<std::string> heading;
  RawJson rows;  // a list of lists of texts
};

struct RejectedRow {
  std::int64_t row = 0;  // of the file, the first is 0
  std::vector<previews::Refused> reasons;
};

struct RowsReport {
  std::int64_t rows_read = 0;
  std::int64_t rows_accepted = 0;
  std::int64_t rows_rejected = 0;
  std::int64_t orders = 0;
  std::vector<RejectedRow> rejected;
};

// What bringing them would come to; whoever calls it keeps nothing of it.
Result<RowsReport> try_rows(journal::Unit& unit, const Rows& given);
Result<RowsReport> bring_rows(journal::Unit& unit, const Rows& given);

}  // namespace supercargo::uploads
