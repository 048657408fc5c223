#include "mails/courier.h"

#include "db/transaction.h"
#include "files/store.h"
#include "journal/link_token.h"
#include "journal/own_work.h"
#include "journal/tenants.h"
#include "letterheads/store.h"
#include "mails/commands.h"
#include "mails/message.h"
#include "mails/rules.h"
#include "mails/store.h"
#include "mails/words.h"
#include "printing/figures.h"

namespace supercargo::mails {
namespace {

using journal::Unit;

// Longer than any mail may take; a process that died is replaced after it.
constexpr Duration lease_length = std::chrono::minutes(3);

std::string host_of(const std::string& address) { return address.substr(address.find('@') + 1); }

// A company with a host name of its own is reached there.
std::string site_of(const Unit& unit, const std::string& usual) {
  const auto tenant = journal::find_tenant(unit.db, {unit.tenant()});
  if (!tenant || tenant->host.empty()) return usual;
  return usual.substr(0, usual.find("://") + 3) + tenant->host;
}

// An answer bears it, and nobody guesses it: who names it has had the mail (security 5 "Mail is not
// authentication").
std::string name_of(const Unit& unit, const Mail& mail) {
  constexpr std::size_t digits = 26;  // 130 bits
  const std::string token =
      journal::link_token(unit.services().sealer, unit.tenant(), "message|" + text(mail.id));
  return text(mail.id) + '.' + token.substr(token.size() - digits);
}

// The lease still is the one that this mail was taken under.
bool is_ours(const std::optional<Mail>& stored, const Mail& taken) {
  return stored && stored->status == Status::sending && stored->attempts == taken.attempts &&
         stored->next_attempt_at == taken.next_attempt_at;
}

void write_down(Unit& unit, const Mail& taken, const outbound::SmtpOutcome& outcome) {
  const auto before = store::find(unit.db, taken.id);
  if (!is_ours(before, taken)) return;  // the lease ran out, and another process has it
  Mail mail = *before;
  const Verdict verdict = judge(outcome, mail.attempts);
  mail.last_code = outcome.status;
  mail.failure = failure_word(outcome);
  mail.next_attempt_at = {};
  mail.changed_at = unit.now();
  ++mail.revision;
  const char* fact = "mail_sent";
  if (verdict == Verdict::sent) {
    mail.status = Status::sent;
    mail.sent_at = unit.now();
  } else if (verdict == Verdict::again) {
    mail.status = Status::queued;
    mail.next_attempt_at = unit.now() + pause_after(mail.attempts);
    fact = "mail_delayed";
  } else {
    mail.status = Status::failed;
    fact = "mail_given_up";
  }
  store::save(unit.db, mail);
  unit.tell(journal::changed(fact, *before, mail, mail.customer_id.value));
  if (verdict == Verdict::given_up) follow_up_undelivered(unit, mail);
}

}  // namespace

std::string Courier::message_of(Unit& unit, const Mail& mail) const {
  std::string words = mail.body;
  const char* base = link_base_of(mail.kind);
  if (base != nullptr && !mail.link_seed.empty()) {
    const auto token = journal::link_token(unit.services().sealer, unit.tenant(), mail.link_seed);
    words = filled(words, {{"link", site_of(unit, parts_.post.link_base) + base + token}});
  }
  Letter letter{.from_name = letterheads::letterhead_of(unit.db).company,
                .from = parts_.post.from,
                .to = mail.to,
                .subject = mail.subject,
                .text = std::move(words),
                .language = printing::tag_of(mail.language),
                .message_id = mail.message_id,
                .thread = (mail.sales_order ? text(mail.sales_order) : mail.record) + '@' +
                          host_of(parts_.post.from),
                .at = unit.now()};
  if (const auto file = files::find(unit.db, mail.attachment)) {
    letter.document = mail.document;
    letter.bytes = files::bytes_of(unit.db, file->blob);
  }
  return mime_of(letter);
}

std::optional<Courier::Taken> Courier::take(std::int64_t tenant) {
  {
    // Most often nothing is due; that costs nobody the write lock.
    db::Transaction looking(parts_.session, db::Mode::read, tenant);
    const db::Reader reader(parts_.session);
    const Instant now = parts_.clock.now();
    const bool any = store::next_due(reader, now).has_value() &&
                     store::sent_since(reader, now - std::chrono::hours(1)) < mails_an_hour_max;
    looking.commit();
    if (!any) return std::nullopt;
  }
  std::optional<Taken> taken;
  journal::work_by_itself(parts_, tenant, [&](Unit& unit) {
    auto mail = store::next_due(unit.db, unit.now());
    if (!mail) return;
    mail->status = Status::sending;
    mail->next_attempt_at = unit.now() + lease_length;
    ++mail->attempts;
    if (mail->message_id.empty())
      mail->message_id = name_of(unit, *mail) + '@' + host_of(parts_.post.from);
    store::save(unit.db, *mail);
    std::string message = message_of(unit, *mail);
    taken = Taken{std::move(*mail), std::move(message)};
  });
  return taken;
}

bool Courier::send_one(std::int64_t tenant) {
  const auto taken = take(tenant);
  if (!taken) return false;
  const auto outcome =
      outbound::send(parts_.post.server,
                     {.from = parts_.post.from, .to = taken->mail.to, .message = taken->message});
  journal::work_by_itself(parts_, tenant,
                          [&](Unit& unit) { write_down(unit, taken->mail, outcome); });
  return true;
}

}  // namespace supercargo::mails
