// The customer's page: his order as it was sent to him and three ways to answer, in his language.
// One HTML document without scripts, pictures or anything from elsewhere; works on a phone. Pure.
#pragma once

#include <string>

#include "readbacks/commands.h"

namespace supercargo::readbacks {

struct Page {
  int status = 200;
  std::string html;
};

// By how the request stands; `given` fills the form again when an answer was not taken.
Page page_of(const Seen& seen, const Answer& given = {});
// The link leads nowhere, or never did.
Page no_page(printing::Language language);

// What he answered, for a sentence.
std::string words_of_answer(Status status, printing::Language language);

}  // namespace supercargo::readbacks
