// A read-back that the customer answers himself: his order as it stood when it was sent to him,
// behind a link that opens it once and not for ever. What he said, when and from where, is kept
// with exactly which content it was (domain 2.0 G7, 3.3; decisions 27).
#pragma once

#include <string>

#include "mails/mail.h"

namespace supercargo {

struct ReadBackRequestTag {
  static constexpr char prefix[] = "rbr";
};
using ReadBackRequestId = Id<ReadBackRequestTag>;

namespace readbacks {

enum class Status : std::uint8_t {
  open,
  agreed,
  changes_wanted,
  declined,
  replaced,  // a later one was sent
  expired,   // never stored: so it reads when its time is over
  outdated,  // never stored: so it reads when the order is another by now, or was answered
             // otherwise
};

inline constexpr Duration link_life = std::chrono::hours(14 * 24);  // security 2.1 "mail tokens"

struct Request {
  ReadBackRequestId id;
  OrderId sales_order;
  std::string sales_order_number;
  CustomerId customer_id;
  std::int64_t version = 0;  // of the order's content, and its hash: what is agreed to
  std::string content_hash;
  MailId mail;
  std::string to;
  printing::Language language = printing::Language::english;
  Status status = Status::open;
  Instant expires_at;
  Instant viewed_at;  // when the link was first opened
  Instant answered_at;
  std::string signed_name;     // as he typed it
  std::string words;           // the change he wants, or why he declines
  std::string answered_from;   // where the answer came from
  Bytes token_hash;            // hidden
  std::int64_t reminders = 0;  // mails that were sent after it, since he was silent
  Instant reminded_at;
  PersonId created_by;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct RequestReference {
  ReadBackRequestId id;
};

// Wants the order to be sent to the customer for his answer.
struct Send {
  std::string sales_order;
  std::optional<std::int64_t> revision;
  std::string to;
  std::string language;
};

// What came from the page.
struct Answer {
  std::string token;
  std::string answer;  // agreed, changes_wanted, declined
  std::string name;
  std::string words;
  std::string information;  // the hash of what a consumer was shown
  std::string address;
};

}  // namespace readbacks

template <>
Choices choices<readbacks::Status>();

}  // namespace supercargo
