// Refuses request heads that two readers could understand in two ways (security 8 "smuggling").
// Pure: works on the raw bytes, before any parser has read meaning into them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace supercargo::http {

struct HeadLimits {
  std::size_t bytes = std::size_t{16} << 10;
  std::size_t fields = 100;
  std::size_t url_bytes = std::size_t{8} << 10;
  std::size_t chunk_extension_bytes = 256;
};

struct GuardRefusal {
  int status = 400;
  std::string_view code;    // stable, for the problem document
  std::string_view detail;  // a fixed sentence: nothing of the request is repeated
};

// `raw_head` is everything up to and with the empty line.
std::optional<GuardRefusal> guard_head(std::string_view raw_head, const HeadLimits& limits);

// Looks for the end of the head in what has arrived so far.
struct HeadEnd {
  std::size_t bytes = 0;                // of the whole head; 0 while it is incomplete
  std::optional<GuardRefusal> refusal;  // known to be bad before it is complete
};
HeadEnd find_head_end(std::string_view received, const HeadLimits& limits);

}  // namespace supercargo::http
