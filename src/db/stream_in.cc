// The writing half of the stream.
#include <algorithm>

#include "db/search.h"
#include "db/stored_tables.h"
#include "db/stream.h"
#include "db/stream_cells.h"
#include "db/transaction.h"

namespace supercargo::db {
namespace {

using Applied = std::vector<std::pair<std::string, std::string>>;  // name, checksum

Applied applied_in(Session& session) {
  Applied applied;
  const auto rows =
      session.query("SELECT name, checksum FROM schema_migration ORDER BY name", nullptr, {});
  while (rows->next()) applied.emplace_back(rows->text(0), rows->text(1));
  return applied;
}

// Node numbers that processes lease: the only rows that an empty database may have.
constexpr std::string_view leases = "node";

// What stands on one side alone, or otherwise than on the other.
void compare(const Applied& stream, const Applied& here, std::vector<Reason>& reasons) {
  const auto beyond = [&](const Applied& some, const Applied& others, const char* words) {
    for (const auto& each : some)
      if (std::find(others.begin(), others.end(), each) == others.end())
        reasons.push_back({"/migrations/" + each.first, "other_schema", words});
  };
  beyond(stream, here, "the data were written after this migration; the database is without it");
  beyond(here, stream, "the database has this migration; the data were written without it");
}

}  // namespace

StreamHead read_head(const Frame& frame) {
  if (frame.kind != FrameKind::head) refuse_stream("it does not begin with a head");
  CellReader cells(frame.payload);
  StreamHead head;
  head.format = cells.integer();
  if (head.format != stream_format) {
    refuse_stream("it is of format " + std::to_string(head.format) + ", not " +
                  std::to_string(stream_format) + ": another version of the program made it");
  }
  head.engine = cells.text();
  head.made_at_us = cells.integer();
  for (std::int64_t n = cells.integer(); n > 0; --n) {
    const std::string name(cells.text());
    head.migrations.emplace_back(name, cells.text());
  }
  return head;
}

Result<std::vector<Migration>> migrations_of(const StreamHead& head) {
  std::vector<Migration> migrations = known_migrations();
  if (head.migrations.size() < migrations.size()) migrations.resize(head.migrations.size());
  Applied known;
  for (const Migration& each : migrations) known.emplace_back(each.name, checksum_of(each));
  std::vector<Reason> reasons;
  for (const auto& each : head.migrations) {
    if (std::find(known.begin(), known.end(), each) != known.end()) continue;
    reasons.push_back({"/migrations/" + each.first, "unknown_schema",
                       "this program does not know that migration, or knows it otherwise"});
  }
  if (reasons.empty()) return migrations;
  return Problem{Refusal::invalid, "unknown_schema", "Another program wrote the data.",
                 std::move(reasons)};
}

class StreamLoader::Loading {
 public:
  explicit Loading(Database& database)
      : session_(database.connect()), writing_(*session_, Mode::write, no_tenant) {
    // Nobody may add a company meanwhile; SQLite's write transaction keeps everybody out.
    if (session_->engine() == Engine::postgres)
      session_->execute("LOCK TABLE tenant IN EXCLUSIVE MODE", nullptr, {});
    tables_ = stored_tables(*session_);
  }

  std::optional<Problem> refuse(const StreamHead& head, std::int64_t now_us) {
    std::vector<Reason> reasons;
    compare(head.migrations, applied_in(*session_), reasons);
    for (const StoredTable& each : tables_) look_for_rows(each, reasons);
    const Argument now{.type = Type::integer, .integer = now_us};
    const auto working = session_->query(
        "SELECT owner FROM node WHERE lease_until > $1 ORDER BY id LIMIT 10", nullptr, {&now, 1});
    while (working->next())
      reasons.push_back(
          {"/node", "in_use", "a process works here: " + std::string(working->text(0))});
    if (reasons.empty()) return std::nullopt;
    return Problem{Refusal::invalid, "not_empty_of_same_schema",
                   "The data go only into an empty database after the same migrations.",
                   std::move(reasons)};
  }

  void take(const Frame& frame) {
    if (is_complete_) refuse_stream("it goes on behind its end");
    CellReader cells(frame.payload);
    switch (frame.kind) {
      case FrameKind::head:
        return;
      case FrameKind::tenant:
        return begin_tenant(cells.integer());
      case FrameKind::table:
        return begin_table(cells);
      case FrameKind::rows:
        return searched_.empty() ? take_rows(cells) : take_words(cells);
      case FrameKind::end:
        return end(cells);
    }
    refuse_stream("it holds a frame of a kind that is none");
  }

  RowCounts commit() {
    if (!is_complete_) refuse_stream("its end is missing");
    writing_.commit();
    return counts_;
  }

 private:
  // On PostgreSQL nobody sees the rows of all tenants; but where there is no company, no rows are.
  void look_for_rows(const StoredTable& stored, std::vector<Reason>& reasons) {
    const bool is_hidden = stored.of_tenant && session_->engine() == Engine::postgres;
    if (is_hidden || stored.table.name == leases) return;
    const auto rows = session_->query("SELECT COUNT(*) FROM " + stored.table.name, nullptr, {});
    if (!rows->next() || rows->integer(0) == 0) return;
    reasons.push_back({"/" + stored.table.name, "not_empty",
                       "it holds " + std::to_string(rows->integer(0)) + " rows"});
  }

  void begin_tenant(std::int64_t tenant) {
    // Numbers that processes leased here before: whoever had them has ended, ids begin anew.
    if (tenants_.empty()) session_->execute("DELETE FROM " + std::string(leases), nullptr, {});
    tenants_.push_back(tenant);
    table_ = nullptr;
    searched_.clear();
    look_at_tenant(*session_, tenant);
  }

  void begin_table(CellReader& cells) {
    const std::string name(cells.text());
    std::vector<std::string> columns;
    for (std::int64_t n = cells.integer(); n > 0; --n) columns.emplace_back(cells.text());
    searched_.clear();
    table_ = nullptr;
    for (const std::string& each : searchable_tables())
      if (words_table(each).name == name) searched_ = each;
    if (!searched_.empty()) return;
    const auto found = std::find_if(tables_.begin(), tables_.end(), [&](const StoredTable& each) {
      return each.table.name == name;
    });
    const bool belongs = found != tables_.end() && !tenants_.empty() &&
                         found->of_tenant == (tenants_.back() != no_tenant);
    if (!belongs) refuse_stream("there is no table " + name + " here");
    table_ = &*found;
    arrange(columns);
  }

  // The stream's columns in their order, with the types that they have here.
  void arrange(const std::vector<std::string>& columns) {
    incoming_ = {.name = table_->table.name};
    for (const std::string& name : columns) {
      const auto& ours = table_->table.columns;
      const auto found = std::find_if(ours.begin(), ours.end(),
                                      [&](const Column& each) { return each.name == name; });
      if (found == ours.end()) refuse_stream(incoming_.name + " has no column " + name + " here");
      incoming_.columns.push_back(*found);
    }
    if (incoming_.columns.size() != table_->table.columns.size())
      refuse_stream("columns of " + incoming_.name + " are missing");
  }

  void take_rows(CellReader& cells) {
    if (table_ == nullptr) refuse_stream("rows belong to no table");
    std::vector<Argument> row;
    while (!cells.is_at_end()) {
      for (const Column& column : incoming_.columns) {
        row.push_back(cells.cell(column.type));
        if (column.name == "tenant_id" && row.back().integer != tenants_.back())
          refuse_stream("a row belongs to another company");
      }
    }
    session_->insert_rows(incoming_, row);
  }

  void take_words(CellReader& cells) {
    std::vector<SearchEntry> entries;
    while (!cells.is_at_end()) {
      const std::int64_t id = cells.integer();
      entries.push_back({id, cells.text()});
    }
    add_words(*session_, searched_, tenants_.back(), entries);
  }

  // The tables are asked, not the frames: what was counted there must be here now.
  void end(CellReader& cells) {
    for (const std::int64_t tenant : tenants_) count(tenant);
    for (std::int64_t n = cells.integer(); n > 0; --n) {
      const std::string table(cells.text());
      const std::int64_t rows = cells.integer();
      if (counts_[table] != rows)
        refuse_stream(table + " should have " + std::to_string(rows) + " rows and has " +
                      std::to_string(counts_[table]));
    }
    is_complete_ = true;
  }

  void count(std::int64_t tenant) {
    look_at_tenant(*session_, tenant);
    for (const StoredTable& each : tables_)
      if (each.of_tenant == (tenant != no_tenant))
        counts_[each.table.name] += count_rows(*session_, each, tenant);
    if (tenant == no_tenant) return;
    for (const std::string& each : searchable_tables())
      counts_[words_table(each).name] += count_words(*session_, each, tenant);
  }

  std::unique_ptr<Session> session_;
  Transaction writing_;
  std::vector<StoredTable> tables_;
  std::vector<std::int64_t> tenants_;  // so far; the last one's rows are coming
  const StoredTable* table_ = nullptr;
  Table incoming_;
  std::string searched_;  // words of this table are coming
  RowCounts counts_;
  bool is_complete_ = false;
};

StreamLoader::StreamLoader(Database& database) : loading_(std::make_unique<Loading>(database)) {}
StreamLoader::~StreamLoader() = default;

std::optional<Problem> StreamLoader::refuse(const StreamHead& head, std::int64_t now_us) {
  return loading_->refuse(head, now_us);
}
void StreamLoader::take(const Frame& frame) { loading_->take(frame); }
RowCounts StreamLoader::commit() { return loading_->commit(); }

}  // namespace supercargo::db
