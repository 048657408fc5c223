// What the unit of the package forbids the service's process, asked of the kernel by the process
// itself: the system calls beside those that are listed, and code made at run time.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/package/scratch_root.h"

namespace supercargo::tests {

// The value of every `name=` line of the installed unit.
std::vector<std::string> lines_of_unit(const ScratchRoot& root, const std::string& name);

// SystemCallFilter= of the unit, its @sets as systemd on this machine has them.
std::set<std::string> allowed_calls(const ScratchRoot& root);

// For the calling thread and what it starts; cannot be undone. False: the kernel took no filter.
bool confine(const std::set<std::string>& allowed);

}  // namespace supercargo::tests
