// A session on PostgreSQL. BEGIN, the tenant's setting and its lock travel with the first
// statement; a connection that died between two transactions is opened again unnoticed.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/guarded_session.h"
#include "db/postgres_connection.h"

namespace supercargo::db {

class PostgresSession final : public GuardedSession {
 public:
  explicit PostgresSession(const PostgresConnection::Options& options);
  ~PostgresSession() override;

  Engine engine() const override { return Engine::postgres; }
  void begin(Mode mode, std::int64_t tenant) override;
  void commit() override;
  void rollback() noexcept override;
  std::unique_ptr<Cursor> query(std::string_view text, const void* key,
                                std::span<const Argument> arguments) override;
  std::int64_t execute(std::string_view text, const void* key,
                       std::span<const Argument> arguments) override;
  void insert_rows(const Table& table, std::span<const Argument> cells) override;
  std::int64_t insert_missing_rows(const Table& table, std::span<const Argument> cells) override;
  void update_rows(const Table& table, std::size_t keys, std::span<const Argument> cells) override;
  std::unique_ptr<Cursor> read_by_keys(const Table& table, std::size_t key,
                                       std::span<const Argument> values) override;
  void write_behind() override { behind_ = true; }
  void settle() override;

 private:
  struct Statement {
    std::string name;
    bool prepared = false;
  };
  // A write that was sent and not answered yet, and what it must have done.
  struct Unanswered {
    Statement* statement;
    std::string text;
    std::size_t messages;
    std::int64_t rows;
    const char* otherwise;  // what is wrong when it touched another number of rows
  };

  PostgresResult run(std::string_view text, const PostgresParameters& parameters);
  PostgresResult run_once(std::string_view text, const PostgresParameters& parameters);
  // Queues the statement, its preparation before it when it is new; the number of messages.
  std::size_t send_statement(Statement& statement, std::string_view text,
                             const PostgresParameters& parameters);
  std::size_t send_begin();
  // Runs it now, or sends it behind the others.
  void write(const std::string& text, const PostgresParameters& parameters, std::int64_t rows,
             const char* otherwise);
  // The answers to what was sent, with `messages` of `text` last; faults name their statement.
  PostgresConnection::Answers receive(std::size_t messages, std::string_view text);
  static void prepare_again(const std::vector<Unanswered>& sent);
  void note_lock(const PostgresResult& lock);
  bool chain_head_exists();
  void forget_statements();
  void reopen();
  void expect_anchor();

  PostgresConnection connection_;
  std::unordered_map<std::string, Statement> statements_;  // by types and text
  Statement lock_;
  std::int64_t statements_made_ = 0;
  std::int64_t transactions_ = 0;
  std::int64_t plans_last_;
  bool begin_waits_ = false;  // nothing of this transaction has been sent yet
  bool locks_ = false;        // BEGIN was followed by the lock of the chain head
  bool anchored_ = false;     // the tenant's chain head was seen in this transaction
  bool behind_ = false;       // see write_behind()
  std::vector<Unanswered> unanswered_;
  bool chain_head_exists_ = false;  // the table: it comes with the first migration
};

}  // namespace supercargo::db
