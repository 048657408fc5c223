#include "inboxes/store.h"

namespace supercargo::inboxes {

std::optional<InboxMail> find(const db::Reader& reader, InboxMailId id) {
  return reader.row<InboxMail>(
      "SELECT {fields} FROM inbox_mail WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

bool is_known(const db::Reader& reader, const std::string& fingerprint) {
  return reader
      .value<InboxMailId>(
          "SELECT id FROM inbox_mail WHERE tenant_id = $1 AND fingerprint = $2 LIMIT 1",
          fingerprint)
      .has_value();
}

Result<db::Page<InboxMail>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<InboxMail>(reader, request);
}

void add(db::Writer& writer, const InboxMail& mail) { writer.insert_row(mail); }
void save(db::Writer& writer, const InboxMail& mail) { writer.update_row(mail); }

std::optional<Mailbox> find_mailbox(const db::Reader& reader, const std::string& name) {
  return reader.row<Mailbox>(
      "SELECT {fields} FROM mailbox WHERE tenant_id = $1 AND name = $2 LIMIT 1", name);
}

Result<db::Page<Mailbox>> list_mailboxes(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Mailbox>(reader, request);
}

void add(db::Writer& writer, const Mailbox& mailbox) { writer.insert_row(mailbox); }
void save(db::Writer& writer, const Mailbox& mailbox) { writer.update_row(mailbox); }

}  // namespace supercargo::inboxes
