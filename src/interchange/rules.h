// What a message asks of us as an order, and what we say to its lines: pure.
#pragma once

#include <string>
#include <vector>

#include "amendments/amendment.h"
#include "formats/message.h"
#include "interchange/document.h"
#include "orders/requests.h"

namespace supercargo::interchange {

// The names that a line gives its item, the one that is ours first.
std::vector<std::string> names_of(const formats::WantedLine& line);

// How its unit may be written: one piece has several codes in UN/ECE Rec 20, and none is another
// thing than the next.
std::vector<std::string> units_of(const formats::WantedLine& line);

// A draft for the customer, without the lines: what comes from outside is never confirmed by
// itself, and sets no price (domain 12).
orders::Place head_of(const formats::Message& message, const std::string& customer,
                      std::vector<Remark>& remarks);
orders::PlaceLine line_of(const formats::WantedLine& wanted, const std::string& item,
                          const std::string& unit);

DocumentLine said_of(const formats::WantedLine& wanted);
// Accepted, or changed where our order says something else than was asked for.
void compare(const formats::WantedLine& wanted, const orders::Line& ours, DocumentLine& said);
void reject(DocumentLine& said, Remark remark);

// Of everything that was said to its lines.
Status status_of(const std::vector<DocumentLine>& lines);

// The change of an order that a message asks for; `lines` says which of ours each of theirs became.
amendments::Amend amendment_of(const formats::Message& message, const orders::Order& order,
                               const std::vector<DocumentLine>& lines);

}  // namespace supercargo::interchange
