// All SQL of the trading history: documents and their lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "history/order.h"

namespace supercargo::history {

// By id or number, with its first 2,000 lines.
std::optional<Order> find(const db::Reader& reader, std::string_view reference);
// Without their lines; those not found are missing from the answer.
std::vector<Order> find_by_numbers(const db::Reader& reader,
                                   const std::vector<std::string>& numbers);
Result<db::Page<Order>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const std::vector<Order>& orders);
void add_lines(db::Writer& writer, const std::vector<Line>& lines);
// Saves what more lines have changed.
void save_sums(db::Writer& writer, const std::vector<Order>& orders);

}  // namespace supercargo::history
