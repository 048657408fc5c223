// Names and constructs that are refused wherever they stand.
#pragma once

#include <span>
#include <string_view>

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// Names that say nothing, in types, functions and files that we invent.
Findings check_names(const Files& files);

// A catch-all may stand only where faults end, `catch_all_files`.
Findings check_catch_all(const Files& files, std::span<const std::string_view> catch_all_files);

// <regex>, random numbers that are not libsodium's, other programs, to-do notes, hidden text.
Findings check_constructs(const Files& files);

// `true` at a call tells nobody what it switches. A setter's or writer's only parameter may be
// bool.
Findings check_bool_parameters(const Files& files);

// Binary floats lose cents: none near money, none in what a slice keeps.
Findings check_floats(const Files& files);

}  // namespace supercargo::tidy
