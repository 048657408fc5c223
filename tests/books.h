// For tests: everything that `supercargo verify` compares, asked for at any moment.
#pragma once

#include <string>

#include "db/reader.h"

namespace supercargo::tests {

// A line for each thing that does not agree with another; nothing when all does.
std::string differences_in_books(const db::Reader& reader);

}  // namespace supercargo::tests
