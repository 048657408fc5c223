// What may be told of shipments that have left: one struct a verb, as it comes from a body and a
// path.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shipments/shipment.h"

namespace supercargo::deliveries {

struct Delay {
  std::string id;
  std::optional<std::int64_t> revision;
  Instant eta;
  std::string cause;
};

struct Reschedule {
  std::string id;
  std::optional<std::int64_t> revision;
  Instant eta;
};

struct DeliveredLine {
  std::string sales_order;
  std::int64_t line = 0;
  Quantity quantity;  // accepted in good order; what is in none of these did not arrive
  Quantity damaged;
  Quantity refused;
};
struct Deliver {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string receiver;
  Instant at;
  std::string condition;
  std::string remark;
  std::vector<std::string> attachments;
  std::vector<DeliveredLine> lines;  // none: everything was accepted
};

struct VerifyProof {
  std::string id;
  std::optional<std::int64_t> revision;
  shipments::Finding finding = shipments::Finding::right;
  std::string remark;
};

struct ReturnedLine {
  std::string sales_order;
  std::int64_t line = 0;
  Quantity quantity;  // that came back, what is damaged included
  Quantity damaged;
};
struct TakeBack {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<ReturnedLine> lines;  // none: everything, in good order
};

}  // namespace supercargo::deliveries
