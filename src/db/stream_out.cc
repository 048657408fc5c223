// The reading half of the stream.
#include <algorithm>

#include "db/bulk.h"
#include "db/search.h"
#include "db/stored_tables.h"
#include "db/stream.h"
#include "db/stream_cells.h"
#include "db/transaction.h"

namespace supercargo::db {
namespace {

Argument integer(std::int64_t value) { return {.type = Type::integer, .integer = value}; }

// Rows are read page by page along the key, so that neither engine holds more than a page. How many
// rows make a page follows their size: parts of files are large, stock levels are not.
class PageSize {
 public:
  std::int64_t rows() const { return rows_; }
  void follow(std::size_t bytes) {
    constexpr std::size_t much = 512 << 10;
    constexpr std::size_t little = 128 << 10;
    if (bytes > much && rows_ > 1) rows_ /= 2;
    if (bytes < little && rows_ < rows_max) rows_ *= 2;
  }

 private:
  static constexpr std::int64_t rows_max = 2048;
  std::int64_t rows_ = 8;
};

// Values of the last row's key, owned: they outlive the page.
class Place {
 public:
  void keep(const Cursor& row, const StoredTable& stored) {
    values_.clear();
    for (const std::size_t column : stored.key) {
      const Type type = stored.table.columns[column].type;
      const int at = static_cast<int>(column);
      const bool is_number = type == Type::integer || type == Type::boolean;
      const auto text = is_number            ? std::string_view{}
                        : type == Type::text ? row.text(at)
                                             : row.bytes(at);
      values_.push_back(
          {{.type = type, .integer = is_number ? row.integer(at) : 0}, std::string(text)});
    }
  }
  void add_to(std::vector<Argument>& arguments) const {
    for (const Value& value : values_) {
      arguments.push_back(value.argument);
      arguments.back().text = value.text;
    }
  }
  bool is_set() const { return !values_.empty(); }

 private:
  struct Value {
    Argument argument;
    std::string text;
  };
  std::vector<Value> values_;
};

std::string numbered(std::size_t first, std::size_t count) {
  std::string list;
  for (std::size_t n = 0; n < count; ++n) list += (n > 0 ? ", $" : "$") + std::to_string(first + n);
  return list;
}

enum class Page : std::uint8_t { first, further };

// SELECT … FROM t WHERE tenant_id = $1 AND (a, b) > ($2, $3) ORDER BY a, b LIMIT $4
std::string page_text(const StoredTable& stored, Page page) {
  std::string key;
  for (const std::size_t column : stored.key)
    key += (key.empty() ? "" : ", ") + stored.table.columns[column].name;
  std::string text = "SELECT " + column_list(stored.table) + " FROM " + stored.table.name;
  std::string condition = stored.of_tenant ? "tenant_id = $1" : "";
  std::size_t next = stored.of_tenant ? 2 : 1;
  if (page == Page::further) {
    condition += (condition.empty() ? "(" : " AND (") + key + ") > (" +
                 numbered(next, stored.key.size()) + ")";
    next += stored.key.size();
  }
  if (!condition.empty()) text += " WHERE " + condition;
  if (!key.empty()) text += " ORDER BY " + key;
  return text + " LIMIT $" + std::to_string(next);
}

void append_head(std::string& payload, Session& session, std::int64_t now_us) {
  std::vector<std::pair<std::string, std::string>> applied;
  const auto rows =
      session.query("SELECT name, checksum FROM schema_migration ORDER BY name", nullptr, {});
  while (rows->next()) applied.emplace_back(rows->text(0), rows->text(1));
  CellWriter cells(payload);
  cells.integer(stream_format)
      .text(session.engine() == Engine::sqlite ? "sqlite" : "postgres")
      .integer(now_us)
      .integer(static_cast<std::int64_t>(applied.size()));
  for (const auto& [name, checksum] : applied) cells.text(name).text(checksum);
}

// Rows of one table of one tenant. A table without rows sends nothing.
class TableSending {
 public:
  TableSending(const Table& table, const FrameSink& sink) : table_(table), sink_(sink) {}

  void send(const Frame& rows) {
    if (!has_begun_) begin();
    sink_(rows);
  }

 private:
  void begin() {
    has_begun_ = true;
    Frame frame{FrameKind::table, {}};
    CellWriter cells(frame.payload);
    cells.text(table_.name).integer(static_cast<std::int64_t>(table_.columns.size()));
    for (const Column& column : table_.columns) cells.text(column.name);
    sink_(frame);
  }

  const Table& table_;
  const FrameSink& sink_;
  bool has_begun_ = false;
};

class Streaming {
 public:
  Streaming(Session& session, const FrameSink& sink)
      : session_(session), sink_(sink), tables_(stored_tables(session)) {}

  RowCounts run(std::int64_t now_us) {
    Frame head{FrameKind::head, {}};
    append_head(head.payload, session_, now_us);
    sink_(head);
    send_tenant(no_tenant);
    std::vector<std::int64_t> tenants;
    const auto rows = session_.query("SELECT id FROM tenant ORDER BY id", nullptr, {});
    while (rows->next()) tenants.push_back(rows->integer(0));
    for (const std::int64_t tenant : tenants) send_tenant(tenant);
    expect_all_rows();
    send_end();
    return std::move(counts_);
  }

 private:
  void send_tenant(std::int64_t tenant) {
    Frame frame{FrameKind::tenant, {}};
    CellWriter(frame.payload).integer(tenant);
    sink_(frame);
    look_at_tenant(session_, tenant);
    for (const StoredTable& each : tables_)
      if (each.of_tenant == (tenant != no_tenant)) send_rows(each, tenant);
    if (tenant == no_tenant) return;
    for (const std::string& table : searchable_tables()) send_words(table, tenant);
  }

  void send_rows(const StoredTable& stored, std::int64_t tenant) {
    const std::string first = page_text(stored, Page::first);
    const std::string further = page_text(stored, Page::further);
    TableSending sending(stored.table, sink_);
    Place place;
    PageSize size;
    std::int64_t count = 0;
    do {
      if (count > 0) size.follow(bytes_);
      std::vector<Argument> arguments;
      if (stored.of_tenant) arguments.push_back(integer(tenant));
      place.add_to(arguments);
      arguments.push_back(integer(size.rows()));
      const auto rows = session_.query(place.is_set() ? further : first, nullptr, arguments);
      count = send_page(*rows, stored, place, sending);
      // A table whose key is its tenant alone has one row.
    } while (count == size.rows() && !stored.key.empty());
  }

  std::int64_t send_page(Cursor& rows, const StoredTable& stored, Place& place,
                         TableSending& sending) {
    Frame frame{FrameKind::rows, {}};
    CellWriter cells(frame.payload);
    std::int64_t count = 0;
    for (; rows.next(); ++count) {
      for (std::size_t n = 0; n < stored.table.columns.size(); ++n)
        cells.cell(rows, static_cast<int>(n), stored.table.columns[n].type);
      place.keep(rows, stored);
    }
    if (count > 0) sending.send(frame);
    counts_[stored.table.name] += count;
    bytes_ = frame.payload.size();
    return count;
  }

  // The last id of the next records, or nothing.
  std::optional<std::int64_t> last_of_page(const std::string& table, std::int64_t tenant,
                                           std::int64_t after) {
    constexpr std::int64_t records = 500;
    const Argument arguments[] = {integer(tenant), integer(after), integer(records)};
    std::optional<std::int64_t> last;
    const auto rows = session_.query(
        "SELECT id FROM " + table + " WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        nullptr, arguments);
    while (rows->next()) last = rows->integer(0);
    return last;
  }

  void send_words(const std::string& searched, std::int64_t tenant) {
    const Table table = words_table(searched);
    TableSending sending(table, sink_);
    std::int64_t after = 0;
    while (const auto last = last_of_page(searched, tenant, after)) {
      Frame frame{FrameKind::rows, {}};
      CellWriter cells(frame.payload);
      for (const auto& [id, words] : stored_words(session_, searched, tenant, {after, *last})) {
        cells.integer(id).text(words);
        ++counts_[table.name];
      }
      if (!frame.payload.empty()) sending.send(frame);
      after = *last;
    }
  }

  // Rows of a tenant that is none would stay behind. PostgreSQL shows nobody such rows.
  void expect_all_rows() {
    if (session_.engine() != Engine::sqlite) return;
    for (const StoredTable& each : tables_) {
      const auto rows = session_.query("SELECT COUNT(*) FROM " + each.table.name, nullptr, {});
      if (rows->next() && rows->integer(0) != counts_[each.table.name])
        throw DatabaseFault("XX001", each.table.name + " holds rows of no known company");
    }
  }

  void send_end() {
    Frame frame{FrameKind::end, {}};
    CellWriter cells(frame.payload);
    cells.integer(static_cast<std::int64_t>(counts_.size()));
    for (const auto& [table, rows] : counts_) cells.text(table).integer(rows);
    sink_(frame);
  }

  Session& session_;
  const FrameSink& sink_;
  std::vector<StoredTable> tables_;
  RowCounts counts_;
  std::size_t bytes_ = 0;  // of the last page
};

}  // namespace

Table words_table(const std::string& searched) {
  return {.name = searched + "_search", .columns = {{"id", Type::integer}, {"words", Type::text}}};
}

StreamHead stream_head(Database& database, std::int64_t now_us) {
  Frame head{FrameKind::head, {}};
  database.read(no_tenant, [&](Session& session) { append_head(head.payload, session, now_us); });
  return read_head(head);
}

RowCounts stream_out(Database& database, std::int64_t now_us, const FrameSink& sink) {
  const auto session = database.connect();
  Transaction reading(*session, Mode::read, no_tenant);
  RowCounts counts = Streaming(*session, sink).run(now_us);
  reading.commit();
  return counts;
}

}  // namespace supercargo::db
