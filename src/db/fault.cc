#include "db/fault.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

#include "db/database.h"

namespace supercargo::db {
namespace {

std::atomic<std::int64_t> calls{0};
std::atomic<std::int64_t> call_to_fail{0};

constexpr std::size_t statement_shown_max = 120;

}  // namespace

void fail_call(std::int64_t n) {
  calls = 0;
  call_to_fail = n;
}

std::int64_t calls_made() { return calls; }

void count_call() {
  const std::int64_t call = ++calls;
  if (call == call_to_fail) throw DatabaseFault("58030", "a fault was asked for at this call");
}

DatabaseFault fault_in(std::string sqlstate, std::string_view words, std::string_view statement) {
  std::string text{words};
  if (!statement.empty()) {
    text.append(" in: ").append(statement.substr(0, statement_shown_max));
    std::replace(text.begin(), text.end(), '\n', ' ');
  }
  return {std::move(sqlstate), text};
}

void refuse_nul(std::string_view text, std::string_view statement) {
  if (!text.empty() && std::memchr(text.data(), 0, text.size()) != nullptr) {
    throw fault_in("22021", "a text holds a NUL character", statement);
  }
}

bool DatabaseFault::may_be_tried_again() const {
  // Serialization failure, deadlock, server shut down, connection lost (scale.md rule 9).
  static constexpr std::array<std::string_view, 3> states{"40001", "40P01", "57P01"};
  return std::find(states.begin(), states.end(), sqlstate_) != states.end() ||
         sqlstate_.starts_with("08");
}

}  // namespace supercargo::db
