// A sign-off: an approval that a person was asked for by mail, behind a link that opens
// for them alone, for exactly that content and one decision. Whoever decides proves with a code of
// their second factor that they hold more than the mailbox (domain 2.6, BX4; security 2.1).
#pragma once

#include <string>

#include "approvals/approval.h"
#include "mails/mail.h"

namespace supercargo {

struct SignOffTag {
  static constexpr char prefix[] = "sof";
};
using SignOffId = Id<SignOffTag>;

namespace signoffs {

enum class Status : std::uint8_t {
  open,
  approved,
  refused,
  // Never stored: so it reads when …
  expired,
  outdated,   // what was asked about is another by now, or waits for nothing
  settled,    // somebody else has decided
  not_yours,  // the person has no role for it any more, or a part in the order
};

// Long enough for a weekend, as an invitation is (security 2.1 "mail tokens").
inline constexpr Duration link_life = std::chrono::hours(72);

struct SignOff {
  SignOffId id;
  ApprovalId approval;
  std::int64_t step = 1;  // of the approval
  OrderId sales_order;    // none: it is about another record
  std::string sales_order_number;
  std::string record;  // as printed, when it is no order
  std::string record_number;
  std::string record_kind;   // its entity: special_price
  std::string content_hash;  // of what is approved
  PersonId person;           // who was asked
  MailId mail;
  Status status = Status::open;
  Instant expires_at;
  Instant viewed_at;  // when the link was first opened
  Instant decided_at;
  std::string decided_from;  // where the decision came from
  Bytes token_hash;          // hidden
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct SignOffReference {
  SignOffId id;
};

// What came from the page.
struct Answer {
  std::string token;
  std::string decision;  // approve, reject
  std::string reason;
  std::string code;  // of the second factor
  std::string address;
};

}  // namespace signoffs

template <>
Choices choices<signoffs::Status>();

}  // namespace supercargo
