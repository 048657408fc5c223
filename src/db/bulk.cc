#include "db/bulk.h"

#include <algorithm>
#include <numeric>

#include "kernel/result.h"

namespace supercargo::db {

std::string column_list(const Table& table, std::string_view prefix, std::size_t from,
                        std::size_t to) {
  std::string list;
  for (std::size_t n = from; n < to; ++n) {
    if (n > from) list += ", ";
    list.append(prefix).append(table.columns[n].name);
  }
  return list;
}

std::string column_list(const Table& table, std::string_view prefix) {
  return column_list(table, prefix, 0, table.columns.size());
}

std::size_t row_count(const Table& table, std::span<const Argument> cells) {
  SUPERCARGO_CHECK(!table.columns.empty());
  SUPERCARGO_CHECK(cells.size() % table.columns.size() == 0);
  return cells.size() / table.columns.size();
}

int compare(const Argument& left, const Argument& right) {
  if (left.null || right.null) return static_cast<int>(right.null) - static_cast<int>(left.null);
  if (left.type == Type::text || left.type == Type::bytes) return left.text.compare(right.text);
  return left.integer < right.integer ? -1 : static_cast<int>(left.integer > right.integer);
}

std::vector<Argument> distinct_sorted(std::span<const Argument> values) {
  std::vector<Argument> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](const Argument& value) { return !value.null; });
  std::sort(sorted.begin(), sorted.end(),
            [](const Argument& a, const Argument& b) { return compare(a, b) < 0; });
  const auto same = [](const Argument& a, const Argument& b) { return compare(a, b) == 0; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

bool a_key_repeats(const Table& table, std::size_t keys, std::span<const Argument> cells) {
  const std::size_t width = table.columns.size();
  std::vector<std::size_t> rows(row_count(table, cells));
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  const auto order = [&](std::size_t a, std::size_t b) {
    for (std::size_t n = 0; n < keys; ++n) {
      if (const int d = compare(cells[a * width + n], cells[b * width + n]); d != 0) return d;
    }
    return 0;
  };
  std::sort(rows.begin(), rows.end(),
            [&](std::size_t a, std::size_t b) { return order(a, b) < 0; });
  const auto twice = std::adjacent_find(
      rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return order(a, b) == 0; });
  return twice != rows.end();
}

}  // namespace supercargo::db
