// The syntax of UN/EDIFACT (ISO 9735, versions 1 to 4), read and written: bytes parted into
// segments, elements and components, and an envelope whose counts and references agree. What is
// wrong is told with its place and the code that a CONTRL message would bear (UNCL 0085). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/message.h"

namespace supercargo::formats {

struct EdifactSegment {
  std::string tag;
  std::vector<std::vector<std::string>> elements;
  std::int64_t place = 0;  // 1, 2, 3 … in the interchange; UNA is not counted

  // Both counted from 0; empty when it is not there.
  const std::string& at(std::size_t element, std::size_t component = 0) const;
};

struct EdifactMessage {
  std::string type;                      // ORDERS
  std::string directory;                 // D:96A
  std::vector<EdifactSegment> segments;  // from UNH to UNT
};

struct EdifactInterchange {
  std::string decimal_marks;  // what may stand before decimals
  bool is_test = false;
  std::vector<EdifactMessage> messages;
};

inline constexpr std::size_t interchange_bytes_max = 2 << 20;
inline constexpr std::size_t messages_max = 100;

// Whether the bytes begin as an interchange does.
bool is_edifact(std::string_view bytes);
// Refuses the interchange as a whole when its syntax or its envelope is wrong.
Result<EdifactInterchange> read_interchange(std::string_view bytes);

struct EdifactPlace {
  const EdifactSegment& segment;
  int element = -1;    // from 0; below: the segment as a whole
  int component = -1;  // from 0
};
struct EdifactFault {
  const char* code;
  int uncl0085;
  std::string words;
};
// "segment 14, LIN, element 3.1" and the words with the code behind them.
Reason edifact_reason(const EdifactPlace& place, const EdifactFault& fault);

// One message in an interchange of its own, as it is sent: in UTF-8 (UNOY, syntax version 3).
class EdifactWriter {
 public:
  struct Envelope {
    std::string sender;
    std::string recipient;
    std::string reference;  // of the interchange and of its message; 14 characters at most
    Instant prepared_at;
    std::string type;  // ORDRSP
  };
  explicit EdifactWriter(Envelope envelope);

  using Element = std::vector<std::string>;
  // Empty elements and components at the end are left out; longer texts are not cut.
  void segment(std::string_view tag, const std::vector<Element>& elements);
  std::string finish();

 private:
  void write(std::string_view tag, const std::vector<Element>& elements);
  Envelope envelope_;
  std::string text_;
  std::int64_t segments_ = 0;
};

}  // namespace supercargo::formats
