#include "sheets/record_sheet.h"

#include <algorithm>

#include "kernel/value.h"

namespace supercargo::sheets {
namespace {

bool is_number(Kind kind) {
  return kind == Kind::integer || kind == Kind::quantity || kind == Kind::price ||
         kind == Kind::rate || kind == Kind::money;
}

// As FieldReader parts them.
std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ";").append(word);
  return text;
}

bool is_there(const Field& field, void* object) {
  return object != nullptr && (!field.optional || field.has(object));
}

void append_cell(CsvWriter& row, const Field& field, void* object) {
  if (object == nullptr || is_empty(field, object)) {
    row.nothing();
  } else if (field.kind == Kind::words) {
    row.text(joined(*static_cast<std::vector<std::string>*>(field.ref(object))));
  } else if (is_number(field.kind)) {
    row.number(value_text(field, object));
  } else {
    row.text(value_text(field, object));
  }
}

}  // namespace

bool RecordSheet::is_taken(const Field& field) const {
  const Rules& rules = field.rules;
  if (field.kind == Kind::bytes || rules.access == Access::hidden) return false;
  const bool is_plain = field.child == nullptr && field.kind != Kind::json;
  if (rules.stored == Stored::nowhere && !is_plain) return false;
  // Rows of their own are no part of a listing.
  if (field.kind == Kind::list && rules.stored == Stored::column) return false;
  if (columns_ == Columns::shown) return true;
  // An id of ours names nobody elsewhere: whoever imports it becomes a customer's owner, say.
  if (field.kind == Kind::id) return false;
  return rules.access == Access::writable || rules.access == Access::create_only;
}

void RecordSheet::measure(void* record) { measure(entity_, record, ""); }

void RecordSheet::measure(const Entity& entity, void* object, const std::string& prefix) {
  for (const Field& field : entity.fields) {
    if (!is_taken(field) || field.child == nullptr || !is_there(field, object)) continue;
    const std::string path = prefix + field.name;
    void* inside = field.ref(object);
    if (field.kind == Kind::object) {
      measure(field.child(), inside, path + "/");
      continue;
    }
    const std::size_t size = field.size(inside);
    longest_[path] = std::max(longest_[path], size);
    for (std::size_t n = 0; n < size; ++n)
      measure(field.child(), field.at(inside, n), path + "/" + std::to_string(n) + "/");
  }
}

void RecordSheet::visit(const Entity& entity, void* object, const std::string& prefix,
                        const Cell& cell) const {
  for (const Field& field : entity.fields) {
    if (!is_taken(field)) continue;
    const std::string path = prefix + field.name;
    if (field.child == nullptr) {
      cell(path, field, object);
      continue;
    }
    void* inside = is_there(field, object) ? field.ref(object) : nullptr;
    if (field.kind == Kind::object) {
      visit(field.child(), inside, path + "/", cell);
      continue;
    }
    const auto longest = longest_.find(path);
    const std::size_t columns = longest == longest_.end() ? 0 : longest->second;
    const std::size_t size = inside == nullptr ? 0 : field.size(inside);
    for (std::size_t n = 0; n < columns; ++n)
      visit(field.child(), n < size ? field.at(inside, n) : nullptr,
            path + "/" + std::to_string(n) + "/", cell);
  }
}

void RecordSheet::append_heading(std::string& out) const {
  CsvWriter row(out);
  visit(entity_, nullptr, "",
        [&](const std::string& path, const Field&, void*) { row.text(path); });
  row.end_row();
}

void RecordSheet::append_row(std::string& out, void* record) const {
  CsvWriter row(out);
  visit(entity_, record, "", [&](const std::string&, const Field& field, void* object) {
    append_cell(row, field, object);
  });
  row.end_row();
}

}  // namespace supercargo::sheets
