// All SQL of mail and mail_wording.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "mails/mail.h"

namespace supercargo::mails::store {

std::optional<Mail> find(const db::Reader& reader, MailId id);
Result<db::Page<Mail>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Mail& mail);
void save(db::Writer& writer, const Mail& mail);

// By the id that it was sent under; the newest where one was sent again.
std::optional<Mail> find_by_message_id(const db::Reader& reader, const std::string& message_id);

// Longest due, and nobody at it.
std::optional<Mail> next_due(const db::Reader& reader, Instant now);
std::int64_t sent_since(const db::Reader& reader, Instant since);

std::optional<Wording> wording(const db::Reader& reader, Kind mail, printing::Language language);
Result<db::Page<Wording>> list_wordings(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Wording& wording);
void save(db::Writer& writer, const Wording& wording);

}  // namespace supercargo::mails::store
