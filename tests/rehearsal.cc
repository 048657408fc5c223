#include "tests/rehearsal.h"

namespace supercargo::tests {
namespace {

class RehearsedSession final : public db::Session {
 public:
  RehearsedSession(Rehearsal& rehearsal, std::unique_ptr<db::Session> real)
      : rehearsal_(rehearsal), real_(std::move(real)) {}

  db::Engine engine() const override { return real_->engine(); }
  void begin(db::Mode mode, std::int64_t tenant) override {
    const bool is_rehearsed = rehearsal_.rehearsing && mode == db::Mode::write;
    real_->begin(is_rehearsed ? db::Mode::rehearsal : mode, tenant);
    tenant_ = tenant;
    writes_ = 0;
  }
  void commit() override { real_->commit(); }
  void rollback() noexcept override { real_->rollback(); }
  std::unique_ptr<db::Cursor> query(std::string_view text, const void* key,
                                    std::span<const db::Argument> arguments) override {
    auto cursor = real_->query(text, key, arguments);
    count();
    return cursor;
  }
  std::int64_t execute(std::string_view text, const void* key,
                       std::span<const db::Argument> arguments) override {
    const auto changed = real_->execute(text, key, arguments);
    count();
    return changed;
  }
  void insert_rows(const db::Table& table, std::span<const db::Argument> cells) override {
    real_->insert_rows(table, cells);
    count();
  }
  std::int64_t insert_missing_rows(const db::Table& table,
                                   std::span<const db::Argument> cells) override {
    const auto added = real_->insert_missing_rows(table, cells);
    count();
    return added;
  }
  void update_rows(const db::Table& table, std::size_t keys,
                   std::span<const db::Argument> cells) override {
    real_->update_rows(table, keys, cells);
    count();
  }
  std::unique_ptr<db::Cursor> read_by_keys(const db::Table& table, std::size_t key,
                                           std::span<const db::Argument> values) override {
    return real_->read_by_keys(table, key, values);
  }

 private:
  void count() {
    rehearsal_.writes += real_->writes() - writes_;
    writes_ = real_->writes();
  }

  Rehearsal& rehearsal_;
  std::unique_ptr<db::Session> real_;
};

}  // namespace

std::unique_ptr<db::Session> Rehearsal::connect() {
  return std::make_unique<RehearsedSession>(*this, real_.connect());
}

}  // namespace supercargo::tests
