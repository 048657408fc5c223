// One libpq connection in pipeline mode: messages are queued, sent together and answered together.
// Belongs to one thread at a time. Passwords never appear in its faults.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/postgres_parameters.h"
#include "db/session.h"

struct pg_conn;
struct pg_result;

namespace supercargo::db {

struct PostgresResultCloser {
  void operator()(pg_result* result) const;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresResultCloser>;

class PostgresConnection {
 public:
  struct Options {
    std::string location;
    int lock_timeout_s = 10;
    int statement_timeout_s = 0;  // 0: none
  };
  // What came back for the messages sent: results up to the first fault.
  struct Answers {
    std::vector<PostgresResult> results;
    std::optional<DatabaseFault> fault;
  };

  explicit PostgresConnection(Options options);
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  void open();
  void close() noexcept;
  bool is_open() const;

  void send(const std::string& text);
  void send_prepare(const std::string& name, const std::string& text,
                    const PostgresParameters& parameters);
  void send_prepared(const std::string& name, const PostgresParameters& parameters);
  // Waits for the answers to everything sent since the last time.
  Answers receive();
  // Sends without waiting; the answers are passed over by the next receive().
  void forget();

 private:
  struct Closer {
    void operator()(pg_conn* handle) const;
  };
  void configure();
  void expect_sent(int sent);
  void end_of_messages();
  void pass_over_forgotten();
  Answers receive_until_sync();
  std::string words_without_password(std::string words) const;

  Options options_;
  std::string password_;
  std::unique_ptr<pg_conn, Closer> handle_;
  int forgotten_ = 0;
};

// First word of the command tag: SELECT, INSERT, COMMIT …
std::string_view command_of(const PostgresResult& result);
std::int64_t rows_changed_by(const PostgresResult& result);

}  // namespace supercargo::db
