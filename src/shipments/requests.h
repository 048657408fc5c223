// What may be asked of shipments before they leave, and on their way where nothing but a word is
// told: one struct a verb, as it comes from a body and a path. A line is named by the order's line;
// its order may be left out where no other is meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shipments/shipment.h"

namespace supercargo::shipments {

struct AskedLine {
  std::string sales_order;
  std::int64_t line = 0;
  Quantity quantity;
};

struct Plan {
  std::string sales_order;  // of the lines that name none
  std::string warehouse;    // the first order's unless given
  std::string carrier;
  std::string tracking;
  std::string delivery_slot;
  Day planned_date;
  Instant eta;
  std::vector<AskedLine> lines;
};

struct Pick {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<AskedLine> lines;  // what was found of each; none: everything as planned
};

// One scan: which goods, by their code or by the line they are for, and how many.
struct Scan {
  std::string code;
  std::string sales_order;
  std::int64_t line = 0;
  Quantity quantity;
};
struct Packing {
  std::string kind;
  std::int64_t weight_grams = 0;
  std::vector<Scan> contents;
};
struct Pack {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<Packing> packages;  // none: everything in one
};

struct Despatch {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string carrier;
  std::string tracking;
  Instant eta;
};

// Nothing is told but that it happened.
struct Move {
  std::string id;
  std::optional<std::int64_t> revision;
};

// It happened, and why.
struct Because {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};

struct TimelineOfShipment {
  std::string id;
  std::int64_t limit = 100;
  std::string cursor;
};

}  // namespace supercargo::shipments
