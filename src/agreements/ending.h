// How an order ends before it is history: it is cancelled, or it is closed since nobody waits for
// anything any more (domain 3.3).
#pragma once

#include <optional>
#include <string>

#include "journal/unit.h"
#include "orders/order.h"

namespace supercargo::agreements {

struct Cancel {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};

// What became of the invoice (decisions 5).
enum class Invoicing : std::uint8_t { nothing_to_invoice, elsewhere };
struct Close {
  std::string id;
  std::optional<std::int64_t> revision;
  Invoicing invoicing = Invoicing::nothing_to_invoice;
  std::string reference;  // the invoice's number, when it was made elsewhere
};

// Whether it has come to be cancelled and who asks may: what was promised is taken back by the desk
// or above, not by every agent (domain 3.3). Nothing when both.
std::optional<Problem> check_can_cancel(const orders::Order& order, const journal::Actor& actor);
// Gives back what is not picked and not on a shipment; refused while anything is. What has arrived
// stays delivered: only the rest is cancelled then.
Result<orders::Order> cancel(journal::Unit& unit, const Cancel& wanted);

// Only a delivered order that nothing hinders; every hindrance is a reason.
Result<orders::Order> close(journal::Unit& unit, const Close& wanted);

}  // namespace supercargo::agreements
