#include "db/sqlite_statement.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>
#include <cstring>

#include "db/fault.h"

namespace supercargo::db {
namespace {

constexpr std::size_t statements_max = 500;

}  // namespace

void SqliteStatement::Closer::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

SqliteStatement::SqliteStatement(SqliteConnection& connection, std::string_view text)
    : connection_(connection), text_(text) {
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v3(connection.handle(), text_.data(), static_cast<int>(text_.size()),
                         SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  handle_.reset(prepared);
  if (code != SQLITE_OK) throw_sqlite_fault(connection.handle(), code, text_);
  if (prepared == nullptr) throw fault_in("42601", "an empty statement", text_);
  only_reads_ = sqlite3_stmt_readonly(prepared) != 0;
  const int slots = sqlite3_bind_parameter_count(prepared);
  for (int slot = 1; slot <= slots; ++slot) {
    const char* name = sqlite3_bind_parameter_name(prepared, slot);
    std::size_t number = 0;
    if (name != nullptr && name[0] == '$') {
      std::from_chars(name + 1, name + std::strlen(name), number);
    }
    if (number == 0) throw fault_in("42601", "parameters are written $1, $2 …", text_);
    argument_of_slot_.push_back(number - 1);
  }
}

void SqliteStatement::bind(std::span<const Argument> arguments, Lifetime lifetime) {
  for (std::size_t slot = 0; slot < argument_of_slot_.size(); ++slot) {
    const std::size_t argument = argument_of_slot_[slot];
    if (argument >= arguments.size()) throw fault_in("08P01", "too few arguments", text_);
    bind_slot(static_cast<int>(slot) + 1, arguments[argument], lifetime);
  }
}

void SqliteStatement::bind_slot(int slot, const Argument& argument, Lifetime lifetime) {
  const auto keep = lifetime == Lifetime::borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT;
  // A null pointer would be stored as NULL, so an empty view points somewhere else.
  const char* data = argument.text.data() == nullptr ? "" : argument.text.data();
  int code = SQLITE_OK;
  if (argument.null) {
    code = sqlite3_bind_null(handle(), slot);
  } else if (argument.type == Type::text) {
    refuse_nul(argument.text, text_);
    code = sqlite3_bind_text64(handle(), slot, data, argument.text.size(), keep, SQLITE_UTF8);
  } else if (argument.type == Type::bytes) {
    code = sqlite3_bind_blob64(handle(), slot, data, argument.text.size(), keep);
  } else {
    code = sqlite3_bind_int64(handle(), slot, argument.integer);
  }
  if (code != SQLITE_OK) throw_sqlite_fault(connection_.handle(), code, text_);
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(handle());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  throw_sqlite_fault(connection_.handle(), code, text_);
}

std::int64_t SqliteStatement::run() {
  while (step()) {
  }
  const std::int64_t changed = only_reads_ ? 0 : sqlite3_changes64(connection_.handle());
  sqlite3_reset(handle());
  return changed;
}

void SqliteStatement::reset() noexcept {
  sqlite3_reset(handle());
  sqlite3_clear_bindings(handle());
}

bool SqliteStatement::is_null(int column) const {
  return sqlite3_column_type(handle(), column) == SQLITE_NULL;
}

// SQLite would convert silently; a sum that became a float, or a digit text, must not pass.
void SqliteStatement::expect_type(int column, int type) const {
  const int found = sqlite3_column_type(handle(), column);
  if (found != type && found != SQLITE_NULL) {
    throw fault_in("42804", fmt::format("column {} has another type", column), text_);
  }
}

std::int64_t SqliteStatement::integer(int column) const {
  expect_type(column, SQLITE_INTEGER);
  return sqlite3_column_int64(handle(), column);
}

std::string_view SqliteStatement::text_of(int column) const {
  expect_type(column, SQLITE_TEXT);
  const auto* text = sqlite3_column_text(handle(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

std::string_view SqliteStatement::bytes(int column) const {
  expect_type(column, SQLITE_BLOB);
  const void* bytes = sqlite3_column_blob(handle(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

std::unique_ptr<SqliteStatement> SqliteStatements::take(std::string_view text) {
  const auto found = kept_.find(text);
  if (found == kept_.end()) return std::make_unique<SqliteStatement>(connection_, text);
  auto statement = std::move(found->second);
  kept_.erase(found);
  return statement;
}

void SqliteStatements::give_back(std::unique_ptr<SqliteStatement> statement) noexcept {
  statement->reset();
  // Lists with many filters make many texts; those in use are not among the kept.
  if (kept_.size() >= statements_max) kept_.clear();
  const std::string_view text = statement->text();  // Lives in the statement, which stays put.
  kept_.emplace(text, std::move(statement));
}

}  // namespace supercargo::db
