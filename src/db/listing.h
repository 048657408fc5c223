// Lists: filters, sorting and keyset pages over one table, by its fields. Only fields declared for
// it may be filtered or sorted by; every list has a limit. The statement text is made here and
// nowhere else.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "db/reader.h"
#include "kernel/result.h"

namespace supercargo::db {

inline constexpr int page_limit_max = 500;
inline constexpr std::int64_t count_max = 10'000;

struct ListRequest {
  int limit = 50;
  std::string sort;    // a field, `-` in front for descending; empty: newest id first
  std::string q;       // words, all of which must begin a word of the record
  std::string after;   // where the page before ended (opaque; `http` signs it)
  bool count = false;  // how many there are, up to count_max
  // field=a,b any of; field=a..b from a to b, either end may be missing (decisions 10).
  std::vector<std::pair<std::string, std::string>> filters;
};

// What the caller may see at most: equality on stored fields, never from the request.
struct Scope {
  const char* field;
  std::int64_t value;
};

template <class T>
struct Page {
  std::vector<T> items;
  std::string after;  // empty: the last page
  std::optional<std::int64_t> count;
};

struct Found {
  std::string after;
  std::optional<std::int64_t> count;
};

// Where the records go: each is read into what `add` returns.
struct Collector {
  void* list;
  void* (*add)(void*);
};

// Refuses unknown or undeclared fields and values that are none of their kind.
Result<Found> find_page(const Reader& reader, const ListRequest& request, const Entity& entity,
                        const std::vector<Scope>& scopes, Collector collector);

template <class T>
Result<Page<T>> page(const Reader& reader, const ListRequest& request,
                     const std::vector<Scope>& scopes = {}) {
  Page<T> result;
  const Collector collector{&result.items, [](void* items) -> void* {
                              return &static_cast<std::vector<T>*>(items)->emplace_back();
                            }};
  auto found = find_page(reader, request, entity<T>(), scopes, collector);
  if (!found) return std::move(found.error());
  result.after = std::move(found->after);
  result.count = found->count;
  return result;
}

}  // namespace supercargo::db
