// All SQL of inbox_mail and mailbox.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "inboxes/inbox_mail.h"

namespace supercargo::inboxes {

std::optional<InboxMail> find(const db::Reader& reader, InboxMailId id);
bool is_known(const db::Reader& reader, const std::string& fingerprint);
Result<db::Page<InboxMail>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const InboxMail& mail);
void save(db::Writer& writer, const InboxMail& mail);

std::optional<Mailbox> find_mailbox(const db::Reader& reader, const std::string& name);
Result<db::Page<Mailbox>> list_mailboxes(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Mailbox& mailbox);
void save(db::Writer& writer, const Mailbox& mailbox);

}  // namespace supercargo::inboxes
