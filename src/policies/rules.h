// Which settings can work at all. Pure.
#pragma once

#include <vector>

#include "kernel/result.h"
#include "policies/settings.h"

namespace supercargo::policies {

// Every reason against them; empty: none.
std::vector<Reason> check_settings(const Settings& settings);

}  // namespace supercargo::policies
