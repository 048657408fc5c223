// Bulk writes on PostgreSQL: one statement whatever the number of rows, columns as arrays, in the
// form that Citus sends to one shard (scale.md rule 3).
#include "db/bulk.h"
#include "db/postgres_session.h"

namespace supercargo::db {
namespace {

PostgresParameters columns_as_arrays(const Table& table, std::int64_t tenant,
                                     std::span<const Argument> cells) {
  PostgresParameters parameters;
  parameters.add({.type = Type::integer, .integer = tenant});
  for (std::size_t n = 0; n < table.columns.size(); ++n) {
    parameters.add_column(table.columns[n].type, cells, n, table.columns.size());
  }
  return parameters;
}

// unnest($2, $3) AS d (a, b)
std::string rows_given(const Table& table) {
  std::string text = "unnest(";
  for (std::size_t n = 0; n < table.columns.size(); ++n) {
    text += (n > 0 ? ", $" : "$") + std::to_string(n + 2);
  }
  return text + ") AS d (" + column_list(table) + ")";
}

// `tenant_id` comes from the chain head, the row of that tenant which is locked anyway.
std::string insert_text(const Table& table, std::int64_t tenant) {
  const std::string columns = column_list(table);
  if (tenant == no_tenant) {
    return "INSERT INTO " + table.name + " (" + columns + ") SELECT d.* FROM " + rows_given(table);
  }
  return "INSERT INTO " + table.name + " (tenant_id, " + columns +
         ") SELECT h.tenant_id, d.* FROM chain_head h, " + rows_given(table) +
         " WHERE h.tenant_id = $1";
}

std::string update_text(const Table& table, std::int64_t tenant, std::size_t keys) {
  std::string text = "UPDATE " + table.name + " AS t SET ";
  for (std::size_t n = keys; n < table.columns.size(); ++n) {
    const std::string& name = table.columns[n].name;
    text.append(n > keys ? ", " : "").append(name).append(" = d.").append(name);
  }
  text += " FROM " + rows_given(table) + " WHERE ";
  if (tenant != no_tenant) text += "t.tenant_id = $1 AND ";
  for (std::size_t n = 0; n < keys; ++n) {
    const std::string& name = table.columns[n].name;
    text.append(n > 0 ? " AND t." : "t.").append(name).append(" = d.").append(name);
  }
  return text;
}

}  // namespace

void PostgresSession::insert_rows(const Table& table, std::span<const Argument> cells) {
  guarded([&] {
    const auto rows = static_cast<std::int64_t>(row_count(table, cells));
    if (rows == 0) return;
    write(insert_text(table, tenant_), columns_as_arrays(table, tenant_, cells), rows,
          "the tenant has no chain head");
  });
}

std::int64_t PostgresSession::insert_missing_rows(const Table& table,
                                                  std::span<const Argument> cells) {
  return guarded([&] {
    if (row_count(table, cells) == 0) return std::int64_t{0};
    const std::string text = insert_text(table, tenant_) + " ON CONFLICT DO NOTHING";
    const std::int64_t added = rows_changed_by(run(text, columns_as_arrays(table, tenant_, cells)));
    ++writes_;
    if (added == 0 && tenant_ != no_tenant && !anchored_) expect_anchor();
    return added;
  });
}

// No rows may mean that all were there, or that there is no chain head to insert through.
void PostgresSession::expect_anchor() {
  PostgresParameters tenant;
  tenant.add({.type = Type::integer, .integer = tenant_});
  const auto head = run("SELECT tenant_id FROM chain_head WHERE tenant_id = $1", tenant);
  anchored_ = rows_changed_by(head) == 1;
  if (!anchored_) throw DatabaseFault("P0002", "the tenant has no chain head");
}

void PostgresSession::update_rows(const Table& table, std::size_t keys,
                                  std::span<const Argument> cells) {
  guarded([&] {
    SUPERCARGO_CHECK(keys > 0 && keys < table.columns.size());
    const auto rows = static_cast<std::int64_t>(row_count(table, cells));
    if (rows == 0) return;
    // Of two rows with one key PostgreSQL applies one, so a repeated key shows here as well.
    write(update_text(table, tenant_, keys), columns_as_arrays(table, tenant_, cells), rows,
          "a row was not there");
  });
}

}  // namespace supercargo::db
