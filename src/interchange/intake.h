// One message of a customer's system: found whose it is, and made into a draft order, an amendment
// or a cancellation as far as their own commands carry it.
#pragma once

#include "interchange/document.h"
#include "journal/unit.h"

namespace supercargo::interchange {

// As it arrived, beside what it says.
struct Arrived {
  std::string_view bytes;
  std::string file_name;
  std::string customer;  // as whoever brought it says; empty: not said
};

// Nobody is a customer to a portal's person but their own company. Null when nobody or several fit;
// then the reason stands in the remarks.
std::optional<customers::Customer> customer_of(const journal::Unit& unit, const Arrived& arrived,
                                               const formats::Party& buyer,
                                               std::vector<Remark>& remarks);

void take_order(journal::Unit& unit, const Arrived& arrived, const formats::Message& message,
                Document& document);
void take_change(journal::Unit& unit, const formats::Message& message, Document& document);
void take_cancellation(journal::Unit& unit, const formats::Message& message, Document& document);

}  // namespace supercargo::interchange
