// What both engines share in bulk work: names in statement text, rows in a flat list of cells.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/session.h"

namespace supercargo::db {

// "a, b, c" of columns [from, to), each with `prefix` before its name.
std::string column_list(const Table& table, std::string_view prefix, std::size_t from,
                        std::size_t to);
std::string column_list(const Table& table, std::string_view prefix = {});

// Number of rows in `cells`; the cells must fill whole rows.
std::size_t row_count(const Table& table, std::span<const Argument> cells);

// NULL first, then by number or byte order: the order in which both engines sort.
int compare(const Argument& left, const Argument& right);

// Sorted, each once, without NULL.
std::vector<Argument> distinct_sorted(std::span<const Argument> values);

// True when two rows agree in their first `keys` cells.
bool a_key_repeats(const Table& table, std::size_t keys, std::span<const Argument> cells);

}  // namespace supercargo::db
