// The character sets that an EDIFACT interchange names in its first segment (ISO 9735-1, UNCL
// 0001): UNOA and UNOB are ASCII, UNOC to UNOK the parts of ISO 8859, UNOW and UNOY UTF-8. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supercargo::formats {

// UNOX, which switches sets on the way, is not taken.
bool is_charset(std::string_view name);

// Nothing when the set is not known, or a byte means nothing in it.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace supercargo::formats
