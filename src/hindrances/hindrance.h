// What an order has to wait for: an open follow-up, issue, question or return keeps it from being
// closed, a hold also from being fulfilled (domain 3.3, decisions 17). Whoever has such a record
// adds the hindrance with it and removes it with it, in the same transaction.
#pragma once

#include <string>

#include "kernel/fields.h"

namespace supercargo::hindrances {

enum class Kind : std::uint8_t {
  follow_up,
  hold,
  issue,
  question,
  shipment,
  return_,
  dispute,
  amendment,
};
enum class Blocks : std::uint8_t {
  closing,
  fulfilment,  // and closing
};

struct Hindrance {
  std::int64_t order_id = 0;
  std::int64_t record_id = 0;
  Kind kind = Kind::follow_up;
  std::string record;  // as printed: fup_…, its link
  Blocks blocks = Blocks::closing;
  std::string detail;  // what has to happen, in our words: no personal data
  Instant since;
};

}  // namespace supercargo::hindrances

namespace supercargo {
template <>
const Entity& entity<hindrances::Hindrance>();
}  // namespace supercargo
