#include "db/postgres_session.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <utility>

#include "db/bulk.h"

namespace supercargo::db {
namespace {

constexpr std::string_view lock_text =
    "SELECT tenant_id FROM chain_head WHERE tenant_id = $1 FOR UPDATE";

// Lists with many filters make many texts; the server need not remember them all.
constexpr std::size_t statements_max = 500;

// PostgreSQL keeps a statement's plan as it was made, and what is best for ten rows may read all of
// ten thousand. Until autovacuum comes by, plans are made anew whenever there were four times as
// many transactions as the last time.
constexpr std::int64_t first_plans_last = 16;
constexpr std::int64_t next_plans_last = 4;  // times as long

PostgresParameters parameters_of(std::span<const Argument> arguments) {
  PostgresParameters parameters;
  for (const Argument& argument : arguments) parameters.add(argument);
  return parameters;
}

PostgresParameters tenant_parameter(std::int64_t tenant) {
  PostgresParameters parameters;
  parameters.add({.type = Type::integer, .integer = tenant});
  return parameters;
}

bool wrote(const PostgresResult& result) {
  static constexpr std::array<std::string_view, 4> reading{"SELECT", "SHOW", "SET", "LOCK"};
  return std::find(reading.begin(), reading.end(), command_of(result)) == reading.end();
}

// All rows came with the answer; a list is never without a limit.
class PostgresCursor final : public Cursor {
 public:
  explicit PostgresCursor(PostgresResult result)
      : result_(std::move(result)), rows_(PQntuples(result_.get())) {}

  bool next() override { return ++row_ < rows_; }
  bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) != 0; }
  std::int64_t integer(int column) const override {
    expect(column,
           {postgres_oid::int8, postgres_oid::boolean, postgres_oid::int4, postgres_oid::int2});
    return read_big_endian(value(column));
  }
  std::string_view text(int column) const override {
    constexpr unsigned name = 19;
    constexpr unsigned varchar = 1043;
    expect(column, {postgres_oid::text, varchar, name});
    return value(column);
  }
  std::string_view bytes(int column) const override {
    expect(column, {postgres_oid::bytea});
    return value(column);
  }

 private:
  void expect(int column, const std::array<unsigned, 4>& types) const {
    const unsigned found = PQftype(result_.get(), column);
    if (std::find(types.begin(), types.end(), found) != types.end()) return;
    throw DatabaseFault("42804", "column " + std::to_string(column) + " has another type");
  }
  std::string_view value(int column) const {
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
  }

  PostgresResult result_;
  int rows_;
  int row_ = -1;
};

}  // namespace

PostgresSession::PostgresSession(const PostgresConnection::Options& options)
    : connection_(options), plans_last_(first_plans_last) {
  connection_.open();
}

PostgresSession::~PostgresSession() { rollback(); }

void PostgresSession::forget_statements() {
  statements_.clear();
  lock_ = {};
}

void PostgresSession::reopen() {
  forget_statements();
  connection_.open();
}

void PostgresSession::begin(Mode mode, std::int64_t tenant) {
  SUPERCARGO_CHECK(!open_);
  count_call();
  opened(mode, tenant);
  begin_waits_ = true;
  anchored_ = false;
  behind_ = false;
  unanswered_.clear();
}

// Asked outside the transaction, once a connection: after that the table stays.
bool PostgresSession::chain_head_exists() {
  if (!chain_head_exists_) {
    connection_.send("SELECT to_regclass('chain_head') IS NOT NULL");
    auto answers = connection_.receive();
    if (answers.fault) throw *answers.fault;
    PostgresCursor row(std::move(answers.results.at(0)));
    chain_head_exists_ = row.next() && row.integer(0) == 1;
  }
  return chain_head_exists_;
}

std::size_t PostgresSession::send_begin() {
  const bool is_the_writer = mode_ == Mode::write || mode_ == Mode::rehearsal;
  locks_ = is_the_writer && tenant_ != no_tenant && chain_head_exists();
  std::size_t messages = 1;
  // One state for all statements of a read, as SQLite gives it.
  connection_.send(mode_ == Mode::read     ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                   : mode_ == Mode::beside ? "BEGIN ISOLATION LEVEL REPEATABLE READ"
                                           : "BEGIN");
  const bool are_plans_old = ++transactions_ == plans_last_;
  if (are_plans_old) plans_last_ *= next_plans_last;
  if (are_plans_old || statements_.size() > statements_max) {
    forget_statements();
    connection_.send("DEALLOCATE ALL");
    ++messages;
  }
  if (tenant_ != no_tenant) {
    connection_.send("SET LOCAL app.tenant = '" + std::to_string(tenant_) + "'");
    ++messages;
  }
  if (!locks_) return messages;
  return messages + send_statement(lock_, lock_text, tenant_parameter(tenant_));
}

std::size_t PostgresSession::send_statement(Statement& statement, std::string_view text,
                                            const PostgresParameters& parameters) {
  if (statement.prepared) {
    connection_.send_prepared(statement.name, parameters);
    return 1;
  }
  // A new name each time: whether an earlier preparation arrived is not known after a fault.
  statement.name = "s" + std::to_string(++statements_made_);
  connection_.send_prepare(statement.name, std::string{text}, parameters);
  connection_.send_prepared(statement.name, parameters);
  return 2;
}

PostgresResult PostgresSession::run_once(std::string_view text,
                                         const PostgresParameters& parameters) {
  if (begin_waits_ && !connection_.is_open()) reopen();
  const bool begins = begin_waits_;
  const std::size_t before = begin_waits_ ? send_begin() : 0;
  Statement& statement = statements_[parameters.signature() + ' ' + std::string{text}];
  const std::size_t messages = before + send_statement(statement, text, parameters);
  auto answers = receive(messages, text);
  statement.prepared = true;
  if (begins && locks_) note_lock(answers.results[before - 1]);
  return std::move(answers.results.back());
}

// After a fault among them nobody knows which were prepared.
void PostgresSession::prepare_again(const std::vector<Unanswered>& sent) {
  for (const Unanswered& each : sent) each.statement->prepared = false;
}

PostgresConnection::Answers PostgresSession::receive(std::size_t messages, std::string_view text) {
  const std::vector<Unanswered> sent = std::exchange(unanswered_, {});
  auto answers = connection_.receive();
  if (answers.fault && !connection_.is_open()) throw *answers.fault;
  begin_waits_ = false;
  std::size_t answered = 0;
  for (const Unanswered& write : sent) {
    answered += write.messages;
    if (answered > answers.results.size()) {
      prepare_again(sent);
      throw fault_in(answers.fault->sqlstate(), answers.fault->what(), write.text);
    }
    if (rows_changed_by(answers.results[answered - 1]) != write.rows)
      throw fault_in("P0002", write.otherwise, write.text);
  }
  if (answers.fault) throw fault_in(answers.fault->sqlstate(), answers.fault->what(), text);
  SUPERCARGO_CHECK(answers.results.size() == answered + messages);
  answers.results.erase(answers.results.begin(),
                        answers.results.begin() + static_cast<std::ptrdiff_t>(answered));
  return answers;
}

void PostgresSession::write(const std::string& text, const PostgresParameters& parameters,
                            std::int64_t rows, const char* otherwise) {
  ++writes_;
  if (!behind_ || begin_waits_) {
    if (rows_changed_by(run(text, parameters)) != rows) throw fault_in("P0002", otherwise, text);
    return;
  }
  Statement& statement = statements_[parameters.signature() + ' ' + text];
  const std::size_t messages = send_statement(statement, text, parameters);
  statement.prepared = true;
  unanswered_.push_back({&statement, text, messages, rows, otherwise});
}

void PostgresSession::settle() {
  if (unanswered_.empty()) return;
  guarded([&] { receive(0, {}); });
}

void PostgresSession::note_lock(const PostgresResult& lock) {
  lock_.prepared = true;
  anchored_ = PQntuples(lock.get()) == 1;
}

PostgresResult PostgresSession::run(std::string_view text, const PostgresParameters& parameters) {
  const bool nothing_done_yet = begin_waits_;
  try {
    return run_once(text, parameters);
  } catch (const DatabaseFault&) {
    // The connection died while it was idle; the transaction has done nothing that could count.
    if (!nothing_done_yet || connection_.is_open()) throw;
  }
  begin_waits_ = true;
  return run_once(text, parameters);
}

void PostgresSession::commit() {
  guarded([&] {
    if (begin_waits_) return;
    if (mode_ == Mode::read) {
      // Nothing hangs on the answer, so nobody waits for it.
      connection_.send("COMMIT");
      connection_.forget();
      return;
    }
    connection_.send(mode_ == Mode::rehearsal ? "ROLLBACK" : "COMMIT");
    const auto answers = connection_.receive();
    if (answers.fault) throw *answers.fault;
    const bool done = mode_ == Mode::rehearsal || command_of(answers.results.at(0)) == "COMMIT";
    if (!done) throw DatabaseFault("25P02", "the transaction was rolled back instead");
  });
  open_ = false;
}

void PostgresSession::rollback() noexcept {
  if (!open_) return;
  open_ = false;
  if (begin_waits_ || !connection_.is_open()) return;
  try {
    // After a fault among them the server would pass over the rollback as well.
    const auto sent = std::exchange(unanswered_, {});
    if (!sent.empty() && connection_.receive().fault) prepare_again(sent);
    connection_.send("ROLLBACK");
    if (connection_.receive().fault) connection_.close();
  } catch (const DatabaseFault&) {
    connection_.close();  // The server rolls back what no longer has a connection.
  }
}

std::unique_ptr<Cursor> PostgresSession::query(std::string_view text, const void* /*key*/,
                                               std::span<const Argument> arguments) {
  return guarded([&]() -> std::unique_ptr<Cursor> {
    auto result = run(text, parameters_of(arguments));
    if (wrote(result)) ++writes_;
    return std::make_unique<PostgresCursor>(std::move(result));
  });
}

std::int64_t PostgresSession::execute(std::string_view text, const void* /*key*/,
                                      std::span<const Argument> arguments) {
  return guarded([&] {
    const auto result = run(text, parameters_of(arguments));
    if (!wrote(result)) return std::int64_t{0};
    ++writes_;
    return rows_changed_by(result);
  });
}

std::unique_ptr<Cursor> PostgresSession::read_by_keys(const Table& table, std::size_t key,
                                                      std::span<const Argument> values) {
  return guarded([&]() -> std::unique_ptr<Cursor> {
    const Column& column = table.columns[key];
    std::string text = "SELECT " + column_list(table) + " FROM " + table.name + " WHERE ";
    if (tenant_ != no_tenant) text += "tenant_id = $1 AND ";
    // That none of them is null lets it use an index of what is not null, whoever made the plan.
    text += column.name + " = ANY($2) AND " + column.name + " IS NOT NULL ORDER BY " + column.name;
    PostgresParameters parameters = tenant_parameter(tenant_);
    parameters.add_column(column.type, values, 0, 1);
    return std::make_unique<PostgresCursor>(run(text, parameters));
  });
}

}  // namespace supercargo::db
