// What may be asked of quotations: one struct a verb, as it comes from a body and a path.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/requests.h"
#include "quotations/quotation.h"

namespace supercargo::quotations {

// A new quotation, or the next revision of one.
struct Offer {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string customer;  // id or code; of a revision its quotation's
  Day valid_until;       // thirty days from today unless given
  std::string customer_po_number;
  orders::OrderType order_type = orders::OrderType::standard;
  Currency currency;
  std::string warehouse;  // id or code; else the first
  Day requested_date;
  std::optional<customers::Address> delivery_address;
  std::string notes;
  std::optional<Rate> discount_rate;
  std::optional<bool> prices_include_tax;
  std::vector<orders::PlaceLine> lines;
};

// To the customer.
struct Send {
  std::string id;
  std::optional<std::int64_t> revision;
  bool hold_goods = false;
};

// What the customer answered, written down by one of us or given in his portal.
struct Accept {
  std::string id;
  std::optional<std::int64_t> revision;
  std::int64_t version = 0;  // which revision of it
  std::string signed_name;
  orders::Channel channel = orders::Channel::email;  // how his yes came
};
struct Decline {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
  std::string signed_name;
};

struct TimelineOfQuotation {
  std::string id;
  std::int64_t limit = 100;
  std::string cursor;
};

}  // namespace supercargo::quotations
