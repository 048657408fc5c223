// Keys made from text for comparing, sorting and suggesting; the text itself stays as it was sent
// (decisions 11). Ill-formed UTF-8 counts as U+FFFD. Fast for ASCII; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace supercargo {

// Unicode normal form C.
std::string nfc(std::string_view text);

// Compatibility forms and letter case made equal, invisible characters dropped (NFKC_Casefold).
std::string nfkc_fold(std::string_view text);

// Equal keys are an error where a number must be unique: compatibility forms, case and runs of
// blanks do not count, outer blanks are gone. In upper case.
std::string comparison_key(std::string_view text);

// Equal keys are worth a warning: separators (blank - / . _) and leading zeros do not count either.
std::string loose_key(std::string_view text);

// Sorts as people expect names to sort when compared byte by byte: lower-case hexadecimal of the
// sort key of ICU's root collation, for a stored column (decisions 19).
std::string collation_key(std::string_view text);

// A product code as it is looked for: upper case, without dashes and blanks (domain 10).
std::string code_key(std::string_view text);

// Second pass of the same: what looks alike on a fax is alike (O 0, I L 1, S 5).
std::string lookalike_key(std::string_view text);

}  // namespace supercargo
