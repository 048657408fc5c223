// Opening a quotation to its customer, the customer's answer to it, and what the clock does: the
// goods kept for it and its end. An acceptance makes the draft order from exactly the revision that
// was sent.
#pragma once

#include "journal/unit.h"
#include "kernel/result.h"
#include "quotations/quotation.h"

namespace supercargo::quotations {

// How it went to the customer; without a mail it was given to him otherwise.
struct Sent {
  bool hold_goods = false;
  MailId mail = {};
  std::string to = {};
  printing::Language language = printing::Language::english;
  Bytes token_hash = {};
};
Result<Quotation> open_to_customer(journal::Unit& unit, const Quotation& before, const Sent& how);

// Signed by whom, when, from where and by which way; the hash is that of what was sent. Refused
// once it is over by our clock, whether the clock's work was done yet or not.
Result<Quotation> accept(journal::Unit& unit, const Accept& wanted);
Result<Quotation> decline(journal::Unit& unit, const Decline& wanted);

// Who answered, for those who come by a link.
struct Signature {
  std::string name;
  std::string from;
  Through through = Through::staff;
  orders::Channel channel = orders::Channel::web;
};
Result<Quotation> accepted(journal::Unit& unit, const Quotation& before, const Signature& by);
Quotation declined(journal::Unit& unit, const Quotation& before, const Signature& by,
                   const std::string& reason);

// It was opened for the first time since it was sent.
Quotation viewed(journal::Unit& unit, const Quotation& before);

// The job that comes due when it is over; does nothing when it was answered or revised meanwhile.
inline constexpr char expiry_job[] = "expire_quotation";
void expire(journal::Unit& unit, std::int64_t quotation_id);

}  // namespace supercargo::quotations
