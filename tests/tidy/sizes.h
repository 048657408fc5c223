// How big things may grow (STYLE.md, sizes): beyond these numbers a reader loses the thread.
#pragma once

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// Lines of a file, columns of a line, includes of a file, lines of a script.
Findings check_files(const Files& files);

// Lines, parameters and nesting of each function.
Findings check_functions(const Files& files);

// Files and lines of a slice, tests not counted.
Findings check_slices(const Files& files);

}  // namespace supercargo::tidy
