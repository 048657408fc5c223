// One row of somebody's table, kept with its place and its cells as they were, and what the mapping
// reads in it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/csv.h"
#include "kernel/result.h"
#include "sheets/mapping.h"

namespace supercargo::sheets {

// Reused from row to row, so that nothing is allocated anew.
struct Row {
  CsvPlace place;
  std::uint64_t end = 0;        // of its bytes, in the source
  std::vector<Reason> reasons;  // against it; none: accepted

  void take(const CsvRow& row, std::uint64_t end_offset);
  std::size_t size() const { return ends_.size(); }
  std::string_view cell(std::size_t i) const;

 private:
  std::string text_;  // all cells, one behind the other
  std::vector<std::uint32_t> ends_;
};

// A mapping applied to one table's heading.
class Binding {
 public:
  // Refuses columns that are not there, a name that two columns have, and fields that are not
  // among `fields`; then fields which are neither a column nor a constant stay empty.
  static Result<Binding> bind(const Mapping& mapping, const std::vector<std::string>& heading,
                              const std::function<bool(const std::string&)>& is_field);

  struct Source {
    std::string field;
    std::size_t column = 0;
    bool constant = false;
    ColumnRule rule;
    std::string fallback;
    const std::map<std::string, std::string>* values = nullptr;
  };
  const std::vector<Source>& sources() const { return sources_; }
  // By the field's name; null when nothing gives it.
  const Source* find(std::string_view field) const;
  std::size_t width() const { return width_; }

 private:
  std::vector<Source> sources_;
  std::size_t width_ = 0;
};

// The field's text as the mapping makes it; `scratch` keeps what had to be made.
std::string_view value(const Binding::Source& source, const Row& row, std::string& scratch);
// The same for numbers: digits, sign and point only where the mapping's marks are in their places.
std::string_view plain_number(const Mapping& mapping, std::string_view text, std::string& scratch);

}  // namespace supercargo::sheets
