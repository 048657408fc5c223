#include "db/writer.h"

#include <algorithm>
#include <cstring>

namespace supercargo::db {
namespace {

bool is_same(const Argument& one, const Argument& other) {
  return one.null == other.null && one.integer == other.integer && one.text == other.text;
}

// The rows of so many cells that are not as they were.
std::vector<Argument> changed_rows(std::span<const Argument> cells,
                                   std::span<const Argument> before, std::size_t width) {
  std::vector<Argument> changed;
  for (std::size_t at = 0; at < cells.size(); at += width) {
    const auto row = cells.subspan(at, width);
    if (at < before.size() && std::equal(row.begin(), row.end(),
                                         before.begin() + static_cast<std::ptrdiff_t>(at), is_same))
      continue;
    changed.insert(changed.end(), row.begin(), row.end());
  }
  return changed;
}

}  // namespace

std::unique_ptr<Cursor> Reader::keyed(const Entity& entity, const char* key,
                                      std::span<const Argument> keys) const {
  const Table& table = table_of(entity);
  const Field* field = entity.find(key);
  SUPERCARGO_CHECK(field != nullptr && field->is_column());
  std::size_t column = 0;
  while (table.columns[column].name != field->column()) ++column;
  return session_->read_by_keys(table, column, keys);
}

void Writer::append(Cells& cells, const Layout& layout, const Many& records) {
  cells.make_room(layout, records.count);
  for (std::size_t i = 0; i < records.count; ++i) cells.append(layout, records.at(i));
}

void Writer::insert(const Entity& entity, const void* first, std::size_t size, std::size_t count) {
  if (count == 0) return;
  Cells cells;
  append(cells, layout_of(entity), {first, size, count});
  session_->insert_rows(table_of(entity), cells.view());
}

std::int64_t Writer::insert_missing(const Entity& entity, const void* first, std::size_t size,
                                    std::size_t count) {
  if (count == 0) return 0;
  Cells cells;
  append(cells, layout_of(entity), {first, size, count});
  return session_->insert_missing_rows(table_of(entity), cells.view());
}

void Writer::update_all(const Entity& entity, const void* first, std::size_t size,
                        std::size_t count) {
  if (count == 0) return;
  std::vector<const char*> names{"id"};
  for (const Leaf& leaf : layout_of(entity).leaves)
    if (std::strcmp(leaf.field->column(), "id") != 0) names.push_back(leaf.field->column());
  const Layout& layout = layout_of(entity, names);
  Cells cells;
  append(cells, layout, {first, size, count});
  session_->update_rows(layout.table, 1, cells.view());
}

void Writer::update(const Entity& entity, std::initializer_list<const char*> keys,
                    std::initializer_list<const char*> set, const Many& records,
                    const Many* before) {
  if (records.count == 0) return;
  std::vector<const char*> names(keys);
  names.insert(names.end(), set);
  const Layout& layout = layout_of(entity, names);
  Cells cells;
  append(cells, layout, records);
  if (before == nullptr) return session_->update_rows(layout.table, keys.size(), cells.view());
  Cells were;
  append(were, layout, *before);
  const auto changed = changed_rows(cells.view(), were.view(), layout.table.columns.size());
  if (!changed.empty()) session_->update_rows(layout.table, keys.size(), changed);
}

}  // namespace supercargo::db
