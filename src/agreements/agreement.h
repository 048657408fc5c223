// What is recorded when both sides agree: what the customer was read and what he said, and what
// another person decided.
#pragma once

#include <optional>
#include <string>

#include "orders/order.h"

namespace supercargo::agreements {

using orders::ReadBackOutcome;

struct TellReadBack {
  std::string id;
  std::optional<std::int64_t> revision;
  ReadBackOutcome outcome = ReadBackOutcome::sent;
  std::string contact;
  std::string channel;
  bool consumer_informed = false;
};

enum class Verdict : std::uint8_t { approve, reject };
struct Decide {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string rule;  // which approval; may be left out when one is waiting
  Verdict decision = Verdict::approve;
  std::string reason;
};

}  // namespace supercargo::agreements
