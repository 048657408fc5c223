// What is to become of a plan that is being kept: an instalment is let off, or what is left is
// divided anew. Asked for, decided by finance and whoever agreed to the plan; until then the plan
// stays as it is (domain 3.8).
#pragma once

#include <optional>
#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {
namespace plans {

enum class ChangeKind : std::uint8_t { waiver, renegotiation };

struct Change {
  ChangeKind kind = ChangeKind::waiver;
  std::int64_t instalment = 0;  // 1, 2, 3 …: the one to let off
  std::int64_t parts = 0;       // what is left, divided anew
  Day first_due;
  std::int64_t interval_days = 0;
  std::string reason;
  PersonId asked_by;
  Instant asked_at;
};

struct Waive {
  std::string id;
  std::optional<std::int64_t> revision;
  std::int64_t instalment = 0;
  std::string reason;
};
struct Renegotiate {
  std::string id;
  std::optional<std::int64_t> revision;
  std::int64_t parts = 0;
  Day first_due;
  std::int64_t interval_days = 30;
  std::string reason;
};

}  // namespace plans

template <>
Choices choices<plans::ChangeKind>();
template <>
const Entity& entity<plans::Change>();

}  // namespace supercargo
