// The way of a request from its first byte: guard, Beast, body. What the guard lets pass must be
// read, and read alike however it was cut into pieces.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/request_reader.h"

namespace {

using supercargo::http::HeadLimits;
using supercargo::http::RequestReader;

struct Read {
  std::string body;
  std::size_t used = 0;
  bool refused = false;
  bool done = false;
};

Read read_body(RequestReader& reader, std::string_view bytes, std::size_t piece) {
  Read read;
  for (std::size_t arrived = 0; arrived < bytes.size() && !reader.done() && !read.refused;) {
    arrived = std::min(bytes.size(), arrived + piece);
    const auto taken = reader.read_body(bytes.substr(read.used, arrived - read.used));
    read.used += taken.bytes;
    read.refused = taken.refusal.has_value();
  }
  read.body = reader.request().body;
  read.done = reader.done();
  return read;
}

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HeadLimits limits;
  const auto end = find_head_end(bytes, limits);
  if (end.bytes == 0) return 0;
  const auto head = bytes.substr(0, end.bytes);
  if (guard_head(head, limits)) return 0;

  RequestReader whole(limits);
  RequestReader pieces(limits);
  if (whole.read_head(head)) return 0;
  require(!pieces.read_head(head));
  require(whole.request().header_count("host") == 1);
  require(whole.request().header_count("transfer-encoding") == 0 ||
          whole.request().header_count("content-length") == 0);
  if (whole.limit_body(1 << 16) || pieces.limit_body(1 << 16)) return 0;

  const auto fields = whole.request().headers.size();
  const auto at_once = read_body(whole, bytes.substr(end.bytes), bytes.size());
  const auto piecewise = read_body(pieces, bytes.substr(end.bytes), 1);
  require(whole.request().headers.size() == fields);
  require(at_once.body.size() <= (1 << 16));
  if (at_once.done) {
    require(piecewise.done && at_once.body == piecewise.body && at_once.used == piecewise.used);
  }
  return 0;
}
