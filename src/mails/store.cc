#include "mails/store.h"

namespace supercargo::mails::store {

std::optional<Mail> find(const db::Reader& reader, MailId id) {
  return reader.row<Mail>("SELECT {fields} FROM mail WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

Result<db::Page<Mail>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Mail>(reader, request);
}

void add(db::Writer& writer, const Mail& mail) { writer.insert_row(mail); }
void save(db::Writer& writer, const Mail& mail) { writer.update_row(mail); }

std::optional<Mail> next_due(const db::Reader& reader, Instant now) {
  return reader.row<Mail>(
      "SELECT {fields} FROM mail WHERE tenant_id = $1 AND next_attempt_at <= $2 "
      "ORDER BY next_attempt_at, id LIMIT 1",
      now);
}

std::optional<Mail> find_by_message_id(const db::Reader& reader, const std::string& message_id) {
  return reader.row<Mail>(
      "SELECT {fields} FROM mail WHERE tenant_id = $1 AND message_id = $2 ORDER BY id DESC LIMIT 1",
      message_id);
}

std::int64_t sent_since(const db::Reader& reader, Instant since) {
  return reader
      .value<std::int64_t>("SELECT COUNT(*) FROM mail WHERE tenant_id = $1 AND sent_at > $2", since)
      .value_or(0);
}

std::optional<Wording> wording(const db::Reader& reader, Kind mail, printing::Language language) {
  return reader.row<Wording>(
      "SELECT {fields} FROM mail_wording WHERE tenant_id = $1 AND mail = $2 AND language = $3 "
      "LIMIT 1",
      std::string(choices<Kind>().names[static_cast<int>(mail)]),
      std::string(choices<printing::Language>().names[static_cast<int>(language)]));
}

Result<db::Page<Wording>> list_wordings(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Wording>(reader, request);
}

void add(db::Writer& writer, const Wording& wording) { writer.insert_row(wording); }
void save(db::Writer& writer, const Wording& wording) { writer.update_row(wording); }

}  // namespace supercargo::mails::store
