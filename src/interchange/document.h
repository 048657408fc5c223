// A document that a customer's system sent us, and what became of it: kept as it came, read, and
// answered line by line. What was refused is kept too, with every reason and its place.
#pragma once

#include <string>
#include <vector>

#include "customers/customer.h"
#include "formats/message.h"
#include "kernel/fields.h"
#include "orders/order.h"

namespace supercargo {

struct ExchangeDocumentTag {
  static constexpr char prefix[] = "exd";
};
using ExchangeDocumentId = Id<ExchangeDocumentTag>;

namespace interchange {

using formats::Format;

enum class Kind : std::uint8_t { unknown, order, order_change, order_cancellation };
enum class Status : std::uint8_t {
  accepted,         // all of it, as it was asked for or with what is told at its lines
  partly_accepted,  // without the lines that were rejected
  refused,
};
// What we say to one line (domain 12: line status 5, 3 and 7).
enum class Verdict : std::uint8_t { accepted, changed, rejected };

// Something to be told, and where in the document.
struct Remark {
  std::string place;
  std::string code;
  std::string words;
};

struct DocumentLine {
  std::string id;         // as the sender counts
  std::int64_t line = 0;  // of our order; 0: none was made of it
  std::string item;       // as the sender names it
  std::string name;
  Verdict verdict = Verdict::accepted;
  std::vector<Remark> remarks;
};

struct Document {
  ExchangeDocumentId id;
  Format format = Format::ubl;
  Kind kind = Kind::unknown;
  std::string number;        // of this document, as its sender numbers
  std::string order_number;  // of the customer's order that it is about
  Status status = Status::refused;
  std::string sender;    // as the document names the buyer
  std::string receiver;  // as it names us
  std::string customer;  // its code
  CustomerId customer_id;
  OrderId sales_order;
  std::string sales_order_number;
  std::vector<Remark> remarks;
  std::vector<DocumentLine> lines;
  std::string hash;          // of the bytes; the same again is the same document
  std::string accepted_key;  // hidden: customer, kind and number of what was not refused
  PersonId received_by;
  Instant received_at;
  std::int64_t revision = 0;
};

struct DocumentReference {
  std::string id;
};

// What came at once: one UBL document, or the messages of an interchange.
struct Delivered {
  std::vector<Document> items;
};

}  // namespace interchange
}  // namespace supercargo
