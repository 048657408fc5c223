// Who may include whom: folders know themselves and those to their left, and a library's headers
// stay behind one folder. Tests are free: they look at what stands beside them.
#pragma once

#include <span>
#include <string_view>

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

Findings check_include_order(const Files& files, std::span<const std::string_view> left_to_right);

// `http` is for the tables of routes, for `app` and for itself.
Findings check_http_stays_outside(const Files& files);

// Rules decide on what they are given: no database, no journal, no clock.
Findings check_rules_are_pure(const Files& files);

Findings check_libraries_stay_home(const Files& files);

}  // namespace supercargo::tidy
