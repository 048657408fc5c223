// For tests that read plans: a session that asks the engine how it would find the rows of each
// query, before it lets the query through. Lists on request paths must not read whole tables.
#pragma once

#include <memory>
#include <string>

#include "db/session.h"

namespace supercargo::tests {

class ExplainedSession final : public db::Session {
 public:
  // Within an open transaction of `real`. On PostgreSQL a table of a few rows is read whole however
  // good its index is; so that is forbidden for the rest of the transaction.
  explicit ExplainedSession(db::Session& real);

  // A line a step, in the engine's own words: index names stand in it.
  const std::string& plans() const { return plans_; }

  db::Engine engine() const override { return real_.engine(); }
  void begin(db::Mode mode, std::int64_t tenant) override { real_.begin(mode, tenant); }
  void commit() override { real_.commit(); }
  void rollback() noexcept override { real_.rollback(); }
  std::unique_ptr<db::Cursor> query(std::string_view text, const void* key,
                                    std::span<const db::Argument> arguments) override;
  std::int64_t execute(std::string_view text, const void* key,
                       std::span<const db::Argument> arguments) override {
    return real_.execute(text, key, arguments);
  }
  void insert_rows(const db::Table& table, std::span<const db::Argument> cells) override {
    real_.insert_rows(table, cells);
  }
  std::int64_t insert_missing_rows(const db::Table& table,
                                   std::span<const db::Argument> cells) override {
    return real_.insert_missing_rows(table, cells);
  }
  void update_rows(const db::Table& table, std::size_t keys,
                   std::span<const db::Argument> cells) override {
    real_.update_rows(table, keys, cells);
  }
  std::unique_ptr<db::Cursor> read_by_keys(const db::Table& table, std::size_t key,
                                           std::span<const db::Argument> values) override {
    return real_.read_by_keys(table, key, values);
  }

 private:
  db::Session& real_;
  std::string plans_;
};

}  // namespace supercargo::tests
