// A question to another team about an order: it has a clock in that team's working time, an answer
// that stands on the order's timeline, and a manager who hears of it when nobody answers (domain
// 2.6, B0).
#pragma once

#include <optional>
#include <string>

#include "orders/order.h"

namespace supercargo {

struct QuestionTag {
  static constexpr char prefix[] = "qst";
};
using QuestionId = Id<QuestionTag>;

namespace questions {

enum class Status : std::uint8_t { open, answered, withdrawn };

struct Question {
  QuestionId id;
  OrderId sales_order;
  std::string sales_order_number;
  std::optional<std::int64_t> line;
  std::string team;  // a role: whoever holds it may answer
  PersonId owner;    // who is asked by name
  Status status = Status::open;
  std::string question;
  PersonId asked_by;
  Instant asked_at;
  Instant due_at;
  Instant escalated_at;  // when the manager heard that it was not answered in time
  std::string answer;
  PersonId answered_by;
  Instant answered_at;
  Instant withdrawn_at;
  std::int64_t party_id = 0;  // whose personal data the words may hold
  std::int64_t revision = 0;
  Instant changed_at;
};

struct QuestionReference {
  std::string id;
};

struct Ask {
  std::string id;  // of the order, or its number
  std::optional<std::int64_t> line;
  std::string team;
  PersonId owner;
  std::string question;
  Instant due_at;  // a working day from now unless given, four working hours when it is urgent
};

struct Answer {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string answer;
};

struct Withdraw {
  std::string id;
  std::optional<std::int64_t> revision;
};

}  // namespace questions
}  // namespace supercargo
