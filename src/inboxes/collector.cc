#include "inboxes/collector.h"

#include <algorithm>

#include "db/transaction.h"
#include "inboxes/intake.h"
#include "inboxes/store.h"
#include "journal/own_work.h"
#include "mime/message.h"

namespace supercargo::inboxes {
namespace {

using outbound::ImapClient;
using outbound::ImapFailure;
using outbound::ImapMail;

// Longer than fetching one mail may take; a process that died is replaced after it.
constexpr Duration lease_length = std::chrono::minutes(5);
constexpr std::int64_t numbers_at_once = 500;

std::string name_of(const outbound::ImapServer& server) {
  return server.user + '@' + server.host + '/' + server.folder;
}

const char* word_of(ImapFailure failure) {
  switch (failure) {
    case ImapFailure::none:
      return "";
    case ImapFailure::refused:
      return "refused";
    case ImapFailure::login_refused:
      return "login_refused";
    case ImapFailure::tls_failed:
      return "tls_failed";
    case ImapFailure::timeout:
      return "timeout";
    case ImapFailure::unreachable:
      return "unreachable";
    case ImapFailure::too_large:
      return "too_large";
  }
  return "";
}

bool is_free(const Mailbox& mailbox, Instant now) {
  return mailbox.lease_until <= now && mailbox.next_look_at <= now;
}

// Doubled with each failure, an hour at most.
Duration pause_after(std::int64_t failures, Duration usual) {
  const Duration longest = std::chrono::hours(1);
  Duration pause = usual;
  for (std::int64_t i = 1; i < failures && pause < longest; ++i) pause = pause + pause;
  return failures == 0 ? usual : std::min(pause, longest);
}

}  // namespace

bool Collector::lease() {
  const std::string name = name_of(parts_.postbox.server);
  {
    // Most often it is not yet time; that costs nobody the write lock.
    db::Transaction looking(parts_.session, db::Mode::read, tenant_);
    const auto known = find_mailbox(db::Reader(parts_.session), name);
    looking.commit();
    if (known && !is_free(*known, parts_.clock.now())) return false;
  }
  bool is_ours = false;
  journal::work_by_itself(parts_, tenant_, [&](journal::Unit& unit) {
    const auto known = find_mailbox(unit.db, name);
    if (known && !is_free(*known, unit.now())) return;
    mailbox_ = known.value_or(Mailbox{.id = unit.make_id<MailboxId>(), .name = name});
    mailbox_.lease_until = unit.now() + lease_length;
    if (known)
      save(unit.db, mailbox_);
    else
      add(unit.db, mailbox_);
    is_ours = true;
  });
  return is_ours;
}

// Writes down how far it was read, unless the lease ran out and another process has it.
bool Collector::note(const Mailbox& now) {
  bool is_noted = false;
  journal::work_by_itself(parts_, tenant_, [&](journal::Unit& unit) {
    const auto stored = find_mailbox(unit.db, mailbox_.name);
    if (!stored || stored->lease_until != mailbox_.lease_until) return;
    save(unit.db, now);
    is_noted = true;
  });
  if (is_noted) mailbox_ = now;
  return is_noted;
}

// That a mail is begun stands there before it can fault, so that whatever it does is counted, even
// when the process ends of it.
bool Collector::begin(std::int64_t uid) {
  Mailbox now = mailbox_;
  now.tries = now.uid_tried == uid ? now.tries + 1 : 1;
  now.uid_tried = uid;
  now.lease_until = parts_.clock.now() + lease_length;
  return note(now);
}

ImapFailure Collector::take_from(ImapClient& client, const ImapMail& mail) {
  if (!begin(mail.uid)) return ImapFailure::timeout;
  const bool is_given_up = mailbox_.tries > tries_max;
  const bool is_small = mail.size_bytes <= static_cast<std::int64_t>(mime::message_bytes_max);
  std::string bytes;
  const auto failure =
      client.fetch(mail.uid, is_small ? outbound::ImapPart::whole : outbound::ImapPart::head,
                   is_small ? mime::message_bytes_max : mime::head_bytes_max, bytes);
  // A head that is too long is kept as far as it came.
  const bool is_withheld = is_given_up && failure == ImapFailure::refused;
  if (failure != ImapFailure::none && failure != ImapFailure::too_large && !is_withheld)
    return failure;
  const auto take = is_given_up ? keep_unread : parts_.intake;
  bool is_ours = false;
  journal::work_by_itself(parts_, tenant_, [&](journal::Unit& unit) {
    const auto stored = find_mailbox(unit.db, mailbox_.name);
    is_ours = stored && stored->lease_until == mailbox_.lease_until;
    if (!is_ours) return;
    if (take(unit, {.bytes = bytes,
                    .size_bytes = mail.size_bytes,
                    .uid_validity = mailbox_.uid_validity,
                    .uid = mail.uid}))
      ++taken_;
    mailbox_.uid_last = mail.uid;
    mailbox_.lease_until = unit.now() + lease_length;
    save(unit.db, mailbox_);
  });
  return is_ours ? ImapFailure::none : ImapFailure::timeout;
}

ImapFailure Collector::read_on(ImapClient& client) {
  outbound::ImapFolder folder;
  if (const auto failure = client.look(folder); failure != ImapFailure::none) return failure;
  if (folder.uid_validity != mailbox_.uid_validity) {
    // Another folder by that name: what was taken in before is known by what it is.
    Mailbox anew = mailbox_;
    anew.uid_validity = folder.uid_validity;
    anew.uid_last = 0;
    if (!note(anew)) return ImapFailure::timeout;
  }
  while (taken_ < mails_at_once) {
    const std::int64_t first = mailbox_.uid_last + 1;
    const std::int64_t last = mailbox_.uid_last + numbers_at_once;
    if (folder.uid_next > 0 && first >= folder.uid_next) return ImapFailure::none;
    std::vector<ImapMail> mails;
    if (const auto failure = client.list(first, last, mails); failure != ImapFailure::none)
      return failure;
    for (const ImapMail& each : mails) {
      if (taken_ >= mails_at_once) {
        has_more_ = true;
        return ImapFailure::none;
      }
      if (const auto failure = take_from(client, each); failure != ImapFailure::none)
        return failure;
    }
    if (folder.uid_next <= last + 1) return ImapFailure::none;
    Mailbox further = mailbox_;
    further.uid_last = last;
    if (!note(further)) return ImapFailure::timeout;
  }
  has_more_ = true;
  return ImapFailure::none;
}

void Collector::finish(ImapFailure failure) {
  Mailbox now = mailbox_;
  now.looked_at = parts_.clock.now();
  now.failure = word_of(failure);
  now.failures = failure == ImapFailure::none ? 0 : now.failures + 1;
  now.next_look_at =
      has_more_ ? now.looked_at : now.looked_at + pause_after(now.failures, parts_.postbox.every);
  now.lease_until = {};
  note(now);
}

int Collector::collect(std::int64_t tenant) {
  tenant_ = tenant;
  taken_ = 0;
  has_more_ = false;
  if (!lease()) return 0;
  ImapClient client(parts_.postbox.server);
  finish(read_on(client));
  return taken_;
}

}  // namespace supercargo::inboxes
