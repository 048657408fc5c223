// How words are kept to be found: what writing and asking have in common.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace supercargo::db {

// So many first characters of a word are looked up by an index of their own. Any other number makes
// FTS5 gather whatever begins so before the first row is told. Four are a year's: of three, every
// order of this century's third decade would be looked through for 2023.
inline constexpr std::array<std::size_t, 6> indexed_characters{1, 2, 3, 4, 5, 8};

inline std::string search_table(std::string_view table) { return std::string{table} + "_search"; }

// Of words parted by blanks.
std::vector<std::string> split_words(std::string_view words);

}  // namespace supercargo::db
