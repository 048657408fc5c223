// What we answer to an order, as a whole and line by line, in the codes that Peppol and EDIFACT
// share (domain 12): from the order as it stands and, where it came as a document, from what was
// asked for there. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interchange/document.h"
#include "orders/order.h"
#include "transmittals/ubl_parts.h"

namespace supercargo::transmittals {

enum class Verdict : std::uint8_t {
  acknowledged,  // AB: it is here and not confirmed yet
  accepted,      // AP
  changed,       // CA: as its lines say
  rejected,      // RE
};
// UNCL 1229.
enum class LineVerdict : std::uint8_t { added, changed, accepted, rejected, delivered };

const char* code_of(Verdict verdict);
const char* code_of(LineVerdict verdict);

struct AnswerLine {
  std::string id;  // as the customer counts; of what was added, as we do
  std::string reference;
  LineVerdict verdict = LineVerdict::accepted;
  Goods goods;
  Quantity quantity;
  std::string unit;
  Quantity backordered;  // in the base unit
  std::optional<Price> price;
  Day promise_date;
  std::string note;
};

struct Answer {
  std::string number;  // of this answer
  std::string our_number;
  std::string order_number;  // as the customer numbers it
  Instant at;
  Verdict verdict = Verdict::acknowledged;
  std::string note;
  Currency currency;
  Day promise_date;
  Partner seller;
  Partner buyer;
  std::vector<AnswerLine> lines;  // none unless it is changed
};

// What is known of an order; none but one of the first two may be missing.
struct Answered {
  const orders::Order* order = nullptr;
  const interchange::Document* document = nullptr;
  const formats::Message* asked = nullptr;
};
// Without parties and time.
Answer answer_of(const Answered& answered);

}  // namespace supercargo::transmittals
