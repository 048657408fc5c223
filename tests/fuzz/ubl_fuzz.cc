// Documents in XML as anybody sends them: read or refused with reasons, each with a place that
// stands in the document.
#include "formats/ubl_reader.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using supercargo::fuzz::require;
  const auto read = supercargo::formats::read_ubl(supercargo::fuzz::text_of(data, size));
  if (read) {
    require(!read->number.empty() && read->issued_on);
    return 0;
  }
  require(read.error().code == "document_refused" && !read.error().reasons.empty());
  for (const auto& each : read.error().reasons)
    require(!each.code.empty() && !each.detail.empty() &&
            (each.pointer.empty() || each.pointer.front() == '/'));
  return 0;
}
