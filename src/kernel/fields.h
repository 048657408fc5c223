// A record is described once: a plain struct and, in its .cc, a constexpr table of fields. JSON in
// and out, checks, SQL columns, CSV, OpenAPI, TypeScript, journal diffs and personal-data export
// all read that table (cpp-stack.md 3c). A forgotten field does not compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "kernel/id.h"
#include "kernel/money.h"
#include "kernel/role.h"
#include "kernel/time.h"

namespace supercargo {

enum class Kind : std::uint8_t {
  text,
  words,  // a list of texts, stored as one JSON text
  boolean,
  integer,
  id,
  quantity,
  price,
  rate,
  money,  // minor units; its currency is the record's field of kind currency, or its parent's
  currency,
  instant,
  day,
  choice,
  json,   // kept and shown as it is
  bytes,  // stored, never shown
  object,
  list,
};

// What the value tells about a person; every text must say (security.md 7).
enum class Personal : std::uint8_t { undeclared, none, contact, identity, special, free_text };

enum class Access : std::uint8_t {
  writable,
  create_only,  // given once, then fixed
  read_only,    // shown, never taken
  key,          // shown; taken only to keep an element of a list in a change (decisions 4)
  hidden,       // stored, neither shown nor taken
};

// Where the value is stored.
enum class Stored : std::uint8_t {
  column,
  as_json,
  packed,  // a text, or JSON, in its column or packed beside it (db/packing.h)
  flat,    // an object whose fields are columns of the record's own row
  nowhere,
};

struct Rules {
  bool required = false;
  Access access = Access::writable;
  Personal personal = Personal::undeclared;
  bool internal = false;          // never leaves to a portal (margins, walk-aways)
  bool multiline = false;         // line feeds and tabs allowed
  bool code = false;              // a code we issue: refused with outer blanks (decisions 11)
  bool filter = false;            // lists may be narrowed by it
  bool sort = false;              // lists may be sorted by it: it has an index
  const char* sort_by = nullptr;  // the column that sorts it, when not its own
  Stored stored = Stored::column;
  std::uint32_t max = 200;  // code points of a text, elements of a list
  std::int64_t least = std::numeric_limits<std::int64_t>::min();  // scaled, as stored
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool (*valid)(std::string_view) = nullptr;  // the shape of a text
  const char* refusal = "malformed";          // the code when it is not of that shape
  RoleSet writers = everyone;                 // who may give it, beyond the operation's own roles
  const char* column = nullptr;               // when it differs from the name
  const char* about = "";                     // for the API's documentation
};

struct Entity;

// How many texts a kind of choice has, and which.
struct Choices {
  const char* const* names = nullptr;
  std::size_t count = 0;
};
// Each enum that stands in a record says its names: `template <> Choices choices<Status>()`.
template <class E>
Choices choices();

struct Field {
  const char* name = "";
  Kind kind = Kind::text;
  bool optional = false;  // std::optional; texts, ids, days … are empty by themselves
  Rules rules;

  void* (*ref)(void*) = nullptr;       // the value; an empty optional is engaged first
  bool (*has)(const void*) = nullptr;  // optional only
  void (*reset)(void*) = nullptr;      // to the empty value
  int (*chosen)(const void*) = nullptr;
  void (*choose)(void*, int) = nullptr;
  Choices (*choices)() = nullptr;
  const Entity& (*child)() = nullptr;
  std::size_t (*size)(const void*) = nullptr;
  void* (*at)(void*, std::size_t) = nullptr;
  void* (*append)(void*) = nullptr;
  const char* prefix = nullptr;  // of an id

  const char* column() const { return rules.column != nullptr ? rules.column : name; }
  bool is_column() const {
    if (kind == Kind::list && rules.stored == Stored::column) return false;  // rows of their own
    return rules.stored != Stored::flat && rules.stored != Stored::nowhere;
  }
};

struct Entity {
  const char* name;   // as in the API: sales_order
  const char* table;  // as in the database; empty for what is not stored
  std::span<const Field> fields;

  const Field* find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
};

// Defined beside each record: `template <> const Entity& entity<Product>()`.
template <class T>
const Entity& entity();

// A value already JSON: evidence of a check, a settings document.
struct RawJson {
  std::string text;
  bool operator==(const RawJson&) const = default;
};
struct Bytes {
  std::string data;
  bool operator==(const Bytes&) const = default;
};

namespace described {

template <class T>
struct Unwrapped {
  using type = T;
  static constexpr bool optional = false;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
  static constexpr bool optional = true;
};
template <class T>
struct Member;
template <class C, class M>
struct Member<M C::*> {
  using Record = C;
  using Value = M;
};
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class T>
inline constexpr bool is_id<Id<T>> = true;

template <class T>
constexpr Kind kind_of() {
  if constexpr (std::is_same_v<T, std::string>)
    return Kind::text;
  else if constexpr (std::is_same_v<T, std::vector<std::string>>)
    return Kind::words;
  else if constexpr (std::is_same_v<T, bool>)
    return Kind::boolean;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return Kind::integer;
  else if constexpr (is_id<T>)
    return Kind::id;
  else if constexpr (std::is_same_v<T, Quantity>)
    return Kind::quantity;
  else if constexpr (std::is_same_v<T, Price>)
    return Kind::price;
  else if constexpr (std::is_same_v<T, Rate>)
    return Kind::rate;
  else if constexpr (std::is_same_v<T, Money>)
    return Kind::money;
  else if constexpr (std::is_same_v<T, Currency>)
    return Kind::currency;
  else if constexpr (std::is_same_v<T, Instant>)
    return Kind::instant;
  else if constexpr (std::is_same_v<T, Day>)
    return Kind::day;
  else if constexpr (std::is_same_v<T, RawJson>)
    return Kind::json;
  else if constexpr (std::is_same_v<T, Bytes>)
    return Kind::bytes;
  else if constexpr (std::is_enum_v<T>)
    return Kind::choice;
  else if constexpr (is_vector<T>)
    return Kind::list;
  else if constexpr (std::is_class_v<T>)
    return Kind::object;
  else
    static_assert(!sizeof(T), "no field can hold this type");
}

// Counts the members of an aggregate by how many initialisers it takes.
struct Anything {
  template <class T>
  operator T() const;
};
template <class T, class... A>
consteval std::size_t member_count() {
  if constexpr (requires { T{A{}..., Anything{}}; })
    return member_count<T, A..., Anything>();
  else
    return sizeof...(A);
}

}  // namespace described

template <auto P>
consteval Field field(const char* name, Rules rules = {}) {
  using C = typename described::Member<decltype(P)>::Record;
  using M = typename described::Member<decltype(P)>::Value;
  using T = typename described::Unwrapped<M>::type;
  Field f;
  f.name = name;
  f.kind = described::kind_of<T>();
  f.optional = described::Unwrapped<M>::optional;
  f.rules = rules;
  if (f.kind == Kind::text && rules.personal == Personal::undeclared)
    throw "a text field must say what it tells about a person";
  f.reset = [](void* c) { static_cast<C*>(c)->*P = M{}; };
  if constexpr (described::Unwrapped<M>::optional) {
    f.has = [](const void* c) { return (static_cast<const C*>(c)->*P).has_value(); };
    f.ref = [](void* c) -> void* {
      auto& member = static_cast<C*>(c)->*P;
      if (!member) member.emplace();
      return &*member;
    };
  } else {
    f.ref = [](void* c) -> void* { return &(static_cast<C*>(c)->*P); };
  }
  if constexpr (described::is_id<T>) f.prefix = T::prefix;
  if constexpr (std::is_enum_v<T>) {
    f.chosen = [](const void* v) { return static_cast<int>(*static_cast<const T*>(v)); };
    f.choose = [](void* v, int n) { *static_cast<T*>(v) = static_cast<T>(n); };
    f.choices = choices<T>;
  }
  if constexpr (described::kind_of<T>() == Kind::list) {
    f.size = [](const void* v) { return static_cast<const T*>(v)->size(); };
    f.at = [](void* v, std::size_t i) -> void* { return &(*static_cast<T*>(v))[i]; };
    f.append = [](void* v) -> void* { return &static_cast<T*>(v)->emplace_back(); };
    f.child = entity<typename T::value_type>;
  } else if constexpr (described::kind_of<T>() == Kind::object) {
    f.child = entity<T>;
  }
  return f;
}

// `template <> const Entity& entity<Product>() { static constexpr auto e = describe<Product>(…);`
template <class T, std::size_t N>
consteval Entity describe(const char* name, const char* table, const Field (&fields)[N]) {
  static_assert(N == described::member_count<T>(), "a member of the record has no field");
  return {name, table, fields};
}

// Gives every money value of the record (and below) the currency of the record.
void stamp_currency(const Entity& entity, void* object, Currency inherited);

}  // namespace supercargo
