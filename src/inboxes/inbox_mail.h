// A mail that came to the company's mailbox: kept as it came, answered to the record that it is
// about, or put before whoever enters orders. It is never deleted, only dealt with, and that says
// by whom and how.
#pragma once

#include <string>
#include <vector>

#include "files/attachment.h"
#include "mails/mail.h"
#include "orders/requests.h"

namespace supercargo {

struct InboxMailTag {
  static constexpr char prefix[] = "inm";
};
using InboxMailId = Id<InboxMailTag>;
struct MailboxTag {
  static constexpr char prefix[] = "mbx";
};
using MailboxId = Id<MailboxTag>;

namespace inboxes {

enum class Kind : std::uint8_t {
  message,
  automatic,  // no person wrote it: an absence, a list
  bounce,     // a mail of ours that came back
};

enum class Status : std::uint8_t {
  open,      // nobody is at it
  taken,     // somebody is
  threaded,  // an answer to a mail of ours: it stands with the order
  entered,   // an order was made of it
  attached,  // it belongs to an order or a customer
  set_aside,
};

// How it found the order that it answers.
enum class Match : std::uint8_t {
  none,
  reference,  // it names a mail of ours, which only its receiver can
  subject,    // it names the order's number, and comes from its customer's address
};

// How the desk may show it beside the form.
enum class View : std::uint8_t { none, pdf, image, text };

struct Enclosed {
  AttachmentId attachment;
  std::string name;
  std::string media_type;
  std::int64_t size_bytes = 0;
  View view = View::none;
};

struct InboxMail {
  InboxMailId id;
  Kind kind = Kind::message;
  Status status = Status::open;
  std::string from_name;
  std::string from;  // an address; none: the mail names none
  std::string to;
  std::string subject;
  std::string text;
  std::vector<Enclosed> enclosed;
  std::vector<std::string> faults;  // what was wrong with it, as words
  AttachmentId original;            // as it came
  std::string original_hash;
  std::int64_t size_bytes = 0;
  std::string message_id;
  std::string fingerprint;  // hidden: the same again is the same mail
  std::int64_t uid_validity = 0;
  std::int64_t uid = 0;
  Instant sent_at;  // as the sender says
  Instant received_at;
  CustomerId customer_id;  // whose address it came from, or whom it was attached to
  std::string customer;    // its code
  OrderId sales_order;
  std::string sales_order_number;
  MailId answers;  // a mail of ours
  Match match = Match::none;
  PersonId owner;      // who took it
  std::string reason;  // why it was set aside
  PersonId done_by;
  Instant done_at;
  std::int64_t revision = 0;
  Instant changed_at;
};

struct InboxMailReference {
  std::string id;
};

struct Take {
  std::string id;
  std::optional<std::int64_t> revision;
};
struct SetAside {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};
// To an order, or to a customer alone.
struct Attach {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string sales_order;  // id or number
  std::string customer;     // id or code
};
// Makes an order of it, with one of its files as what the customer asked for; else the whole mail.
struct Enter {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string attachment;
  std::optional<orders::Place> order;
};

// Where mails are fetched from, how far that has come, and who is at it.
struct Mailbox {
  MailboxId id;
  std::string name;  // orders@mail.example.com/INBOX
  std::int64_t uid_validity = 0;
  std::int64_t uid_last = 0;   // everything up to it was taken in
  std::string failure;         // a word: login_refused …; none: the last look went well
  std::int64_t failures = 0;   // one after another
  std::int64_t uid_tried = 0;  // hidden: begun to be taken in, so often
  std::int64_t tries = 0;
  Instant looked_at;
  Instant next_look_at;
  Instant lease_until;
};

}  // namespace inboxes
}  // namespace supercargo
