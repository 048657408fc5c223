// A mail to a customer, kept with the record it is about as it was sent: to whom, in which language
// and words, with which document, and what became of it. And the company's own words for a kind of
// mail. Of a link that opens something, the kept words hold its place and never the link.
#pragma once

#include <string>

#include "files/attachment.h"
#include "letterheads/letterhead.h"
#include "orders/order.h"

namespace supercargo {

struct MailTag {
  static constexpr char prefix[] = "mail";
};
using MailId = Id<MailTag>;
struct MailWordingTag {
  static constexpr char prefix[] = "mwd";
};
using MailWordingId = Id<MailWordingTag>;

namespace mails {

enum class Kind : std::uint8_t {
  order_document,       // the order's paper as it stands
  order_to_confirm,     // the same, and a link to say yes, ask for changes or decline
  order_answered,       // that his answer has come
  approval_asked,       // of somebody here: an approval, and a link to decide it
  order_reminder,       // that it has not
  consumer_rights,      // what a consumer was told before the contract, and the link to his page
  withdrawal_received,  // that a consumer withdrew, with date and time
  quotation,            // what he could have, and a link to accept or decline it
  quotation_answered,   // that his answer has come
  statement,            // of his account, with its paper
  decision_asked,       // as approval_asked, of another record than an order
};

enum class Status : std::uint8_t {
  queued,   // waits for its first or next attempt
  sending,  // one process is at it, under a lease
  sent,     // the mail server has taken it
  failed,   // given up; somebody follows up
  bounced,  // another server sent it back later; somebody follows up
};

struct Mail {
  MailId id;
  Kind kind = Kind::order_document;
  OrderId sales_order;  // none: it is about another record
  std::string sales_order_number;
  std::string record;  // as printed, when it is no order
  std::string record_number;
  std::string record_kind;     // its entity: quotation
  std::int64_t record_id = 0;  // hidden: the same as a number
  CustomerId customer_id;
  std::string to;
  printing::Language language = printing::Language::english;
  std::string subject;
  std::string body;      // {link} stands where the link is put when it is sent
  std::string document;  // the name of what is attached
  AttachmentId attachment;
  std::string document_hash;
  std::string link_seed;   // hidden: what the link's token is derived from
  std::string message_id;  // from its first attempt on
  Status status = Status::queued;
  std::int64_t attempts = 0;
  std::int64_t last_code = 0;  // the mail server's last answer
  std::string failure;         // a word: refused, timeout …
  Instant next_attempt_at;
  Instant sent_at;
  PersonId created_by;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// In place of the usual words.
struct Wording {
  MailWordingId id;
  Kind mail = Kind::order_document;
  printing::Language language = printing::Language::english;
  std::string subject;
  std::string text;
  PersonId changed_by;
  std::int64_t revision = 0;
  Instant changed_at;
};

struct MailReference {
  MailId id;
};

// Wants the order's paper to be sent.
struct SendOrder {
  std::string sales_order;
  std::string to;        // else the customer's address for mail
  std::string language;  // else the customer's
};

// Once more, to the same address or, when that was wrong, to another.
struct Resend {
  MailId id;
  std::optional<std::int64_t> revision;
  std::string to;
};

// How a mail would read: in these words, else in those that hold.
struct WantPreview {
  Kind mail = Kind::order_document;
  printing::Language language = printing::Language::english;
  std::string subject;
  std::string text;
  std::string sales_order;  // of which; else of a made-up one
};
struct Preview {
  std::string subject;
  std::string text;
  std::string html;
};

}  // namespace mails

template <>
Choices choices<mails::Kind>();

}  // namespace supercargo
