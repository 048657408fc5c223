// The hash that stands for a record's content wherever somebody agreed to exactly that content.
#pragma once

#include <string>
#include <string_view>

namespace supercargo::journal {

// BLAKE2b-256 as 64 hexadecimal digits.
std::string content_hash(std::string_view canonical);

}  // namespace supercargo::journal
