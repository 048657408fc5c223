// What each gate says about an order, from facts that were gathered before. Pure: the same answer
// for the same facts, whoever asks and whenever.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "customers/customer.h"
#include "gates/gate.h"
#include "kernel/money.h"
#include "policies/settings.h"

namespace supercargo::gates {

// One line as stock sees it. Quantities in the product's base unit.
struct LineStock {
  std::int64_t line = 0;
  std::string sku;
  bool is_service = false;
  Quantity wanted;
  Day day;                      // for which it is asked
  Quantity available;           // to promise for that day
  std::optional<Day> earliest;  // on which all of it could be promised; none: not in sight
  bool settled = false;         // a part of a line whose shortage was settled with the customer
};

enum class ReadBackNeed : std::uint8_t {
  not_asked,   // the customer's own choice: none
  by_channel,  // the customer entered it himself
  required,
};

// One approval that the order needs, and how far it is for the content as it is now.
struct ApprovalNeed {
  std::string rule;  // urgent_order, bespoke_order, special_price …
  std::string tier;
  std::string detail;
  bool approved = false;
  bool rejected = false;
};

struct Facts {
  bool is_customer_active = false;
  std::span<const checks::Check> checks;
  std::span<const checks::Acknowledgement> acknowledgements;
  std::vector<LineStock> stock;
  bool is_every_price_known = false;
  std::string price_tier;  // of the line that needs the highest authority; empty: list prices
  std::vector<ApprovalNeed> approvals;
  checks::Check credit;
  checks::Check capacity;
  ReadBackNeed read_back = ReadBackNeed::required;
  bool was_read_back_sent = false;
  bool is_agreed_by_customer = false;  // with the content as it is now
  bool is_consumer = false;
  bool is_consumer_informed = false;
};

// Whether an order of this customer that came by this channel is read back (domain 2.6, BX2).
ReadBackNeed read_back_need(const customers::Customer& customer, std::string_view channel,
                            const policies::Settings& settings);

// All ten, in their order.
std::vector<GateCheck> evaluate(const Facts& facts, Instant now);

// What an order must pass to count as verified: G1, G2, G10 and a price for each line (domain 3.3).
bool may_verify(std::span<const GateCheck> checks, const Facts& facts);
// Nothing fails, waits or warns.
bool may_confirm(std::span<const GateCheck> checks);
// Those that do not pass, in one line: "G3: … G7: …"; empty when all do.
std::string open_gates(std::span<const GateCheck> checks);
// Every reason why not, as a refusal lists them; `/checks/G3` and the like.
std::vector<Reason> reasons_against(std::span<const GateCheck> checks);
// The refusal that they make.
Problem not_ready(const char* code, std::span<const GateCheck> checks);

}  // namespace supercargo::gates
