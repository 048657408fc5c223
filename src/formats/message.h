// What a customer's document says, whichever standard it is written in: an order, a change of one
// or a cancellation. Values are as they stand there; what they mean to us is decided elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/money.h"
#include "kernel/result.h"
#include "kernel/time.h"

namespace supercargo::formats {

enum class Format : std::uint8_t { ubl, edifact };
enum class Kind : std::uint8_t { order, order_change, order_cancellation };

struct Place {
  std::string name;
  std::string line1;
  std::string line2;
  std::string city;
  std::string region;
  std::string postcode;
  std::string country;
  bool is_given() const { return !line1.empty() && !city.empty(); }
};

struct Party {
  std::vector<std::string> identifiers;  // the best known first: GLN, registration, VAT id
  std::string name;
};

// What is wanted of a line of an order that is changed.
enum class LineAction : std::uint8_t { add, remove, change, keep };

struct WantedLine {
  std::string id;     // as the sender counts: text
  std::string place;  // where it stands in the document
  LineAction action = LineAction::add;
  std::string sellers_item;   // our code
  std::string standard_item;  // a GTIN
  std::string buyers_item;    // the customer's own code
  std::string name;
  std::optional<Quantity> quantity;
  std::string unit;            // UN/ECE Rec 20; empty: the product's own
  std::optional<Price> price;  // net, of one unit
  Day requested_date;
  std::string note;
};

struct Message {
  Format format = Format::ubl;
  Kind kind = Kind::order;
  std::string number;        // of this document
  std::string order_number;  // of the customer's order that it is about
  Day issued_on;
  Currency currency;
  Party buyer;
  Party seller;
  std::optional<Place> ship_to;
  Day requested_date;
  std::string note;
  std::vector<WantedLine> lines;
};

// Every reason names where in the document it stands: an XPath, or segment and element.
inline Problem refused(std::vector<Reason> reasons) {
  return {Refusal::invalid, "document_refused", "The document was refused; every reason is listed.",
          std::move(reasons)};
}

inline constexpr std::size_t document_bytes_max = 8 << 20;
inline constexpr std::size_t lines_max = 5000;

}  // namespace supercargo::formats
