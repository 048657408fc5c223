#include "db/attempt.h"

namespace supercargo::db {
namespace {

constexpr Sql begun("SAVEPOINT attempt");
constexpr Sql kept("RELEASE SAVEPOINT attempt");
constexpr Sql taken_back("ROLLBACK TO SAVEPOINT attempt");

}  // namespace

Attempt::Attempt(const Writer& writer) : Writer(writer) {
  session_->execute(begun.text(), begun.text(), {});
}

void Attempt::keep() { session_->execute(kept.text(), kept.text(), {}); }

void Attempt::take_back() {
  session_->execute(taken_back.text(), taken_back.text(), {});
  keep();
}

}  // namespace supercargo::db
