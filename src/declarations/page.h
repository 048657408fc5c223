// The consumer's page on which he withdraws: HTML without scripts, in two steps. Pure.
#pragma once

#include "declarations/own.h"
#include "linkpages/frame.h"

namespace supercargo::declarations {

using withdrawals::Declare;

using linkpages::Page;

// The form, or why there is none; `given` fills it again when it was not taken.
Page page_of(const Own& own, const Declare& given = {});
// What he is about to declare, with the button that does it.
Page statement_of(const Own& own, const Declare& given);
// The link leads nowhere, or never did.
Page no_page(printing::Language language);

}  // namespace supercargo::declarations
