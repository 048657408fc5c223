// A session that times what it is asked and can write down what was written: statement by
// statement, so that the same rows can be written again by a program that does nothing else.
#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "db/session.h"

namespace supercargo::bench {

// One statement that wrote, with its values.
struct Written {
  enum class Kind { insert, insert_missing, update, execute, query } kind = Kind::execute;
  std::string text;  // of execute and query
  db::Table table;
  std::size_t keys = 0;
  std::vector<db::Argument> cells;
  std::deque<std::string> texts;  // what the cells look at
};

struct Times {
  std::chrono::nanoseconds reading{};
  std::chrono::nanoseconds writing{};
  std::chrono::nanoseconds committing{};
};

class RecordedSession final : public db::Session {
 public:
  explicit RecordedSession(std::unique_ptr<db::Session> real) : real_(std::move(real)) {}

  Times times;
  std::deque<Written>* record = nullptr;  // where to write down; null: only timed

  db::Engine engine() const override { return real_->engine(); }
  void begin(db::Mode mode, std::int64_t tenant) override;
  void commit() override;
  void rollback() noexcept override { real_->rollback(); }
  std::unique_ptr<db::Cursor> query(std::string_view text, const void* key,
                                    std::span<const db::Argument> arguments) override;
  std::int64_t execute(std::string_view text, const void* key,
                       std::span<const db::Argument> arguments) override;
  void insert_rows(const db::Table& table, std::span<const db::Argument> cells) override;
  std::int64_t insert_missing_rows(const db::Table& table,
                                   std::span<const db::Argument> cells) override;
  void update_rows(const db::Table& table, std::size_t keys,
                   std::span<const db::Argument> cells) override;
  std::unique_ptr<db::Cursor> read_by_keys(const db::Table& table, std::size_t key,
                                           std::span<const db::Argument> values) override;

 private:
  class TimedCursor;
  void note(Written written, std::span<const db::Argument> cells) const;

  std::unique_ptr<db::Session> real_;
};

// Writes it again.
void write(db::Session& session, const Written& written);

}  // namespace supercargo::bench
