#include "tests/tidy/packed.h"

#include <re2/re2.h>

namespace supercargo::tidy {
namespace {

struct PackedColumn {
  std::string table;
  std::string column;
};

std::vector<PackedColumn> packed_columns(const Files& files) {
  static const RE2 added(R"(ALTER TABLE (\w+) ADD COLUMN (\w+)_packed BYTES)");
  std::vector<PackedColumn> columns;
  for (const auto& file : files) {
    if (!file.path.starts_with("db/migrations/")) continue;
    re2::StringPiece rest(file.text);
    PackedColumn found;
    while (RE2::FindAndConsume(&rest, added, &found.table, &found.column)) columns.push_back(found);
  }
  return columns;
}

bool names(const std::string& text, const std::string& word) {
  return RE2::PartialMatch(text, R"(\b)" + word + R"(\b)");
}

// The fields that a record of the table is described by, as they are written.
std::string fields_named(const File& file, const std::string& name) {
  const auto begin = file.text.find("Field " + name + "[] = {");
  if (begin == std::string::npos) return {};
  return file.text.substr(begin, file.text.find("};", begin) - begin);
}

void check_fields(Findings& findings, const File& file, const PackedColumn& packed) {
  static const RE2 described(R"re(describe<[\w:]+>\(\s*"\w+",\s*"(\w+)",\s*(\w+)\))re");
  re2::StringPiece rest(file.text);
  std::string table;
  std::string fields;
  while (RE2::FindAndConsume(&rest, described, &table, &fields)) {
    if (table != packed.table) continue;
    const std::string text = fields_named(file, fields);
    const auto at = text.find("(\"" + packed.column + "\"");
    if (at == std::string::npos) continue;
    const std::string field = text.substr(at, text.find("field<", at) - at);
    if (field.find("packed") != std::string::npos) continue;
    findings.push_back({file.path, line_at(file.text, file.text.find(text) + at),
                        table + "." + packed.column + " is stored packed"});
  }
}

void check_statements(Findings& findings, const File& file, const PackedColumn& packed) {
  const RE2 of_table(R"(\b(?:FROM|JOIN|UPDATE|INTO)\s+)" + packed.table + R"(\b)");
  for (const auto& literal : file.cpp.literals) {
    if (!RE2::PartialMatch(literal.text, of_table) || !names(literal.text, packed.column)) continue;
    if (names(literal.text, packed.column + "_packed")) continue;
    findings.push_back({file.path, literal.line,
                        "names " + packed.column + " without " + packed.column + "_packed"});
  }
}

}  // namespace

Findings check_packed_columns(const Files& files) {
  Findings findings;
  for (const auto& packed : packed_columns(files)) {
    for (const auto& file : files) {
      if (!file.is_source()) continue;
      check_fields(findings, file, packed);
      check_statements(findings, file, packed);
    }
  }
  return findings;
}

}  // namespace supercargo::tidy
