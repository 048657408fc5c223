#include "tests/matrix/table.h"

#include <fstream>

#include "kernel/result.h"
#include "tests/paths.h"

namespace supercargo::tests {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (auto tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', from)) {
    cells.push_back(line.substr(from, tab - from));
    from = tab + 1;
  }
  cells.push_back(line.substr(from));
  return cells;
}

}  // namespace

Table read_table() {
  Table table;
  std::ifstream file(source_tree() + "/tests/permissions/matrix.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    auto cells = cells_of(line);
    const std::string operation = cells.front();
    cells.erase(cells.begin());
    if (table.columns.empty()) {
      table.columns = cells;
      continue;
    }
    if (cells.size() != table.columns.size()) throw Fault("cells of " + operation);
    if (table.rows.contains(operation)) throw Fault("twice: " + operation);
    for (std::size_t i = 0; i < cells.size(); ++i)
      table.rows[operation][table.columns[i]] = cells[i];
  }
  return table;
}

}  // namespace supercargo::tests
