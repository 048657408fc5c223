#include "db/sqlite_session.h"

#include <array>

#include "db/bulk.h"

namespace supercargo::db {
namespace {

using Lifetime = SqliteStatement::Lifetime;

// Any value for changes_wanted: rows that exist may be passed over.
constexpr std::int64_t any_number = -1;

Argument integer_argument(std::int64_t value) { return {.type = Type::integer, .integer = value}; }

}  // namespace

// The first row is fetched at once, so that a statement which writes and returns rows has written,
// and a fault in it is thrown where the statement stands.
class SqliteSession::QueryCursor final : public Cursor {
 public:
  QueryCursor(SqliteStatements& statements, std::unique_ptr<SqliteStatement> statement,
              bool& failed)
      : statements_(statements), statement_(std::move(statement)), failed_(failed) {}
  ~QueryCursor() override { statements_.give_back(std::move(statement_)); }
  QueryCursor(const QueryCursor&) = delete;
  QueryCursor& operator=(const QueryCursor&) = delete;

  void fetch_first() {
    row_ = statement_->step();
    fetched_ = true;
  }
  bool next() override {
    if (!fetched_ && row_) step();
    fetched_ = false;
    return row_;
  }
  bool is_null(int column) const override { return statement_->is_null(column); }
  std::int64_t integer(int column) const override { return statement_->integer(column); }
  std::string_view text(int column) const override { return statement_->text_of(column); }
  std::string_view bytes(int column) const override { return statement_->bytes(column); }

 private:
  void step() {
    try {
      row_ = statement_->step();
    } catch (const DatabaseFault&) {
      failed_ = true;
      throw;
    }
  }

  SqliteStatements& statements_;
  std::unique_ptr<SqliteStatement> statement_;
  bool& failed_;
  bool row_ = false;
  bool fetched_ = false;
};

// One look-up a key, in the order of the keys.
class SqliteSession::KeysCursor final : public Cursor {
 public:
  KeysCursor(SqliteStatements& statements, std::string_view text, std::int64_t tenant,
             std::span<const Argument> values)
      : statement_(statements, text) {
    for (const Argument& value : distinct_sorted(values)) {
      keys_.push_back({value, std::string{value.text}});
    }
    arguments_[0] = integer_argument(tenant);
  }

  bool next() override {
    while (true) {
      if (running_ && statement_->step()) return true;
      running_ = false;
      statement_->reset();
      if (next_key_ == keys_.size()) return false;
      // Bound here, not in the constructor: the text belongs to this cursor and outlives the step.
      arguments_[1] = keys_[next_key_].value;
      arguments_[1].text = keys_[next_key_].text;
      ++next_key_;
      statement_->bind(arguments_, Lifetime::borrowed);
      running_ = true;
    }
  }
  bool is_null(int column) const override { return statement_->is_null(column); }
  std::int64_t integer(int column) const override { return statement_->integer(column); }
  std::string_view text(int column) const override { return statement_->text_of(column); }
  std::string_view bytes(int column) const override { return statement_->bytes(column); }

 private:
  struct Key {
    Argument value;
    std::string text;
  };
  TakenStatement statement_;
  std::vector<Key> keys_;
  std::array<Argument, 2> arguments_;
  std::size_t next_key_ = 0;
  bool running_ = false;
};

SqliteSession::SqliteSession(const SqliteConnection::Options& options, Turns* turns)
    : connection_(options),
      statements_(connection_),
      turns_(turns),
      patience_(options.busy_timeout_ms) {}

SqliteSession::~SqliteSession() { rollback(); }

void SqliteSession::note_write(const SqliteStatement& statement) {
  if (statement.only_reads()) return;
  if (mode_ == Mode::read) throw fault_in("25006", "this transaction only reads", statement.text());
  ++writes_;
}

void SqliteSession::run_plain(std::string_view text) {
  TakenStatement statement(statements_, text);
  statement->run();
}

std::unique_lock<Turns> SqliteSession::wait_for_turn() {
  if (turns_ == nullptr) return {};
  std::unique_lock turn(*turns_, patience_);
  if (!turn.owns_lock())
    throw DatabaseFault("55P03", "others write: the turn did not come in time");
  return turn;
}

void SqliteSession::begin(Mode mode, std::int64_t tenant) {
  SUPERCARGO_CHECK(!open_);
  count_call();
  connection_.start_clock();
  if (mode == Mode::read) {
    run_plain("BEGIN");
  } else {
    std::unique_lock turn = wait_for_turn();
    run_plain("BEGIN IMMEDIATE");
    turn_ = std::move(turn);
  }
  opened(mode, tenant);
  try {
    anchored_ = mode != Mode::read && tenant != no_tenant && head_exists();
  } catch (const DatabaseFault&) {
    rollback();  // nobody holds a transaction whose beginning failed
    throw;
  }
}

void SqliteSession::commit() {
  guarded([&] { run_plain(mode_ == Mode::rehearsal ? "ROLLBACK" : "COMMIT"); });
  open_ = false;
  turn_ = {};
}

void SqliteSession::rollback() noexcept {
  if (!open_) return;
  open_ = false;
  try {
    run_plain("ROLLBACK");
  } catch (const DatabaseFault&) {
    // SQLite rolled back by itself when the fault happened (full disk, interrupted write).
  }
  turn_ = {};
}

std::unique_ptr<Cursor> SqliteSession::query(std::string_view text, const void* /*key*/,
                                             std::span<const Argument> arguments) {
  return guarded([&]() -> std::unique_ptr<Cursor> {
    auto statement = statements_.take(text);
    auto& taken = *statement;
    auto cursor = std::make_unique<QueryCursor>(statements_, std::move(statement), failed_);
    note_write(taken);
    taken.bind(arguments, Lifetime::copied);
    connection_.start_clock();
    cursor->fetch_first();
    return cursor;
  });
}

std::int64_t SqliteSession::execute(std::string_view text, const void* /*key*/,
                                    std::span<const Argument> arguments) {
  return guarded([&] {
    TakenStatement statement(statements_, text);
    note_write(*statement);
    statement->bind(arguments, Lifetime::borrowed);
    connection_.start_clock();
    return statement->run();
  });
}

bool SqliteSession::head_exists() {
  if (!chain_head_exists_) {
    TakenStatement table(statements_, "SELECT 1 FROM sqlite_master WHERE name = 'chain_head'");
    chain_head_exists_ = table->step();
  }
  if (!chain_head_exists_) return false;
  TakenStatement head(statements_, "SELECT tenant_id FROM chain_head WHERE tenant_id = $1");
  const Argument tenant = integer_argument(tenant_);
  head->bind({&tenant, 1}, Lifetime::borrowed);
  return head->step();
}

// PostgreSQL inserts a tenant's rows through its chain head, so a tenant without one has no rows
// there; SQLite must not be laxer.
void SqliteSession::expect_anchor() {
  if (tenant_ == no_tenant || anchored_) return;
  anchored_ = head_exists();
  if (!anchored_) throw DatabaseFault("P0002", "the tenant has no chain head");
}

std::int64_t SqliteSession::run_for_each_row(const Table& table, std::span<const Argument> cells,
                                             std::string_view text, std::int64_t changes_wanted) {
  const std::size_t width = table.columns.size();
  const std::size_t rows = row_count(table, cells);
  TakenStatement statement(statements_, text);
  if (rows > 0) note_write(*statement);
  std::vector<Argument> arguments(width + 1);
  arguments[0] = integer_argument(tenant_);
  std::int64_t changed = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto from = cells.subspan(row * width, width);
    std::copy(from.begin(), from.end(), arguments.begin() + 1);
    statement->bind(arguments, Lifetime::borrowed);
    const std::int64_t changes = statement->run();
    if (changes_wanted != any_number && changes != changes_wanted) {
      throw fault_in("P0002", "a row was not there", text);
    }
    changed += changes;
  }
  return changed;
}

std::int64_t SqliteSession::insert(const Table& table, std::span<const Argument> cells,
                                   const std::string& text) {
  expect_anchor();
  return run_for_each_row(table, cells, text, any_number);
}

namespace {

std::string insert_text(const Table& table, std::int64_t tenant, std::string_view ending) {
  const bool global = tenant == no_tenant;
  std::string text = "INSERT INTO " + table.name + (global ? " (" : " (tenant_id, ");
  text += column_list(table) + (global ? ") VALUES (" : ") VALUES ($1, ");
  for (std::size_t n = 0; n < table.columns.size(); ++n) {
    text += (n > 0 ? ", $" : "$") + std::to_string(n + 2);
  }
  return text.append(")").append(ending);
}

std::string update_text(const Table& table, std::int64_t tenant, std::size_t keys) {
  std::string text = "UPDATE " + table.name + " SET ";
  for (std::size_t n = keys; n < table.columns.size(); ++n) {
    text += (n > keys ? ", " : "") + table.columns[n].name + " = $" + std::to_string(n + 2);
  }
  text += tenant == no_tenant ? " WHERE" : " WHERE tenant_id = $1 AND";
  for (std::size_t n = 0; n < keys; ++n) {
    text += (n > 0 ? " AND " : " ") + table.columns[n].name + " = $" + std::to_string(n + 2);
  }
  return text;
}

}  // namespace

void SqliteSession::insert_rows(const Table& table, std::span<const Argument> cells) {
  guarded([&] { insert(table, cells, insert_text(table, tenant_, {})); });
}

std::int64_t SqliteSession::insert_missing_rows(const Table& table,
                                                std::span<const Argument> cells) {
  return guarded(
      [&] { return insert(table, cells, insert_text(table, tenant_, " ON CONFLICT DO NOTHING")); });
}

void SqliteSession::update_rows(const Table& table, std::size_t keys,
                                std::span<const Argument> cells) {
  guarded([&] {
    SUPERCARGO_CHECK(keys > 0 && keys < table.columns.size());
    if (a_key_repeats(table, keys, cells)) throw DatabaseFault("21000", "a key stands twice");
    run_for_each_row(table, cells, update_text(table, tenant_, keys), 1);
  });
}

std::unique_ptr<Cursor> SqliteSession::read_by_keys(const Table& table, std::size_t key,
                                                    std::span<const Argument> values) {
  return guarded([&]() -> std::unique_ptr<Cursor> {
    std::string text = "SELECT " + column_list(table) + " FROM " + table.name + " WHERE ";
    if (tenant_ != no_tenant) text += "tenant_id = $1 AND ";
    text += table.columns[key].name + " = $2";
    connection_.start_clock();
    return std::make_unique<KeysCursor>(statements_, text, tenant_, values);
  });
}

}  // namespace supercargo::db
