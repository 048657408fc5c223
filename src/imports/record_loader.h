// Rows of master data: one row a record, read by the record's field table with every reason at
// once, and put by its slice's own command, which makes it or changes it.
#pragma once

#include <memory>
#include <optional>

#include "imports/loader.h"
#include "sheets/field_reader.h"

namespace supercargo::imports {

// What a kind of import puts: a record and the command for it.
struct Target {
  const char* kind;  // as in the API: products
  const Entity& (*entity)();
  std::shared_ptr<void> (*make)();
  // A copy of the record that the given one would change; null when there is none.
  std::shared_ptr<void> (*stored)(const db::Reader& reader, const void* given);
  std::optional<Problem> (*put)(journal::Unit& unit, const void* record);
};

// Null for a kind that is not imported record by record.
const Target* target_of(std::string_view kind);
// "customers, products, stock"
std::string target_kinds();

class RecordLoader final : public Loader {
 public:
  RecordLoader(const Target& target, const sheets::Mapping& mapping, const std::string& zone,
               Currency currency);

  Result<Done> begin(const Table& table) override;
  std::size_t rows_at_once() const override { return 500; }
  Slice load(journal::Unit& unit, std::span<sheets::Row> rows, Rest rest) override;

 private:
  void read(void* record, sheets::Row& row);
  void put(journal::Unit& unit, sheets::Row& row);

  const Target& target_;
  const sheets::Mapping& mapping_;
  sheets::FieldReader reader_;
  std::optional<sheets::Binding> binding_;
};

}  // namespace supercargo::imports
