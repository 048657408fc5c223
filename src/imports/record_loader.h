// Rows of master data: one row a record, read by the record's field table with every reason at
// once, and put by its slice's own command, which makes it or changes it, many in few statements.
#pragma once

#include <memory>
#include <optional>

#include "imports/loader.h"
#include "sheets/field_reader.h"

namespace supercargo::imports {

// What a kind of import puts: records and the command for many of them.
using Records = std::vector<std::shared_ptr<void>>;
struct Target {
  const char* kind;  // as in the API: products
  const Entity& (*entity)();
  std::shared_ptr<void> (*make)();
  // What names the record that a row is about; null when every row is a record of its own.
  std::string (*key)(const void* given);
  // Copies of the records that the given ones would change, null in the place of what is new. Null
  // when every row is a record of its own.
  Records (*stored)(const db::Reader& reader, const Records& given);
  // For each record what is said against it. No two have one key.
  std::vector<std::optional<Problem>> (*put)(journal::Unit& unit, const Records& records);
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
  // A row and the record that was read from it.
  struct Draft {
    sheets::Row* row;
    std::shared_ptr<void> record;
  };

  void read(void* record, sheets::Row& row);
  std::vector<Draft> read_next(std::span<sheets::Row>& rows);
  void read_onto_stored(const db::Reader& reader, std::vector<Draft>& drafts);
  void put(journal::Unit& unit, std::vector<Draft> drafts);

  const Target& target_;
  const sheets::Mapping& mapping_;
  sheets::FieldReader reader_;
  std::optional<sheets::Binding> binding_;
};

}  // namespace supercargo::imports
