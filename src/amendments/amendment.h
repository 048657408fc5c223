// An amendment: what is changed of an order after its confirmation. It becomes a version of its own
// once everything that it touches is checked again and the customer agrees to exactly that; until
// then the version before it is in force (domain 3.3, AMEND).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "approvals/approval.h"
#include "gates/gate.h"
#include "orders/order.h"

namespace supercargo {

struct AmendmentTag {
  static constexpr char prefix[] = "amd";
};
using AmendmentId = Id<AmendmentTag>;

namespace amendments {

enum class Status : std::uint8_t { waiting, in_force, withdrawn };

// A line as it is to be; what is left out stays. Without its number it is a new one.
struct AmendLine {
  std::int64_t line = 0;
  std::string sku;                   // of a new line
  std::optional<Quantity> quantity;  // 0 cancels what has not left
  std::string unit;                  // of a new line
  std::optional<Price> unit_price;
  Day requested_date;
  std::string note;
};

// Who agreed for the customer to exactly this content (G7, G9).
struct Agreed {
  std::string contact;
  std::string channel;
  std::string words;
  bool consumer_informed = false;
};

struct Amend {
  std::string id;  // of the order
  std::optional<std::int64_t> revision;
  std::vector<AmendLine> lines;
  std::string customer_po_number;
  Day requested_date;
  std::optional<customers::Address> delivery_address;
  std::string notes;
  std::string reason;
  std::optional<orders::CorrectionCause> correction_cause;  // customer_request unless given
  std::vector<checks::Acknowledgement> acknowledgements;
  std::optional<Agreed> agreed;
};

// One thing that differs between two versions. Personal values are not repeated here.
struct Difference {
  std::int64_t line = 0;  // 0: the order's head
  std::string field;
  std::string before;
  std::string after;
  std::string words;  // "Line 2 (TAPE-48): quantity 10 → 6."
};

struct Amendment {
  AmendmentId id;
  OrderId order;
  std::string order_number;
  Status status = Status::waiting;
  std::optional<Amend> wanted;
  std::vector<Difference> differences;
  std::string content_hash;              // of the order as it would be
  std::vector<gates::GateCheck> checks;  // of the gates that it touches: what it waits for
  std::vector<approvals::Approval> approvals;
  std::int64_t version = 0;  // of the order, once in force
  PersonId requested_by;
  Instant requested_at;
  Instant in_force_at;
  Instant withdrawn_at;
  std::int64_t party_id = 0;
  std::int64_t revision = 0;
  Instant changed_at;
};

// How the order came to say what it says.
struct OrderVersion {
  std::int64_t version = 0;
  std::string content_hash;
  PersonId by;
  Instant at;
  std::vector<Difference> differences;  // from the version before
};
struct Versions {
  std::vector<OrderVersion> items;  // the newest first, at most versions_max
};
inline constexpr std::int64_t versions_max = 200;

struct AmendmentReference {
  std::string id;
};

// What the customer said to an amendment that waits for him.
struct TellAgreed {
  std::string id;
  std::optional<std::int64_t> revision;
  Agreed agreed;
};

enum class Verdict : std::uint8_t { approve, reject };
struct DecideAmendment {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string rule;  // which approval; may be left out when one is waiting
  Verdict decision = Verdict::approve;
  std::string reason;
};

struct Withdraw {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};

}  // namespace amendments
}  // namespace supercargo
