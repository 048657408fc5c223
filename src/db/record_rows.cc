#include "db/record_rows.h"

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "db/packing.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "kernel/value.h"

namespace supercargo::db {
namespace {

// Remembers what is made once a key; values never move, so that references stay good.
template <class Key, class Value>
class Remembered {
 public:
  template <class Make>
  const Value& get(const Key& key, Make make) {
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = values_.find(key); found != values_.end()) return *found->second;
    }
    auto made = std::make_unique<Value>(make());
    const std::unique_lock lock(mutex_);
    return *values_.try_emplace(key, std::move(made)).first->second;
  }

 private:
  std::shared_mutex mutex_;
  std::map<Key, std::unique_ptr<Value>> values_;
};

template <class T>
const T& as(const Field& field, const void* record) {
  return *static_cast<const T*>(field.ref(const_cast<void*>(record)));
}

constexpr JsonView kept{.sparse = true};

// Nested values have no table of their own: they are one JSON text.
std::string nested_json(const Field& field, const void* record) {
  std::string out;
  void* value = field.ref(const_cast<void*>(record));
  if (field.kind == Kind::object) {
    write_record(out, field.child(), value, kept);
    return out;
  }
  out.push_back('[');
  const bool is_words = field.kind == Kind::words;
  const std::size_t count =
      is_words ? static_cast<std::vector<std::string>*>(value)->size() : field.size(value);
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out.push_back(',');
    if (is_words)
      append_json_text(out, (*static_cast<std::vector<std::string>*>(value))[i]);
    else
      write_record(out, field.child(), field.at(value, i), kept);
  }
  out.push_back(']');
  return out;
}

void read_nested(const Field& field, std::string_view text, void* record) {
  auto document = JsonDocument::parse(text);
  SUPERCARGO_CHECK(document.has_value());  // we wrote it
  std::vector<Reason> reasons;
  std::string pointer;
  void* value = field.ref(record);
  const JsonReading stored{.change = true, .stored = true};
  if (field.kind == Kind::object)
    return read_record(document->root(), field.child(), value, stored, pointer, reasons);
  for (auto item = document->root().first(); item; item = item->next()) {
    if (field.kind == Kind::words)
      static_cast<std::vector<std::string>*>(value)->emplace_back(item->text());
    else
      read_record(*item, field.child(), field.append(value), stored, pointer, reasons);
  }
}

bool is_nested(Kind kind) {
  return kind == Kind::object || kind == Kind::list || kind == Kind::words;
}

Argument cell(const Field& field, const void* record, std::deque<std::string>& made) {
  Argument value{.type = column_type(field.kind), .null = is_empty(field, record)};
  if (value.null) return value;
  if (is_nested(field.kind)) {
    value.text = made.emplace_back(nested_json(field, record));
    return value;
  }
  switch (field.kind) {
    case Kind::text:
      value.text = as<std::string>(field, record);
      break;
    case Kind::json:
      value.text = as<RawJson>(field, record).text;
      break;
    case Kind::bytes:
      value.text = as<Bytes>(field, record).data;
      break;
    case Kind::currency:
      value.text = as<Currency>(field, record).code();
      break;
    case Kind::choice:
      value.text = field.choices().names[field.chosen(field.ref(const_cast<void*>(record)))];
      break;
    case Kind::boolean:
      value.integer = as<bool>(field, record) ? 1 : 0;
      break;
    case Kind::day:
      value.integer = as<Day>(field, record).days;
      break;
    case Kind::money:
      value.integer = as<Money>(field, record).minor;
      break;
    default:  // ids, numbers and instants are one 64-bit integer, whatever their name
      value.integer = as<std::int64_t>(field, record);
  }
  return value;
}

// Of texts, and of what is kept as a text.
void read_text(const Field& field, std::string_view text, void* record) {
  if (is_nested(field.kind)) return read_nested(field, text, record);
  void* value = field.ref(record);
  if (field.kind == Kind::json)
    static_cast<RawJson*>(value)->text = text;
  else
    *static_cast<std::string*>(value) = text;
}

void read_field(const Cursor& row, int column, const Field& field, void* record) {
  void* value = field.ref(record);
  switch (field.kind) {
    case Kind::text:
    case Kind::json:
    case Kind::words:
    case Kind::object:
    case Kind::list:
      return read_text(field, row.text(column), record);
    case Kind::bytes:
      static_cast<Bytes*>(value)->data = row.bytes(column);
      return;
    case Kind::currency:
      *static_cast<Currency*>(value) = Currency::of(row.text(column));
      return;
    case Kind::choice:
      SUPERCARGO_CHECK(read_value(field, row.text(column), record, {}) == nullptr);
      return;
    case Kind::boolean:
      *static_cast<bool*>(value) = row.integer(column) != 0;
      return;
    case Kind::day:
      static_cast<Day*>(value)->days = static_cast<std::int32_t>(row.integer(column));
      return;
    case Kind::money:
      static_cast<Money*>(value)->minor = row.integer(column);
      return;
    default:
      *static_cast<std::int64_t*>(value) = row.integer(column);
  }
}

// The text is in the first column, or packed in the second.
void read_packed(const Cursor& row, int column, const Field& field, void* record) {
  read_text(field, unpacked(row.text(column), row.bytes(column + 1)), record);
}

bool is_packed(const Field& field) { return field.rules.stored == Stored::packed; }

std::vector<Leaf> stored_leaves(const Entity& entity) {
  std::vector<Leaf> leaves;
  for (const Field& field : entity.fields) {
    if (field.rules.stored == Stored::flat) {
      for (const Field& inner : field.child().fields) leaves.push_back({&field, &inner});
    } else if (field.is_column()) {
      leaves.push_back({nullptr, &field});
    }
  }
  return leaves;
}

// By its column, which no other has; a field within a part of the record may be called like one of
// the record itself.
Leaf leaf_named(const Entity& entity, std::string_view name) {
  for (const Leaf& leaf : stored_leaves(entity))
    if (name == leaf.field->column()) return leaf;
  for (const Leaf& leaf : stored_leaves(entity))
    if (name == leaf.field->name) return leaf;
  throw Fault("no stored field is called " + std::string(name));
}

void* object_of(const Leaf& leaf, void* record) {
  return leaf.outer == nullptr ? record : leaf.outer->ref(record);
}

Layout layout(const Entity& entity, std::vector<Leaf> leaves) {
  Layout made{{entity.table, {}}, std::move(leaves)};
  for (const Leaf& leaf : made.leaves) {
    const Field& field = *leaf.field;
    made.table.columns.push_back({field.column(), column_type(field.kind)});
    if (is_packed(field))
      made.table.columns.push_back({std::string(field.column()) + "_packed", Type::bytes});
  }
  return made;
}

}  // namespace

Type column_type(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::words:
    case Kind::json:
    case Kind::currency:
    case Kind::choice:
    case Kind::object:
    case Kind::list:
      return Type::text;
    case Kind::bytes:
      return Type::bytes;
    case Kind::boolean:
      return Type::boolean;
    default:
      return Type::integer;
  }
}

const Layout& layout_of(const Entity& entity) {
  static Remembered<const Entity*, Layout> layouts;
  // Rows come in numbers: the next one is mostly of the same entity.
  thread_local std::pair<const Entity*, const Layout*> last{nullptr, nullptr};
  if (last.first != &entity)
    last = {&entity, &layouts.get(&entity, [&] { return layout(entity, stored_leaves(entity)); })};
  return *last.second;
}

const Layout& layout_of(const Entity& entity, std::span<const char* const> names) {
  static Remembered<std::pair<const Entity*, std::vector<std::string>>, Layout> layouts;
  return layouts.get({&entity, {names.begin(), names.end()}}, [&] {
    std::vector<Leaf> wanted;
    for (const char* name : names) wanted.push_back(leaf_named(entity, name));
    return layout(entity, std::move(wanted));
  });
}

void Cells::make_room(const Layout& layout, std::size_t records) {
  cells_.reserve(cells_.size() + layout.table.columns.size() * records);
}

void Cells::append(const Layout& layout, const void* record) {
  for (const Leaf& leaf : layout.leaves) {
    const Argument value = cell(*leaf.field, object_of(leaf, const_cast<void*>(record)), made_);
    if (is_packed(*leaf.field))
      append_packed(value);
    else
      cells_.push_back(value);
  }
}

void Cells::append_packed(Argument text) {
  Argument frame{.type = Type::bytes, .null = true};
  if (std::string bytes = packed(text.text); !bytes.empty()) {
    frame.null = false;
    frame.text = made_.emplace_back(std::move(bytes));
    text.text = "";
  }
  cells_.push_back(text);
  cells_.push_back(frame);
}

void read_record_row(const Cursor& row, int column, const Entity& entity, void* record) {
  for (const Leaf& leaf : layout_of(entity).leaves) {
    const Field& field = *leaf.field;
    if (!row.is_null(column)) {
      void* const object = object_of(leaf, record);
      is_packed(field) ? read_packed(row, column, field, object)
                       : read_field(row, column, field, object);
    }
    column += is_packed(field) ? 2 : 1;
  }
  stamp_currency(entity, record, {});
}

const std::string& expanded(const char* statement, const Entity& entity) {
  static Remembered<std::pair<const char*, const Entity*>, std::string> statements;
  return statements.get({statement, &entity}, [&] {
    std::string text = statement;
    const auto open = text.find('{');
    if (open == std::string::npos) return text;
    const auto close = text.find('}', open);
    const std::string alias = text.substr(open + 1, close - open - 1 - std::size("fields") + 1);
    std::string columns;
    for (const Column& column : table_of(entity).columns)
      columns += (columns.empty() ? "" : ", ") + alias + column.name;
    return text.replace(open, close - open + 1, columns);
  });
}

}  // namespace supercargo::db
