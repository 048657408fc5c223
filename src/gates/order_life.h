// The life of an order as data: from, verb, to (domain 3.3). Checked while compiling; the API's
// allowed actions are read from it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace supercargo::gates {

enum class Status : std::uint8_t {
  draft,
  verified,
  pending_approval,
  awaiting_customer,
  confirmable,
  confirmed,
  in_fulfilment,
  partially_delivered,
  delivered,
  invoiced,
  closed,
  cancelled,
};

enum class Verb : std::uint8_t {
  change,
  verify,
  ask_approval,
  decide,
  send_read_back,
  take_answer,
  make_confirmable,
  confirm,
  amend,         // what is confirmed is changed as a new version, its state stays
  release,       // its first shipment is planned
  deliver_part,  // something has arrived, not all
  deliver,       // all that is not cancelled has arrived
  invoice,       // all that was delivered stands on invoices
  take_back,     // an invoice was corrected: something is to be invoiced anew
  close,
  cancel,
};

struct Step {
  Status from;
  Verb verb;
  Status to;
};
// Domain 3.3. A change before confirmation makes it a draft again, since what was checked is no
// more what is wanted. What has left cannot be cancelled: the rest is, and the order is delivered.
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
    Step{Status::confirmed, Verb::amend, Status::confirmed},
    Step{Status::confirmed, Verb::release, Status::in_fulfilment},
    Step{Status::confirmed, Verb::deliver_part, Status::partially_delivered},
    Step{Status::confirmed, Verb::deliver, Status::delivered},
    Step{Status::confirmed, Verb::cancel, Status::cancelled},
    Step{Status::in_fulfilment, Verb::amend, Status::in_fulfilment},
    Step{Status::in_fulfilment, Verb::deliver_part, Status::partially_delivered},
    Step{Status::in_fulfilment, Verb::deliver, Status::delivered},
    Step{Status::in_fulfilment, Verb::cancel, Status::cancelled},
    Step{Status::partially_delivered, Verb::amend, Status::partially_delivered},
    Step{Status::partially_delivered, Verb::deliver_part, Status::partially_delivered},
    Step{Status::partially_delivered, Verb::deliver, Status::delivered},
    Step{Status::partially_delivered, Verb::cancel, Status::delivered},
    Step{Status::delivered, Verb::invoice, Status::invoiced},
    Step{Status::delivered, Verb::close, Status::closed},
    Step{Status::invoiced, Verb::take_back, Status::delivered},
    Step{Status::invoiced, Verb::close, Status::closed},
};
constexpr std::optional<Status> after(Status from, Verb verb) {
  for (const Step& step : life)
    if (step.from == from && step.verb == verb) return step.to;
  return std::nullopt;
}
static_assert(!after(Status::draft, Verb::confirm));
static_assert(!after(Status::confirmed, Verb::change));
static_assert(!after(Status::partially_delivered, Verb::close));
static_assert(!after(Status::delivered, Verb::cancel));

}  // namespace supercargo::gates
