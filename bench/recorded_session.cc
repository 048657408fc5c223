#include "bench/recorded_session.h"

namespace supercargo::bench {
namespace {

// Adds what passes until it goes to a sum.
class Timed {
 public:
  explicit Timed(std::chrono::nanoseconds& sum) : sum_(sum) {}
  ~Timed() { sum_ += std::chrono::steady_clock::now() - begin_; }
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;

 private:
  std::chrono::nanoseconds& sum_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

bool is_writing(std::string_view text) { return !text.starts_with("SELECT"); }

}  // namespace

class RecordedSession::TimedCursor final : public db::Cursor {
 public:
  TimedCursor(std::unique_ptr<db::Cursor> real, std::chrono::nanoseconds& sum)
      : real_(std::move(real)), sum_(sum) {}
  bool next() override {
    const Timed timed(sum_);
    return real_->next();
  }
  bool is_null(int column) const override { return real_->is_null(column); }
  std::int64_t integer(int column) const override { return real_->integer(column); }
  std::string_view text(int column) const override { return real_->text(column); }
  std::string_view bytes(int column) const override { return real_->bytes(column); }

 private:
  std::unique_ptr<db::Cursor> real_;
  std::chrono::nanoseconds& sum_;
};

void RecordedSession::note(Written written, std::span<const db::Argument> cells) const {
  if (record == nullptr) return;
  written.cells.reserve(cells.size());
  for (db::Argument cell : cells) {
    if (!cell.null && (cell.type == db::Type::text || cell.type == db::Type::bytes))
      cell.text = written.texts.emplace_back(cell.text);
    written.cells.push_back(cell);
  }
  record->push_back(std::move(written));
}

void RecordedSession::begin(db::Mode mode, std::int64_t tenant) {
  const Timed timed(times.reading);
  real_->begin(mode, tenant);
  tenant_ = tenant;
}

void RecordedSession::commit() {
  const Timed timed(times.committing);
  real_->commit();
}

std::unique_ptr<db::Cursor> RecordedSession::query(std::string_view text, const void* key,
                                                   std::span<const db::Argument> arguments) {
  auto& sum = is_writing(text) ? times.writing : times.reading;
  if (is_writing(text)) note({.kind = Written::Kind::query, .text = std::string(text)}, arguments);
  const Timed timed(sum);
  return std::make_unique<TimedCursor>(real_->query(text, key, arguments), sum);
}

std::int64_t RecordedSession::execute(std::string_view text, const void* key,
                                      std::span<const db::Argument> arguments) {
  note({.kind = Written::Kind::execute, .text = std::string(text)}, arguments);
  const Timed timed(times.writing);
  return real_->execute(text, key, arguments);
}

void RecordedSession::insert_rows(const db::Table& table, std::span<const db::Argument> cells) {
  if (!cells.empty()) note({.kind = Written::Kind::insert, .table = table}, cells);
  const Timed timed(times.writing);
  real_->insert_rows(table, cells);
}

std::int64_t RecordedSession::insert_missing_rows(const db::Table& table,
                                                  std::span<const db::Argument> cells) {
  if (!cells.empty()) note({.kind = Written::Kind::insert_missing, .table = table}, cells);
  const Timed timed(times.writing);
  return real_->insert_missing_rows(table, cells);
}

void RecordedSession::update_rows(const db::Table& table, std::size_t keys,
                                  std::span<const db::Argument> cells) {
  if (!cells.empty()) note({.kind = Written::Kind::update, .table = table, .keys = keys}, cells);
  const Timed timed(times.writing);
  real_->update_rows(table, keys, cells);
}

std::unique_ptr<db::Cursor> RecordedSession::read_by_keys(const db::Table& table, std::size_t key,
                                                          std::span<const db::Argument> values) {
  const Timed timed(times.reading);
  return std::make_unique<TimedCursor>(real_->read_by_keys(table, key, values), times.reading);
}

void write(db::Session& session, const Written& written) {
  switch (written.kind) {
    case Written::Kind::insert:
      return session.insert_rows(written.table, written.cells);
    case Written::Kind::insert_missing:
      session.insert_missing_rows(written.table, written.cells);
      return;
    case Written::Kind::update:
      return session.update_rows(written.table, written.keys, written.cells);
    case Written::Kind::execute:
      session.execute(written.text, nullptr, written.cells);
      return;
    case Written::Kind::query:
      const auto rows = session.query(written.text, nullptr, written.cells);
      while (rows->next()) {
      }
  }
}

}  // namespace supercargo::bench
