// How an order is put together, which verbs its life allows, and what its content is. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "orders/requests.h"
#include "orders/surroundings.h"

namespace supercargo::orders {

enum class Verb : std::uint8_t {
  change,
  verify,
  ask_approval,
  decide,
  send_read_back,
  take_answer,
  make_confirmable,
  confirm,
  cancel,
};

struct Step {
  Status from;
  Verb verb;
  Status to;
};
// Domain 3.3, up to the confirmed and the cancelled order. A change before confirmation makes it a
// draft again, since what was checked is no more what is wanted.
inline constexpr std::array life{
    Step{Status::draft, Verb::change, Status::draft},
    Step{Status::draft, Verb::verify, Status::verified},
    Step{Status::draft, Verb::cancel, Status::cancelled},
    Step{Status::verified, Verb::change, Status::draft},
    Step{Status::verified, Verb::ask_approval, Status::pending_approval},
    Step{Status::verified, Verb::send_read_back, Status::awaiting_customer},
    Step{Status::verified, Verb::make_confirmable, Status::confirmable},
    Step{Status::verified, Verb::cancel, Status::cancelled},
    Step{Status::pending_approval, Verb::change, Status::draft},
    Step{Status::pending_approval, Verb::decide, Status::verified},
    Step{Status::pending_approval, Verb::cancel, Status::cancelled},
    Step{Status::awaiting_customer, Verb::change, Status::draft},
    Step{Status::awaiting_customer, Verb::take_answer, Status::confirmable},
    Step{Status::awaiting_customer, Verb::cancel, Status::cancelled},
    Step{Status::confirmable, Verb::change, Status::draft},
    Step{Status::confirmable, Verb::send_read_back, Status::awaiting_customer},
    Step{Status::confirmable, Verb::confirm, Status::confirmed},
    Step{Status::confirmable, Verb::cancel, Status::cancelled},
    Step{Status::confirmed, Verb::cancel, Status::cancelled},
};
constexpr std::optional<Status> after(Status from, Verb verb) {
  for (const Step& step : life)
    if (step.from == from && step.verb == verb) return step.to;
  return std::nullopt;
}
static_assert(!after(Status::draft, Verb::confirm));
static_assert(!after(Status::confirmed, Verb::change));

// The refusal of a verb that this state does not allow; it lists those that are.
Problem not_in_this_state(const Order& order, std::string_view verb);
// Which verbs are allowed now, and why the others are not, as JSON for the API.
RawJson actions_of(const Order& order);

// A draft from a request, with everything resolved; or every reason why it cannot be one.
Result<Order> assemble(const Place& request, const Surroundings& around, Instant now);
// Fills what follows from sku, quantity, unit and price of each line, and the totals.
void complete_lines(Order& order, const Surroundings& around, std::vector<Reason>& reasons);

// The keys by which the customer's own number is compared (decisions 11).
void set_po_keys(Order& order);

bool is_sum_of_buckets(const Line& line);

}  // namespace supercargo::orders
