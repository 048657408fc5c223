// What records share that stand beside an order: a hold, an issue, a question. Each is opened about
// an order that is not over and saved from the revision that was seen, and what becomes of it
// stands on the order's timeline too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "journal/revision.h"
#include "journal/unit.h"
#include "orders/rules.h"

namespace supercargo::agreements {

using orders::desks;

// The order that a new record is to be about, by id or number; refused when it is over.
Result<orders::Order> find_living(const db::Reader& reader, const std::string& reference,
                                  const char* wanted);
// The order that a record is about.
orders::Order order_of(const db::Reader& reader, OrderId id);

// The line that a record names, if it names one, is one of the order's.
void check_line(const orders::Order& order, std::optional<std::int64_t> line,
                std::vector<Reason>& reasons);
// Whoever is to do something works here.
void check_works_here(const db::Reader& reader, PersonId person, const std::string& pointer,
                      std::vector<Reason>& reasons);

// What the order's timeline says of the record, and in whose words.
struct News {
  const char* fact = "";    // sales_order_held
  const char* record = "";  // hold
  std::string record_id;    // as printed
  const char* field = "";   // reason
  std::string words;
};
void tell_on_order(journal::Unit& unit, const orders::Order& order, const News& news);

// A list may be narrowed by the order's number where its id is meant.
db::ListRequest with_order_ids(const db::Reader& reader, db::ListRequest request);

// The refusal of a verb on a record whose life is over.
Problem over_already(const std::string& words);

// The record, unless it is not there or somebody saved in between.
template <class T>
Result<T> unchanged(const journal::Unit& unit, std::optional<T> found, const char* what,
                    std::optional<std::int64_t> revision) {
  if (!found) return not_found(what);
  if (auto conflict = journal::revision_conflict(unit.db, *found, revision))
    return std::move(*conflict);
  return std::move(*found);
}

// Written by the record's own store, and told.
template <class T>
T opened(journal::Unit& unit, const char* fact, T record) {
  record.revision = 1;
  record.changed_at = unit.now();
  add(unit.db, record);
  unit.tell(journal::created(fact, record, record.party_id));
  return record;
}
template <class T>
T kept(journal::Unit& unit, const char* fact, const T& before, T after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed(fact, before, after, after.party_id));
  return after;
}

}  // namespace supercargo::agreements
