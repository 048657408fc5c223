// Taking in a mail as it was fetched: kept whole, then read, then put where it belongs.
#pragma once

#include <optional>
#include <string_view>

#include "inboxes/inbox_mail.h"
#include "journal/unit.h"

namespace supercargo::inboxes {

struct Fetched {
  std::string_view bytes;       // of the whole mail, or of its head when that was too much
  std::int64_t size_bytes = 0;  // as the server counts
  std::int64_t uid_validity = 0;
  std::int64_t uid = 0;
};

// Nothing when the same mail is there already. Never refuses: what cannot be read is kept and says
// so.
std::optional<InboxMail> take_in(journal::Unit& unit, const Fetched& fetched);

// One that cannot be taken in, whatever it is that hinders it: set aside as it came, without being
// read, and somebody looks at it.
std::optional<InboxMail> keep_unread(journal::Unit& unit, const Fetched& fetched);

}  // namespace supercargo::inboxes
