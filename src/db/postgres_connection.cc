#include "db/postgres_connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

#include "db/fault.h"

namespace supercargo::db {
namespace {

constexpr const char* connection_lost = "08006";

struct ParsedLocation {
  std::vector<std::string> names;
  std::vector<std::string> values;
};

// libpq's own words could quote the password, so a location that cannot be read is not quoted.
ParsedLocation parse(const std::string& location) {
  const auto free_all = [](PQconninfoOption* options) { PQconninfoFree(options); };
  const std::unique_ptr<PQconninfoOption, decltype(free_all)> options(
      PQconninfoParse(location.c_str(), nullptr), free_all);
  if (options == nullptr) {
    throw DatabaseFault("08001", "the address of the PostgreSQL database cannot be read");
  }
  ParsedLocation parsed{
      .names = {"connect_timeout", "tcp_user_timeout", "fallback_application_name"},
      .values = {"10", "30000", "supercargo"}};
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    parsed.names.emplace_back(option->keyword);
    parsed.values.emplace_back(option->val);
  }
  parsed.names.emplace_back("client_encoding");
  parsed.values.emplace_back("UTF8");
  return parsed;
}

std::vector<const char*> c_strings(const std::vector<std::string>& strings) {
  std::vector<const char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (const std::string& string : strings) pointers.push_back(string.c_str());
  pointers.push_back(nullptr);
  return pointers;
}

void keep_quiet(void*, const char*) {}

// The message alone: its detail would quote the values of the row.
DatabaseFault fault_of(const pg_result* result) {
  const char* sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  if (sqlstate == nullptr) return {connection_lost, "the connection to PostgreSQL was lost"};
  return {sqlstate, words == nullptr ? "PostgreSQL gave no reason" : words};
}

}  // namespace

void PostgresResultCloser::operator()(pg_result* result) const { PQclear(result); }
void PostgresConnection::Closer::operator()(pg_conn* handle) const { PQfinish(handle); }

PostgresConnection::PostgresConnection(Options options) : options_(std::move(options)) {}

void PostgresConnection::open() {
  close();
  const ParsedLocation parsed = parse(options_.location);
  for (std::size_t n = 0; n < parsed.names.size(); ++n) {
    if (parsed.names[n] == "password") password_ = parsed.values[n];
  }
  handle_.reset(
      PQconnectdbParams(c_strings(parsed.names).data(), c_strings(parsed.values).data(), 0));
  if (!is_open()) {
    const std::string words = handle_ ? PQerrorMessage(handle_.get()) : "no memory";
    handle_.reset();
    throw DatabaseFault("08001", words_without_password(words));
  }
  configure();
}

std::string PostgresConnection::words_without_password(std::string words) const {
  if (password_.empty()) return words;
  for (auto at = words.find(password_); at != std::string::npos; at = words.find(password_)) {
    words.replace(at, password_.size(), "…");
  }
  return words;
}

// Settings of the session are for speed and safety; nothing is right or wrong by them alone
// (scale.md rule 6). On Citus, SET LOCAL must reach the shards for row-level security. Long values,
// kept replies above all, are packed by LZ4 where the server has it: PGLZ, which it takes by
// itself, costs an order a tenth of a millisecond and more.
void PostgresConnection::configure() {
  PQsetNoticeProcessor(handle_.get(), keep_quiet, nullptr);
  const std::string settings = fmt::format(
      "SET jit = off; SET citus.propagate_set_commands = 'local'; SET lock_timeout = '{}s';"
      " SET statement_timeout = '{}s'; SET client_min_messages = 'warning'",
      options_.lock_timeout_s, options_.statement_timeout_s);
  const PostgresResult set{PQexec(handle_.get(), settings.c_str())};
  if (PQresultStatus(set.get()) != PGRES_COMMAND_OK) throw fault_of(set.get());
  // A server that was built without it says no, and goes on as it did.
  const PostgresResult packed{PQexec(handle_.get(), "SET default_toast_compression = 'lz4'")};
  PQenterPipelineMode(handle_.get());
}

void PostgresConnection::close() noexcept {
  handle_.reset();
  forgotten_ = 0;
}

bool PostgresConnection::is_open() const {
  return handle_ != nullptr && PQstatus(handle_.get()) == CONNECTION_OK;
}

void PostgresConnection::expect_sent(int sent) {
  if (sent == 1) return;
  const std::string words = handle_ ? PQerrorMessage(handle_.get()) : "not connected";
  throw DatabaseFault(connection_lost, words_without_password(words));
}

void PostgresConnection::send(const std::string& text) {
  expect_sent(
      PQsendQueryParams(handle_.get(), text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1));
}

void PostgresConnection::send_prepare(const std::string& name, const std::string& text,
                                      const PostgresParameters& parameters) {
  expect_sent(PQsendPrepare(handle_.get(), name.c_str(), text.c_str(), parameters.count(),
                            parameters.types().data()));
}

void PostgresConnection::send_prepared(const std::string& name,
                                       const PostgresParameters& parameters) {
  const std::vector<int> binary(static_cast<std::size_t>(parameters.count()), 1);
  expect_sent(PQsendQueryPrepared(handle_.get(), name.c_str(), parameters.count(),
                                  parameters.pointers().data(), parameters.lengths().data(),
                                  binary.data(), 1));
}

void PostgresConnection::end_of_messages() { expect_sent(PQpipelineSync(handle_.get())); }

void PostgresConnection::forget() {
  end_of_messages();
  ++forgotten_;
}

void PostgresConnection::pass_over_forgotten() {
  for (; forgotten_ > 0; --forgotten_) {
    if (auto answers = receive_until_sync(); answers.fault && !is_open()) throw *answers.fault;
  }
}

PostgresConnection::Answers PostgresConnection::receive() {
  end_of_messages();
  pass_over_forgotten();
  return receive_until_sync();
}

// Each message is answered by a result and a null pointer, the whole by PGRES_PIPELINE_SYNC.
// After an error the rest is only marked as aborted.
PostgresConnection::Answers PostgresConnection::receive_until_sync() {
  Answers answers;
  int nulls_in_a_row = 0;
  while (true) {
    PostgresResult result{PQgetResult(handle_.get())};
    if (result == nullptr) {
      if (!is_open() || ++nulls_in_a_row > 2) {
        if (!answers.fault) answers.fault.emplace(connection_lost, "the connection was lost");
        return answers;
      }
      continue;
    }
    nulls_in_a_row = 0;
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_PIPELINE_SYNC) return answers;
    if (status == PGRES_PIPELINE_ABORTED) continue;
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
      if (!answers.fault) answers.results.push_back(std::move(result));
    } else if (!answers.fault) {
      answers.fault = fault_of(result.get());
    }
  }
}

std::string_view command_of(const PostgresResult& result) {
  const std::string_view tag = PQcmdStatus(result.get());
  return tag.substr(0, tag.find(' '));
}

std::int64_t rows_changed_by(const PostgresResult& result) {
  const std::string_view digits = PQcmdTuples(result.get());
  std::int64_t rows = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), rows);
  return rows;
}

}  // namespace supercargo::db
