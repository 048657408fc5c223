// What nobody needs any more is taken away in portions; true when more is left than one transaction
// should take.
#pragma once

#include "journal/unit.h"

namespace supercargo::app {

bool forget_replies(journal::Unit& unit);  // kept for seven days (decisions 9)
bool sweep_people(journal::Unit& unit);    // sessions that ended and links that were not used
bool sweep_scratch(journal::Unit& unit);

}  // namespace supercargo::app
