// Columns beside which the long texts stand packed (src/db/packing.h): whoever reads one alone
// finds nothing where there is much.
#pragma once

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// Every table of fields and every statement that names such a column knows of its frames.
Findings check_packed_columns(const Files& files);

}  // namespace supercargo::tidy
