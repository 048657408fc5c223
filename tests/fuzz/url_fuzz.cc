// Targets of requests: decoded once, never into anything that could climb a tree or end a text.
#include "http/url.h"
#include "kernel/text.h"
#include "tests/fuzz/require.h"

namespace {

using supercargo::fuzz::require;

void require_sound(const std::string& decoded) {
  require(supercargo::valid_utf8(decoded));
  require(decoded.find('\0') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto target = supercargo::fuzz::text_of(data, size);
  if (const auto decoded = supercargo::http::percent_decoded(target)) require_sound(*decoded);
  const auto path = target.substr(0, target.find('?'));
  if (const auto segments = supercargo::http::path_segments(path)) {
    for (const std::string& segment : *segments) {
      require_sound(segment);
      require(segment.find('/') == std::string::npos && segment != "." && segment != "..");
    }
  }
  if (path.size() == target.size()) return 0;
  const auto query = supercargo::http::query_parameters_of(target.substr(path.size() + 1));
  if (!query) return 0;
  require(query->size() <= 64);
  for (std::size_t i = 0; i < query->size(); ++i) {
    require_sound((*query)[i].first);
    require_sound((*query)[i].second);
    for (std::size_t other = 0; other < i; ++other)
      require((*query)[other].first != (*query)[i].first);
  }
  return 0;
}
