#include "bench/again.h"

#include <fmt/format.h>

#include <algorithm>

#include "db/search_words.h"
#include "db/sqlite_session.h"
#include "db/stored_tables.h"
#include "db/transaction.h"

namespace supercargo::bench {
namespace {

// Ids are of now, so they are the only numbers as large as this.
constexpr std::int64_t least_id = std::int64_t{1} << 56;
// Ids of one round lie closer together than this.
constexpr std::int64_t ids_of_a_round = std::int64_t{1} << 42;

// The order's own and those of its parts, not those of what it refers to.
bool is_own_id(const db::Column& column, const db::Argument& cell) {
  static constexpr std::string_view others[] = {"product_id", "customer_id", "warehouse_id",
                                                "person_id", "subject_id"};
  return column.type == db::Type::integer && cell.integer > least_id &&
         std::find(std::begin(others), std::end(others), column.name) == std::end(others);
}

class Anew {
 public:
  Anew(const Written& written, std::int64_t round, std::int64_t facts)
      : written_(written), round_(round), facts_(facts) {}

  std::vector<db::Argument> cells() {
    std::vector<db::Argument> cells = written_.cells;
    const std::size_t width = written_.table.columns.size();
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].null) width == 0 ? loose(cells[i]) : in_column(cells[i], i % width);
    return cells;
  }

 private:
  // Of a statement: the chain's head moves by the facts of each round, a counter by itself.
  void loose(db::Argument& cell) const {
    const bool is_head = written_.text.find("chain_head") != std::string::npos;
    if (is_head && cell.type == db::Type::integer && cell.integer > 1)
      cell.integer += facts_ * round_;
  }

  void in_column(db::Argument& cell, std::size_t column) {
    const db::Column& named = written_.table.columns[column];
    if (cell.type == db::Type::integer) {
      if (is_of_journal() && named.name == "seq") cell.integer += facts_ * round_;
      if (is_own_id(named, cell)) cell.integer += round_ * ids_of_a_round;
      if (written_.kind == Written::Kind::update && column >= written_.keys &&
          cell.integer < least_id && cell.integer > 0)
        cell.integer += round_;  // what does not change costs less to write
    } else if (named.name == "number") {
      cell.text = texts_.emplace_back(fmt::format("{}-{}", cell.text, round_));
    } else if (named.name == "key_hash" || (named.name == "hash" && !is_of_journal())) {
      cell.text = texts_.emplace_back(another_hash(cell));
    }
  }

  bool is_of_journal() const { return written_.table.name == "journal"; }

  // Of the same length, and as far from its neighbours in an index as the first was.
  std::string another_hash(const db::Argument& cell) const {
    const std::uint64_t mixed = std::hash<std::string_view>()(cell.text) ^
                                (static_cast<std::uint64_t>(round_) * 0x9E3779B97F4A7C15U);
    std::string hash(cell.text);
    const std::string front =
        cell.type == db::Type::text
            ? fmt::format("{:016x}", mixed)
            : std::string(reinterpret_cast<const char*>(&mixed), sizeof mixed);
    return hash.replace(0, front.size(), front);
  }

  const Written& written_;
  const std::int64_t round_;
  const std::int64_t facts_;
  std::deque<std::string> texts_;
};

}  // namespace

std::int64_t facts_of(const std::deque<Written>& record) {
  for (const Written& written : record)
    if (written.table.name == "journal")
      return static_cast<std::int64_t>(written.cells.size() / written.table.columns.size());
  return 0;
}

void write_again(db::Session& session, std::int64_t tenant, const std::deque<Written>& record,
                 std::int64_t round, std::int64_t facts) {
  db::Transaction transaction(session, db::Mode::write, tenant);
  session.write_behind();
  for (const Written& written : record) {
    Anew anew(written, round, facts);
    Written again{.kind = written.kind,
                  .text = written.text,
                  .table = written.table,
                  .keys = written.keys,
                  .cells = anew.cells()};
    write(session, again);
  }
  session.settle();
  transaction.commit();
}

namespace {

// The milliseconds of a round's ids, in microseconds.
constexpr std::int64_t us_of_a_round = (ids_of_a_round >> 22) * 1000;
constexpr std::int64_t least_instant = 1'000'000'000'000'000;

// What a copy has in a column: $4 is how much older its ids are, $5 its instants, $6 by how much
// its facts come later, $7 the round.
std::string copied(const std::string& table, const db::Column& column, const db::Argument& cell) {
  const std::string& name = column.name;
  if (table == "journal" && name == "seq") return name + " + $6";
  if (is_own_id(column, cell)) return name + " - $4";
  if (cell.integer > least_instant && cell.integer < least_id) return name + " - $5";
  if (name == "number" || (name == "hash" && column.type == db::Type::text))
    return name + " || '-' || CAST(CAST($7 AS BIGINT) AS TEXT)";
  return name;
}

// A row's cell in that column that is not null, if there is one.
db::Argument some_cell(const Written& written, std::size_t column) {
  const std::size_t width = written.table.columns.size();
  for (std::size_t i = column; i < written.cells.size(); i += width)
    if (!written.cells[i].null) return written.cells[i];
  return {};
}

std::string statement_for(const Written& written, const std::string& key) {
  std::string columns = "tenant_id";
  std::string values = "tenant_id";
  const auto& table = written.table;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns += ", " + table.columns[i].name;
    values += ", " + copied(table.name, table.columns[i], some_cell(written, i));
  }
  // The engine must be told of parameters that no column asks for.
  return fmt::format(
      "INSERT INTO {0} ({1}) SELECT {2} FROM {0} WHERE tenant_id = $1 AND {3} >= $2 AND {3} <= $3 "
      "AND CAST($4 AS BIGINT) > 0 AND CAST($5 AS BIGINT) > 0 AND CAST($6 AS BIGINT) > 0 "
      "AND CAST($7 AS BIGINT) > 0 ORDER BY {3}",
      table.name, columns, values, key);
}

// The column that places a row among those of other orders.
std::size_t key_of(const Written& written) {
  const auto& columns = written.table.columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (written.table.name == "journal" ? columns[i].name == "seq"
                                        : is_own_id(columns[i], some_cell(written, i)))
      return i;
  throw Fault("rows of " + written.table.name + " belong to no order");
}

}  // namespace

Copies::Copies(Writing& writing, const std::vector<std::deque<Written>>& records,
               std::int64_t rounds)
    : tenant_(writing.tenant()), rounds_(rounds) {
  for (const auto& record : records) {
    facts_ += facts_of(record);
    for (const Written& written : record)
      if (written.kind == Written::Kind::insert) include(written);
  }
  db::Transaction transaction(writing.session(), db::Mode::read, tenant_);
  for (Rows& rows : tables_) {
    rows.statement = statement_for(*rows.one, rows.key);
    if (rows.one->table.name == "sales_order")
      words_ =
          db::stored_words(writing.session(), "sales_order", tenant_, {rows.first - 1, rows.last});
  }
}

void Copies::include(const Written& written) {
  auto found = std::find_if(tables_.begin(), tables_.end(), [&](const Rows& rows) {
    return rows.one->table.name == written.table.name;
  });
  if (found == tables_.end()) found = tables_.insert(found, Rows{});
  const std::size_t key = key_of(written);
  found->one = &written;
  found->key = written.table.columns[key].name;
  for (std::size_t i = key; i < written.cells.size(); i += written.table.columns.size()) {
    found->first = std::min(found->first, written.cells[i].integer);
    found->last = std::max(found->last, written.cells[i].integer);
  }
}

namespace {

// The fewer transactions, the less often is a page written that every round touches.
constexpr std::int64_t rounds_a_transaction = 16;

// What SQLite's index of words is told in its own way (sqlite.org/fts5.html, 6).
void tell_words(db::Session& session, std::string_view command, std::int64_t value) {
  const std::string table = db::search_table("sales_order");
  const db::Argument arguments[] = {{.type = db::Type::text, .text = command}, {.integer = value}};
  session.execute("INSERT INTO " + table + " (" + table + ", rank) VALUES ($1, $2)", nullptr,
                  arguments);
}

std::int64_t changes(db::Session& session) {
  const auto cursor = session.query("SELECT total_changes()", nullptr, {});
  return cursor->next() ? cursor->integer(0) : 0;
}

constexpr std::int64_t at_once = 4;  // as FTS5 merges parts of its index unless told otherwise

// To the shape in which the index is when it merged all along.
void merge_words(db::Session& session) {
  tell_words(session, "automerge", at_once);
  for (std::int64_t before = -1, now = changes(session); now - before >= 2;
       now = changes(session)) {
    before = now;
    tell_words(session, "merge", 100'000);
  }
}

}  // namespace

void Copies::add(db::Session& session, std::int64_t rounds) {
  const auto in_transaction = [&](const auto& use) {
    db::Transaction transaction(session, db::Mode::write, db::no_tenant);
    db::look_at_tenant(session, tenant_);
    use();
    transaction.commit();
  };
  const bool is_sqlite = session.engine() == db::Engine::sqlite;
  if (is_sqlite) in_transaction([&] { tell_words(session, "automerge", 0); });
  while (rounds > 0)
    in_transaction([&] {
      for (std::int64_t n = 0; n < rounds_a_transaction && rounds > 0; ++n, --rounds)
        add_round(session);
    });
  if (is_sqlite) in_transaction([&] { merge_words(session); });
}

void Copies::add_round(db::Session& session) {
  if (++round_ > rounds_) throw Fault("there are as many copies as were asked for");
  const std::int64_t age = rounds_ + 1 - round_;
  const auto number = [](std::int64_t value) { return db::Argument{.integer = value}; };
  for (const Rows& rows : tables_) {
    const db::Argument arguments[] = {number(tenant_),
                                      number(rows.first),
                                      number(rows.last),
                                      number(age * ids_of_a_round),
                                      number(age * us_of_a_round),
                                      number(facts_ * round_),
                                      number(round_)};
    session.execute(rows.statement, nullptr, arguments);
  }
  add_words(session, age);
  const db::Argument moved[] = {number(tenant_), number(facts_)};
  session.execute("UPDATE chain_head SET seq = seq + $2 WHERE tenant_id = $1", nullptr, moved);
}

void Copies::add_words(db::Session& session, std::int64_t age) const {
  std::vector<std::string> texts;
  texts.reserve(words_.size());  // the entries look into them
  std::vector<db::SearchEntry> entries;
  entries.reserve(words_.size());
  for (const auto& [id, words] : words_) {
    texts.push_back(fmt::format("{} {}", words, round_));
    entries.push_back({id - age * ids_of_a_round, texts.back()});
  }
  db::add_words(session, "sales_order", tenant_, entries);
}

std::unique_ptr<db::Session> session_alone(const std::string& file) {
  using db::SqliteConnection;
  auto session = std::make_unique<db::SqliteSession>(
      SqliteConnection::Options{.file = file, .durability = SqliteConnection::Durability::scratch});
  session->connection().run(
      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY; PRAGMA foreign_keys=OFF;"
      "PRAGMA secure_delete=OFF; PRAGMA cache_size=-6000000;");
  return session;
}

}  // namespace supercargo::bench
