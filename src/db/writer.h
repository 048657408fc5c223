// Writing one tenant's rows. Only the store of the slice that owns a table writes it.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "db/reader.h"

namespace supercargo::db {

class Writer : public Reader {
 public:
  explicit Writer(Session& session) : Reader(session) {}

  // One statement that writes; returns the rows changed.
  template <class... A>
  std::int64_t run(Sql statement, const A&... arguments) {
    const Argument bound[] = {argument(tenant()), argument(arguments)...};
    const std::span<const Argument> all = bound;
    return session_->execute(statement.text(), statement.text(),
                             tenant() == no_tenant ? all.subspan(1) : all);
  }

  template <class T>
  void insert_rows(const std::vector<T>& records) {
    insert(entity<T>(), records.data(), sizeof(T), records.size());
  }
  template <class T>
  void insert_row(const T& record) {
    insert(entity<T>(), &record, sizeof(T), 1);
  }
  // Leaves rows whose key exists as they are; returns how many were added.
  template <class T>
  std::int64_t insert_missing_rows(const std::vector<T>& records) {
    return insert_missing(entity<T>(), records.data(), sizeof(T), records.size());
  }

  // Sets every stored field of records found by `id`. Each must exist.
  template <class T>
  void update_row(const T& record) {
    update_all(entity<T>(), &record, sizeof(T), 1);
  }
  template <class T>
  void update_rows(const std::vector<T>& records) {
    update_all(entity<T>(), records.data(), sizeof(T), records.size());
  }
  // Sets only the named fields of records found by the named keys.
  template <class T>
  void update_rows(std::initializer_list<const char*> keys, std::initializer_list<const char*> set,
                   const std::vector<T>& records) {
    update(entity<T>(), keys, set, {records.data(), sizeof(T), records.size()});
  }
  // As update_rows, but a record that says the same as the one that stands in its place in `before`
  // is left alone.
  template <class T>
  void update_changed_rows(std::initializer_list<const char*> keys,
                           std::initializer_list<const char*> set, const std::vector<T>& before,
                           const std::vector<T>& after) {
    const Many were{before.data(), sizeof(T), before.size()};
    update(entity<T>(), keys, set, {after.data(), sizeof(T), after.size()}, &were);
  }

 private:
  struct Many {
    const void* first;
    std::size_t size;
    std::size_t count;
    const void* at(std::size_t i) const { return static_cast<const char*>(first) + i * size; }
  };
  static void append(Cells& cells, const Layout& layout, const Many& records);
  void insert(const Entity& entity, const void* first, std::size_t size, std::size_t count);
  std::int64_t insert_missing(const Entity& entity, const void* first, std::size_t size,
                              std::size_t count);
  void update_all(const Entity& entity, const void* first, std::size_t size, std::size_t count);
  void update(const Entity& entity, std::initializer_list<const char*> keys,
              std::initializer_list<const char*> set, const Many& records,
              const Many* before = nullptr);
};

}  // namespace supercargo::db
