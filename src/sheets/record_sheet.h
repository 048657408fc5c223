// Records as rows of a table, by their field tables: the way back of FieldReader. What stands
// inside a record has a column of its own, named by its path; lists take as many as the longest one
// needs, so all records are measured before the first row is written.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "kernel/csv.h"
#include "kernel/fields.h"

namespace supercargo::sheets {

enum class Columns : std::uint8_t {
  shown,       // everything that is stored and not hidden
  importable,  // what an import of the same kind takes
};

class RecordSheet {
 public:
  RecordSheet(const Entity& entity, Columns columns) : entity_(entity), columns_(columns) {}

  void measure(void* record);
  void append_heading(std::string& out) const;
  // Texts are guarded against becoming formulas (security 4), numbers stand bare.
  void append_row(std::string& out, void* record) const;

 private:
  using Cell = std::function<void(const std::string& path, const Field& field, void* object)>;
  bool is_taken(const Field& field) const;
  void measure(const Entity& entity, void* object, const std::string& prefix);
  // `object` is null where the record has nothing there.
  void visit(const Entity& entity, void* object, const std::string& prefix, const Cell& cell) const;

  const Entity& entity_;
  Columns columns_;
  std::map<std::string, std::size_t> longest_;  // lists by their path
};

}  // namespace supercargo::sheets
