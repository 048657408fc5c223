// A special price: once, for one customer, so much of one product for less than the lists say.
// Asked for, decided by whom the discount and the margin after it ask for, told to those who work
// with it, and used by one line of one order (domain 3.12, 9.5 and A3.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "terms/agreement.h"

namespace supercargo {

struct SpecialPriceTag {
  static constexpr char prefix[] = "spp";
};
using SpecialPriceId = Id<SpecialPriceTag>;

namespace specials {

using terms::Decide;
using terms::Inform;
using terms::Informed;
using terms::Verdict;

enum class Status : std::uint8_t {
  requested,
  approved,
  rejected,
  communicated,  // everybody knows: the next order may use it
  used,
  expired,
};

struct Special {
  SpecialPriceId id;
  std::string number;
  Status status = Status::requested;
  std::string customer;  // its code
  CustomerId customer_id;
  std::string sku;
  ProductId product;
  Quantity quantity;
  std::string unit;  // the product's base unit unless given
  Price unit_price;
  Currency currency;
  Day valid_until;  // seven days from the decision unless given
  std::string justification;
  std::optional<Price> list_price;  // what the price lists said when it was asked for
  std::optional<Price> unit_cost;
  Rate discount;  // from list, of this alone
  std::optional<Rate> margin;
  std::string tier;    // whose it was to allow, the week's others counted in
  std::string detail;  // what exceeds what, in our words
  std::vector<Informed> informed;
  PersonId requested_by;
  Instant requested_at;
  Instant decided_at;
  std::vector<approvals::Approval> approvals;
  std::string used_by;  // the order that used it, as printed
  std::int64_t used_line = 0;
  Instant used_at;
  std::int64_t used_order = 0;  // hidden: the same as a number
  CustomerId usable_for;        // hidden: its customer while orders have to look at it
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: id or number.
struct SpecialReference {
  std::string id;
};

}  // namespace specials
}  // namespace supercargo
