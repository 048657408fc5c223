#include "inboxes/intake.h"

#include "agreements/beside.h"
#include "customers/correspondents.h"
#include "customers/store.h"
#include "files/commands.h"
#include "followups/commands.h"
#include "inboxes/rules.h"
#include "inboxes/store.h"
#include "journal/signature.h"
#include "mails/commands.h"
#include "mails/store.h"
#include "orders/rules.h"
#include "orders/store.h"

namespace supercargo::inboxes {
namespace {

using journal::Unit;

// What it answers: a mail of ours, and the order that is about.
struct Answered {
  std::optional<mails::Mail> mail;
  std::optional<orders::Order> order;
};

class Intake {
 public:
  Intake(Unit& unit, const Fetched& fetched)
      : unit_(unit), fetched_(fetched), message_(mime::read(fetched.bytes)) {
    if (static_cast<std::size_t>(fetched.size_bytes) > fetched.bytes.size() &&
        static_cast<std::size_t>(fetched.size_bytes) > mime::message_bytes_max)
      message_.faults.emplace_back("too_large");
  }

  std::optional<InboxMail> run() {
    const std::string fingerprint =
        journal::sha256(message_.message_id + '\n' + journal::sha256(fetched_.bytes));
    if (is_known(unit_.db, fingerprint)) return std::nullopt;
    InboxMail mail = read();
    mail.fingerprint = fingerprint;
    const auto senders = senders_of(mail);
    Answered answered = answered_by(senders);
    settle(mail, senders, answered);
    keep_files(mail);
    add(unit_.db, mail);
    unit_.tell(journal::created("inbox_mail_received", mail, mail.customer_id.value));
    if (answered.order) tell(mail, *answered.order);
    if (message_.report && answered.mail) {
      const auto failure = failure_of(*message_.report);
      if (failure) mails::take_back(unit_, *answered.mail, *failure);
    }
    return mail;
  }

 private:
  InboxMail read() const {
    return {.id = unit_.make_id<InboxMailId>(),
            .kind = kind_of(message_),
            .from_name = message_.from_name,
            .from = message_.from,
            .to = message_.to,
            .subject = message_.subject,
            .text = message_.text,
            .faults = message_.faults,
            .size_bytes = fetched_.size_bytes,
            .message_id = message_.message_id,
            .uid_validity = fetched_.uid_validity,
            .uid = fetched_.uid,
            .sent_at = message_.sent_at,
            .received_at = unit_.now(),
            .revision = 1,
            .changed_at = unit_.now()};
  }

  std::vector<customers::Customer> senders_of(const InboxMail& mail) const {
    return customers::find_sharing(unit_.db, customers::sender_keys(mail.from), {});
  }

  Answered answered_by(const std::vector<customers::Customer>& senders) const {
    std::vector<std::string> names = message_.references;
    if (message_.report) names.insert(names.begin(), message_.report->message_id);
    for (const std::string& name : names) {
      auto mail = name.empty() ? std::nullopt : mails::store::find_by_message_id(unit_.db, name);
      if (!mail) continue;
      if (!mail->sales_order) return {std::move(mail), std::nullopt};  // of another record
      auto order = agreements::order_of(unit_.db, mail->sales_order);
      return {std::move(mail), std::move(order)};
    }
    // A number counts from somebody whom that customer writes as, and from nobody else (security 5:
    // the sender alone attaches nothing).
    for (orders::Order& order : orders::find_all(unit_.db, numbers_in(message_.subject)))
      for (const customers::Customer& sender : senders)
        if (sender.id == order.customer_id) return {std::nullopt, std::move(order)};
    return {};
  }

  void settle(InboxMail& mail, const std::vector<customers::Customer>& senders,
              const Answered& answered) const {
    if (answered.order) {
      mail.match = answered.mail ? Match::reference : Match::subject;
      mail.status = Status::threaded;
      mail.sales_order = answered.order->id;
      mail.sales_order_number = answered.order->number;
      mail.customer_id = answered.order->customer_id;
      mail.customer = answered.order->customer;
    } else if (answered.mail) {
      // About another record, a quotation: somebody takes it.
      const auto customer = customers::find_by_id(unit_.db, answered.mail->customer_id);
      mail.match = Match::reference;
      mail.customer_id = answered.mail->customer_id;
      if (customer) mail.customer = customer->code;
    } else if (senders.size() == 1) {
      mail.customer_id = senders.front().id;
      mail.customer = senders.front().code;
    }
    if (answered.mail) mail.answers = answered.mail->id;
  }

  void keep_files(InboxMail& mail) const {
    const std::string owner = text(mail.id);
    const char* kind = entity<InboxMail>().name;
    std::vector<files::Received> received{
        {.owner = owner, .owner_kind = kind, .name = "mail.eml", .bytes = fetched_.bytes}};
    for (const mime::Part& part : message_.parts) {
      received.push_back({.owner = owner,
                          .owner_kind = kind,
                          .name = file_name(part, received.size()),
                          .bytes = part.bytes});
    }
    journal::Batch batch(unit_, 1);
    const auto kept = files::keep_originals(batch, received);
    mail.original = kept.front().id;
    mail.original_hash = kept.front().hash;
    for (std::size_t i = 1; i < kept.size(); ++i)
      mail.enclosed.push_back({kept[i].id, kept[i].name, kept[i].media_type, kept[i].size_bytes,
                               view_of(kept[i].name, received[i].bytes)});
  }

  void tell(const InboxMail& mail, const orders::Order& order) const {
    agreements::tell_on_order(unit_, order,
                              {.fact = "sales_order_mail_received",
                               .record = "inbox_mail",
                               .record_id = text(mail.id),
                               .field = "subject",
                               .words = mail.subject});
    if (mail.kind == Kind::message) follow_up(mail, order);
  }

  // Whoever has the order reads what the customer wrote; a mail confirms and changes nothing by
  // itself (security 5).
  void follow_up(const InboxMail& mail, const orders::Order& order) const {
    const std::string who = mail.from_name.empty() ? mail.from : mail.from_name;
    followups::open(
        unit_, {.subject = text(order.id),
                .subject_kind = entity<orders::Order>().name,
                .subject_id = order.id.value,
                .cause = followups::Cause::customer_wrote,
                .detail = who + " wrote about order " + order.number + ": " +
                          mime::clean_line(mail.subject, 1000),
                .owner = order.owner,
                .urgency = order.urgent ? followups::Urgency::urgent : followups::Urgency::standard,
                .party_id = order.customer_id.value,
                .occasion = mail.id.value});
    unit_.tell(orders::about(order, "sales_order_follow_up_opened"));
  }

  Unit& unit_;
  const Fetched& fetched_;
  mime::Message message_;
};

}  // namespace

std::optional<InboxMail> keep_unread(Unit& unit, const Fetched& fetched) {
  const std::string fingerprint = journal::sha256("unread\n" + journal::sha256(fetched.bytes));
  if (is_known(unit.db, fingerprint)) return std::nullopt;
  InboxMail mail{.id = unit.make_id<InboxMailId>(),
                 .status = Status::set_aside,
                 .faults = {"unreadable"},
                 .size_bytes = fetched.size_bytes,
                 .fingerprint = fingerprint,
                 .uid_validity = fetched.uid_validity,
                 .uid = fetched.uid,
                 .received_at = unit.now(),
                 .reason = "It could not be read.",
                 .done_at = unit.now(),
                 .revision = 1,
                 .changed_at = unit.now()};
  if (!fetched.bytes.empty()) {
    const auto kept = files::keep_original(unit, {.owner = text(mail.id),
                                                  .owner_kind = entity<InboxMail>().name,
                                                  .name = "mail.eml",
                                                  .bytes = fetched.bytes});
    mail.original = kept.id;
    mail.original_hash = kept.hash;
  }
  add(unit.db, mail);
  unit.tell(journal::created("inbox_mail_unreadable", mail));
  followups::open(unit, {.subject = text(mail.id),
                         .subject_kind = entity<InboxMail>().name,
                         .subject_id = mail.id.value,
                         .cause = followups::Cause::mail_unreadable,
                         .detail = "A mail that came could not be read; it is kept as it came."});
  return mail;
}

std::optional<InboxMail> take_in(Unit& unit, const Fetched& fetched) {
  return Intake(unit, fetched).run();
}

}  // namespace supercargo::inboxes
