// For tests: a session that counts what it is asked, so that a test can say how many statements a
// command takes, however much it works on.
#pragma once

#include <memory>
#include <utility>

#include "db/session.h"

namespace supercargo::tests {

class CountedSession final : public db::Session {
 public:
  explicit CountedSession(std::unique_ptr<db::Session> real) : real_(std::move(real)) {}

  std::int64_t asked = 0;

  db::Engine engine() const override { return real_->engine(); }
  void begin(db::Mode mode, std::int64_t tenant) override {
    real_->begin(mode, tenant);
    tenant_ = tenant;
  }
  void commit() override { real_->commit(); }
  void rollback() noexcept override { real_->rollback(); }
  std::unique_ptr<db::Cursor> query(std::string_view text, const void* key,
                                    std::span<const db::Argument> arguments) override {
    ++asked;
    return real_->query(text, key, arguments);
  }
  std::int64_t execute(std::string_view text, const void* key,
                       std::span<const db::Argument> arguments) override {
    ++asked;
    return real_->execute(text, key, arguments);
  }
  void insert_rows(const db::Table& table, std::span<const db::Argument> cells) override {
    ++asked;
    real_->insert_rows(table, cells);
  }
  std::int64_t insert_missing_rows(const db::Table& table,
                                   std::span<const db::Argument> cells) override {
    ++asked;
    return real_->insert_missing_rows(table, cells);
  }
  void update_rows(const db::Table& table, std::size_t keys,
                   std::span<const db::Argument> cells) override {
    ++asked;
    real_->update_rows(table, keys, cells);
  }
  std::unique_ptr<db::Cursor> read_by_keys(const db::Table& table, std::size_t key,
                                           std::span<const db::Argument> values) override {
    ++asked;
    return real_->read_by_keys(table, key, values);
  }

 private:
  std::unique_ptr<db::Session> real_;
};

}  // namespace supercargo::tests
