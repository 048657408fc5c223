// The life of a quotation, what may be offered, and how it becomes an order. Pure.
#pragma once

#include <optional>
#include <vector>

#include "gates/rules.h"
#include "kernel/calendar.h"
#include "orders/requests.h"
#include "quotations/quotation.h"

namespace supercargo::quotations {

// Domain 11: who makes quotations, who approves one, who reads them all.
inline constexpr RoleSet makers{Role::agent, Role::order_desk};
inline constexpr RoleSet approvers{Role::sales_manager, Role::finance, Role::order_desk,
                                   Role::quality_manager};
inline constexpr RoleSet readers{Role::agent,       Role::order_desk, Role::sales_manager,
                                 Role::procurement, Role::finance,    Role::service_manager,
                                 Role::auditor};

enum class Verb : std::uint8_t {
  revise,
  ask_approval,
  make_ready,  // nobody has to be asked, or everybody has said yes
  refuse,      // an approval
  send,
  accept,
  decline,
  expire,
  cancel,
};
// Where the verb leads from there; nothing when it is not allowed (domain 3.2).
std::optional<Status> after(Status from, Verb verb);
// The refusal of a verb that this state does not allow; it lists those that are.
Problem not_in_this_state(const Quotation& quotation);

inline constexpr int days_valid = 30;
inline constexpr int days_valid_at_most = 366;
// Every reason against the days and the customer of an offer.
std::vector<Reason> check_offer(const Offer& offer, Day today);
// Every line has a price; at /lines.
std::vector<Reason> check_can_submit(const Revision& revision);

// The request that prices it: as an order would be.
orders::Place place_of(const Offer& offer);
// What was priced, for good; `stock` says when it could be had.
Revision revision_of(const orders::Order& order, const std::vector<gates::LineStock>& stock);
// The order that exactly this revision becomes.
orders::Place place_of(const Quotation& quotation, const Revision& revision);
// The revision as papers and pages show orders.
orders::Order shown_as_order(const Quotation& quotation, const Revision& revision);

// The revision that stands.
const Revision& standing(const Quotation& quotation);

// From then on nobody accepts it: the day after its last one, where we are (domain 3.2).
Instant end_of(Day valid_until, const Calendar& calendar);
// Goods are kept no longer than it is open, nor than any soft hold may last (domain 3.5).
Instant held_until(Instant now, Instant end);

}  // namespace supercargo::quotations
