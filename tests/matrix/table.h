// tests/permissions/matrix.tsv as it was reviewed.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace supercargo::tests {

struct Table {
  std::vector<std::string> columns;
  std::map<std::string, std::map<std::string, std::string>> rows;  // operation, column: cell

  const std::string& cell(const std::string& operation, const std::string& column) const {
    return rows.at(operation).at(column);
  }
};

// Faults when a row has too many or too few cells, or stands twice.
Table read_table();

}  // namespace supercargo::tests
