// Reading one tenant's rows into records. Every statement names its tenant as $1; the reader binds
// it.
#pragma once

#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "db/record_rows.h"

namespace supercargo::db {

class Reader {
 public:
  explicit Reader(Session& session) : session_(&session) {}
  std::int64_t tenant() const { return session_->tenant(); }
  Session& session() const { return *session_; }

  // SELECT {fields} FROM … : one record a row, in the statement's order.
  template <class T, class... A>
  std::vector<T> rows(Sql statement, const A&... arguments) const {
    const std::string& text = expanded(statement.text(), entity<T>());
    std::vector<T> found;
    const auto cursor = query(text, text.data(), arguments...);
    while (cursor->next()) read_record_row(*cursor, 0, entity<T>(), &found.emplace_back());
    return found;
  }

  template <class T, class... A>
  std::optional<T> row(Sql statement, const A&... arguments) const {
    const std::string& text = expanded(statement.text(), entity<T>());
    const auto cursor = query(text, text.data(), arguments...);
    if (!cursor->next()) return std::nullopt;
    std::optional<T> found(std::in_place);
    read_record_row(*cursor, 0, entity<T>(), &*found);
    return found;
  }

  // Plain columns: values<std::int64_t, std::string>("SELECT n, name FROM …").
  template <class... C, class... A>
  std::vector<std::tuple<C...>> values(Sql statement, const A&... arguments) const {
    std::vector<std::tuple<C...>> found;
    const auto cursor = query(statement.text(), statement.text(), arguments...);
    while (cursor->next())
      read_cells(*cursor, found.emplace_back(), std::index_sequence_for<C...>());
    return found;
  }

  template <class C, class... A>
  std::optional<C> value(Sql statement, const A&... arguments) const {
    const auto cursor = query(statement.text(), statement.text(), arguments...);
    if (!cursor->next() || cursor->is_null(0)) return std::nullopt;
    std::optional<C> found(std::in_place);
    read_cell(*cursor, 0, *found);
    return found;
  }

  // Records whose field `key` is among `keys`, ordered by it: one statement however many they are.
  template <class T, class K>
  std::vector<T> by_keys(const char* key, const std::vector<K>& keys) const {
    std::vector<T> found;
    if (keys.empty()) return found;
    std::vector<Argument> wanted;
    wanted.reserve(keys.size());
    for (const K& each : keys) wanted.push_back(argument(each));
    const auto cursor = keyed(entity<T>(), key, wanted);
    while (cursor->next()) read_record_row(*cursor, 0, entity<T>(), &found.emplace_back());
    return found;
  }

 private:
  template <class... A>
  std::unique_ptr<Cursor> query(std::string_view text, const void* key, const A&... a) const {
    const Argument bound[] = {argument(tenant()), argument(a)...};
    // Statements on global tables alone bind no tenant.
    const std::span<const Argument> all = bound;
    return session_->query(text, key, tenant() == no_tenant ? all.subspan(1) : all);
  }
  template <class Tuple, std::size_t... I>
  static void read_cells(const Cursor& row, Tuple& cells, std::index_sequence<I...>) {
    (read_cell(row, static_cast<int>(I), std::get<I>(cells)), ...);
  }
  std::unique_ptr<Cursor> keyed(const Entity& entity, const char* key,
                                std::span<const Argument> keys) const;

 protected:
  Session* session_;
};

}  // namespace supercargo::db
