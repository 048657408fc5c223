// Mails as anybody writes them: read within their limits, and nothing in what is shown that could
// not be kept or would deceive.
#include "kernel/text.h"
#include "mime/message.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using supercargo::fuzz::require;
  using namespace supercargo;
  const mime::Message mail = mime::read(fuzz::text_of(data, size));
  require(mail.parts.size() <= static_cast<std::size_t>(mime::parts_max));
  require(mail.text.size() <= mime::text_bytes_max);
  require(valid_utf8(mail.text) && mail.text.find('\0') == std::string::npos);
  for (const std::string* each : {&mail.subject, &mail.from_name, &mail.from, &mail.message_id}) {
    require(valid_utf8(*each));
    require(each->find_first_of("\r\n") == std::string::npos);
  }
  return 0;
}
