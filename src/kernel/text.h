// What text may enter a record. Text is never altered: it is kept as sent or refused with the first
// fault found (decisions 11, security 2.1). Keys for comparing and searching are in text_keys.h and
// search_text.h. Safe to call from any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace supercargo {

bool valid_utf8(std::string_view text);

// Limits of fields count code points; ill-formed bytes count one each.
std::size_t code_points(std::string_view text);

enum class TextFault {
  none,
  not_utf8,
  replacement_character,  // U+FFFD: somebody before us has already lost what was written
  control_character,
  bidi_override,
  blank,        // nothing in it that can be seen
  outer_blank,  // in codes that we issue ourselves
};

// Stable name for a Reason: "control_character"; "" for none.
std::string_view code(TextFault fault);

// `line`: free text of one line. `multiline`: line feed and tab may stand in it. `name`: also
// refuses characters that turn the direction of reading. `code`: as name, and without outer blanks.
enum class TextKind { line, multiline, name, code };

TextFault text_fault(std::string_view text, TextKind kind);

// White space in Unicode's sense, beyond the space bar.
bool is_blank(char32_t code_point);

// "tbc", "xxx", "0000", "n/a" …: typed only because the field demanded something (domain 10).
bool placeholder(std::string_view text);

}  // namespace supercargo
