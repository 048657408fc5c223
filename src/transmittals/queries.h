// Documents of records in the words of standards, for whoever may read the record.
#pragma once

#include <string>

#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::transmittals {

struct Wanted {
  std::string id;      // of the record, or its number
  std::string format;  // ubl, edifact; empty: as the order came, else UBL
};

// A file, what it is called and what it is.
struct Sent {
  std::string name;
  std::string bytes;
  const char* media_type;
};

// What we say to an order as it stands.
Result<Sent> answer_order(const journal::Query& query, const Wanted& wanted);
// What we say to a document that came, refused ones included.
Result<Sent> answer_document(const journal::Query& query, const Wanted& wanted);
// What left in a shipment; refused before it has left.
Result<Sent> advise_despatch(const journal::Query& query, const Wanted& wanted);
// In UBL alone; refused when EN 16931 would not hold.
Result<Sent> give_invoice(const journal::Query& query, const Wanted& wanted);

}  // namespace supercargo::transmittals
