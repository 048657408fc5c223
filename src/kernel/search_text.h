// The words under which a text is found: made here once, so that SQLite's and PostgreSQL's
// full-text indexes find the same (decisions 28). Used for what is stored and for what is asked.
#pragma once

#include <string>
#include <string_view>

namespace supercargo {

// Tokens of letters and digits alone, each followed by one space but the last: folded (NFKC, case,
// accents of Latin and Greek); scripts written without blanks (Han, kana, Thai …) as overlapping
// pairs, a single such character as itself.
std::string search_tokens(std::string_view text);

}  // namespace supercargo
