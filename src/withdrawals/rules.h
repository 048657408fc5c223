// What a consumer may do about an order by now, what stands against a withdrawal, and what becomes
// of its lines (domain A1.5). Pure.
#pragma once

#include <span>

#include "customers/customer.h"
#include "kernel/calendar.h"
#include "notices/rules.h"
#include "withdrawals/withdrawal.h"

namespace supercargo::withdrawals {

struct Facts {
  const orders::Order& order;
  const customers::Customer& customer;
  std::span<const notices::Notice> notices;  // the first first
  std::optional<Jurisdiction> law;           // kept for the customer
  notices::GoodsById goods;
  std::span<const Withdrawal> before;
  Instant last_parcel;  // when the last shipment that has arrived did
  Calendar calendar;
  std::vector<std::int64_t> unsealed = {};  // lines whose seal he has broken
  std::vector<Day> holidays;                // kept for the country of delivery, beside its law's
  Day day;                                  // for which it is asked
};
OrderRights rights_of(const Facts& facts);

// Every reason against it, with the dates.
std::vector<Reason> check_declared(const OrderRights& rights, const Declare& wanted);
// The lines that it is about: those that are named, else all that may be withdrawn from.
std::vector<WithdrawnLine> lines_of(const OrderRights& rights, const Declare& wanted);

// The clocks of it.
rights::Notice notice_of(const Withdrawal& withdrawal, const Calendar& calendar);
void set_clocks(Withdrawal& withdrawal, const Calendar& calendar);
// When somebody has to look at it: before the refund is due, or when goods should have been back.
Day look_again_on(const Withdrawal& withdrawal);

// "Line 1, Packing tape: 4 EA"; for words to people.
std::string words_of(const Withdrawal& withdrawal);

}  // namespace supercargo::withdrawals
