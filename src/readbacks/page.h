// The customer's page: his order as it was sent to him and three ways to answer, in his language.
// One HTML document without scripts, pictures or anything from elsewhere; works on a phone. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "linkpages/frame.h"
#include "readbacks/commands.h"
#include "readbacks/page_words.h"

namespace supercargo::readbacks {

using linkpages::Page;

// What a page says, by language; without words to ask for a change none can be asked for.
using SaysOf = const PageWords& (*)(printing::Language);
// By how the request stands; `given` fills the form again when an answer was not taken.
Page page_of(const Seen& seen, const Answer& given = {}, SaysOf says = page_words);
// The link leads nowhere, or never did.
Page no_page(printing::Language language);

// What he answered, for a sentence.
std::string words_of_answer(Status status, printing::Language language);

}  // namespace supercargo::readbacks
