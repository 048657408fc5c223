// What a stranger's table means: how it is written, and which of its columns are which of our
// fields. Read from a TOML file; another company's table needs another file and nothing else.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/csv.h"
#include "kernel/result.h"

namespace supercargo::sheets {

// Where a field comes from, and what is taken off or put on to make it ours.
struct ColumnRule {
  std::string column;
  bool trim = false;
  std::string without_prefix;
  std::string without_suffix;
  std::string with_prefix;  // not for an empty cell
};

// Documents whose number begins so are of this kind; the first rule that fits decides.
struct KindRule {
  std::string prefix;
  std::string kind;
};

struct Mapping {
  CsvEncoding encoding = CsvEncoding::automatic;
  char separator = '\0';  // none: guessed from the first line
  char decimal = '.';
  std::string grouping;   // what stands between thousands
  std::string dates;      // %Y %y %m %d %H %M %S; empty: ISO 8601
  std::string time_zone;  // of times without an offset; empty: the company's own

  std::map<std::string, ColumnRule> columns;  // by field; none at all: columns are named as fields
  std::map<std::string, std::string> constants;
  std::map<std::string, std::string> defaults;  // where the cell is empty
  std::map<std::string, std::map<std::string, std::string>> values;

  std::vector<KindRule> kinds;
  std::string counter_code = "COUNTER";  // the customer who stands for those not known by name
  std::string counter_name = "Counter sales";

  std::string text;  // as read
};

// Refuses what it does not know, every word of it at once.
Result<Mapping> parse_mapping(std::string_view toml);

}  // namespace supercargo::sheets
