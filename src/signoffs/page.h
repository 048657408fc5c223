// The page on which somebody here decides an approval: what is asked, on which clause it rests, the
// figures, and two ways to answer, in their language. Works on a phone, without scripts. Pure.
#pragma once

#include "readbacks/page.h"
#include "signoffs/commands.h"

namespace supercargo::signoffs {

using linkpages::Page;

// By how the sign-off stands; `given` fills the form again when a decision was not taken.
Page page_of(const Seen& seen, const Answer& given = {});

}  // namespace supercargo::signoffs
