// Which settings can work at all, and which of them one administrator does not change alone. Pure.
#pragma once

#include <vector>

#include "kernel/result.h"
#include "policies/settings.h"

namespace supercargo::policies {

// Every reason against them; empty: none.
std::vector<Reason> check_settings(const Settings& settings);

// What of a change decides over money, or over who must be asked: another administrator agrees to
// it (security 13.2.2, domain 11). The rest is the company's name, clock and calendar.
std::vector<ProposedChange> sensitive_changes(const Settings& before, const Settings& after);
// The settings with the values of one side of these changes.
Settings with_values(const Settings& settings, const std::vector<ProposedChange>& changes,
                     RawJson ProposedChange::*side);
// False when what was proposed has been changed otherwise since.
bool still_stands(const Settings& settings);

}  // namespace supercargo::policies
