// A company's logo: what may be given as one, and how it is kept. A PNG of moderate size and
// nothing else: vectors bring scripts, references to other hosts and bombs of repetition with them.
#pragma once

#include <string>
#include <string_view>

#include "kernel/result.h"

namespace supercargo::printing {

inline constexpr std::size_t logo_bytes_max = 1 << 20;
inline constexpr std::uint32_t logo_pixels_least = 16;    // of each side
inline constexpr std::uint32_t logo_pixels_most = 1'000;  // of each side

// The picture alone, written anew: no metadata, no colour profile, no trailing bytes. Refused with
// the reason when it is no such picture.
Result<std::string> kept_logo(std::string_view bytes);

}  // namespace supercargo::printing
