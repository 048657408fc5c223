// Rows of orders that are to be placed: one row a line, neighbouring rows of one customer and
// purchase-order number (or of one `order`, when the mapping gives it) an order. Each order is in
// whole or not at all; what it is told goes to the row that it concerns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "imports/loader.h"
#include "orders/requests.h"
#include "sheets/field_reader.h"

namespace supercargo::imports {

class OrderLoader final : public Loader {
 public:
  OrderLoader(const sheets::Mapping& mapping, const std::string& zone, Currency currency);

  Result<Done> begin(const Table& table) override;
  // More than the lines that one order may have.
  std::size_t rows_at_once() const override { return 6000; }
  Slice load(journal::Unit& unit, std::span<sheets::Row> rows, Rest rest) override;

 private:
  // An order and the rows that it was read from, one for each of its lines.
  struct Draft {
    std::string key;
    orders::Place place;
    std::vector<std::size_t> rows;
  };

  std::string key_of(const sheets::Row& row);
  std::size_t whole_orders(std::span<sheets::Row> rows);
  orders::Place read(sheets::Row& row);
  void add(std::vector<Draft>& drafts, std::span<sheets::Row> rows, std::size_t i);
  void keep_original(Draft& draft, std::span<const sheets::Row> rows) const;
  static void refuse(const Draft& draft, std::span<sheets::Row> rows,
                     const std::vector<Reason>& reasons);

  const sheets::Mapping& mapping_;
  sheets::FieldReader reader_;
  std::optional<sheets::Binding> binding_;
  const Table* table_ = nullptr;
  std::string heading_bytes_;
};

}  // namespace supercargo::imports
