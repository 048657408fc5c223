// What people read: openings of headers, decision records, scripts, and words that belong
// elsewhere.
#pragma once

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// A header begins with what it is for and promises, in one to six lines, and then `#pragma once`.
Findings check_openings(const Files& files);

// docs/adr/NNNN-title.md: numbered without gaps, with status, context, decision, consequences.
Findings check_decision_records(const Files& files);

// A script that nothing names is dead.
Findings check_scripts(const Files& files);

// The project speaks of itself alone, not of where or how it was written.
Findings check_workplace_words(const Files& files);

// docs/asvs.tsv: each requirement once and in order; what is shown names a file that is there and
// tests that exist, what comes later names no test.
Findings check_requirements(const Files& files);

// npm lock files: every package with its hash, none from git or a bare address.
Findings check_package_locks(const Files& files);

}  // namespace supercargo::tidy
