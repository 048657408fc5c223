// What the process gives up before it serves (security 6): readable files, dumps, new privileges,
// and starting any other program.
#pragma once

namespace supercargo::app {

// Files for the owner alone; no core dumps and no tracing.
void keep_memory_private();
void keep_files_private();
// From now on, for all threads, the kernel refuses execve and its kin with EPERM. Cannot be undone.
// Faults when the filter cannot be installed.
void forbid_new_programs();
// Tries one that does not exist.
bool new_programs_are_forbidden();

}  // namespace supercargo::app
