// Interchanges as anybody sends them: read or refused with reasons; what is read is written again
// and says the same.
#include "formats/edifact.h"
#include "formats/edifact_reader.h"
#include "tests/fuzz/require.h"

namespace {

using namespace supercargo::formats;
using supercargo::fuzz::require;

bool is_plain(const EdifactSegment& segment) {
  for (const auto& element : segment.elements)
    for (const std::string& component : element)
      if (component.find('\t') != std::string::npos) return false;
  return true;
}

void write_again(const EdifactMessage& message) {
  EdifactWriter writer({.sender = "A",
                        .recipient = "B",
                        .reference = "1",
                        .prepared_at = {1'760'000'000'000'000},
                        .type = "ORDRSP"});
  for (const EdifactSegment& segment : message.segments)
    if (segment.tag != "UNH" && segment.tag != "UNT") writer.segment(segment.tag, segment.elements);
  const auto again = read_interchange(writer.finish());
  require(again.has_value() && again->messages.size() == 1);
  const auto& segments = again->messages[0].segments;
  std::size_t at = 1;
  for (const EdifactSegment& segment : message.segments) {
    if (segment.tag == "UNH" || segment.tag == "UNT") continue;
    require(at < segments.size() && segments[at].tag == segment.tag);
    for (std::size_t i = 0; is_plain(segment) && i < segment.elements.size(); ++i)
      for (std::size_t k = 0; k < segment.elements[i].size(); ++k)
        require(segments[at].at(i, k) == segment.at(i, k));
    ++at;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = supercargo::fuzz::text_of(data, size);
  static_cast<void>(is_edifact(bytes));
  for (const auto& each : read_edifact(bytes)) {
    if (each) {
      require(!each->number.empty() && !each->lines.empty());
    } else {
      require(!each.error().reasons.empty());
    }
  }
  const auto interchange = read_interchange(bytes);
  if (!interchange) return 0;
  for (const EdifactMessage& message : interchange->messages) write_again(message);
  return 0;
}
