// The words of mails to customers: the usual ones by kind and language, and the names that they
// know. Pure.
#pragma once

#include <string>
#include <vector>

#include "kernel/placeholders.h"
#include "mails/mail.h"

namespace supercargo::mails {

struct Words {
  std::string subject;
  std::string text;
};

Words usual_words(Kind kind, printing::Language language);

using Values = Placeholders;
// The names that this kind of mail knows, with made-up values.
Values sample_values(Kind kind, const std::string& company);
// Where the link of this kind of mail leads, in front of its token; null: it has none.
const char* link_base_of(Kind kind);

// What stands against the company's own words: a name that nobody knows, or one that must be there.
std::vector<Reason> check_words(Kind kind, const Words& words);

}  // namespace supercargo::mails
