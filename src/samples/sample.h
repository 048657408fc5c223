// An audit sample: orders that were drawn by lot from all that were entered in some time, so that
// anybody can draw them again. What was drawn from, with which seed and by whom, is kept for good;
// the packs of its orders are handed out as one file (domain 2.6, BE3; 11, auditor).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/order.h"

namespace supercargo {

struct AuditSampleTag {
  static constexpr char prefix[] = "smp";
};
using AuditSampleId = Id<AuditSampleTag>;

namespace samples {

// More is narrowed first: by days, type or customer.
inline constexpr std::int64_t population_max = 20'000;

struct Sample {
  AuditSampleId id;
  Day entered_from;
  Day entered_until;                      // both included, on the company's calendar
  std::string order_type;                 // empty: of every type
  std::string customer;                   // a code; empty: of every customer
  std::string reference;                  // the audit's own number
  std::string method;                     // packs::draw_method
  std::string seed;                       // as it was given, else made up by chance
  std::int64_t population = 0;            // how many there were
  std::string population_hash;            // of their numbers
  std::int64_t size = 0;                  // how many were wanted
  std::vector<std::string> sales_orders;  // the numbers that were drawn, as they were drawn
  std::string numbers;                    // hidden: of the whole population, one a line
  PersonId drawn_by;
  Instant drawn_at;
  std::int64_t revision = 1;
};

struct SampleReference {
  std::string id;
};

struct Draw {
  Day entered_from;
  Day entered_until;
  std::optional<orders::OrderType> order_type;
  std::string customer;
  std::int64_t size = 0;
  std::string seed;
  std::string reference;
};

// The packs of all its orders.
struct MakePacks {
  std::string id;
  bool redact = false;
  std::string language;
  std::string paper;
};

}  // namespace samples
}  // namespace supercargo
