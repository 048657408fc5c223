// What price lists, charges and discounts share: drafted by one person, changed as long as nobody
// has approved them, in force once another person has, and from then on only ended (domain 11,
// "price list, agreement maintain").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/writer.h"
#include "journal/revision.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/text_keys.h"

namespace supercargo::enactments {

// One kind of them: what it is called, and the verbs of its own store.
template <class T>
struct Kind {
  const char* what;     // charge
  const char* created;  // the facts: charge_rule_created
  const char* changed;
  const char* approved;
  // Names what it is for by codes, and says what is wrong with it.
  std::vector<Reason> (*complete)(const db::Reader&, T&);
  std::optional<T> (*find)(const db::Reader&, std::string_view reference);
  void (*add)(db::Writer&, const T&);
  void (*save)(db::Writer&, const T&);       // with all that it lists
  void (*save_head)(db::Writer&, const T&);  // without
};

// Customers by their codes; those that are not known at /customers/N.
void name_customers(const db::Reader& reader, std::vector<std::string>& customers,
                    std::vector<Reason>& reasons);

Problem already_in_force(const char* what);
// Why the maker does not approve it; nothing for a sole person, who is told of afterwards
// (decisions 1).
std::optional<Problem> check_approver(const journal::Unit& unit, PersonId made_by,
                                      const char* what);
void tell_when_own(journal::Unit& unit, journal::Fact waived, PersonId made_by, const char* what);

// Of one in force only its end may differ.
template <class T>
bool is_only_ended(const T& before, const T& after) {
  T ended = before;
  ended.valid_until = after.valid_until;
  return to_json(ended) == to_json(after);
}

template <class T>
Result<T> unchanged(const journal::Unit& unit, const Kind<T>& kind, const std::string& id,
                    std::optional<std::int64_t> revision) {
  auto found = kind.find(unit.db, id);
  if (!found) return not_found(kind.what);
  if (auto conflict = journal::revision_conflict(unit.db, *found, revision))
    return std::move(*conflict);
  return std::move(*found);
}

template <class T>
Result<T> create(journal::Unit& unit, const Kind<T>& kind, T record) {
  record.id = unit.make_id<decltype(T::id)>();
  record.code_key = comparison_key(record.code);
  auto reasons = kind.complete(unit.db, record);
  if (kind.find(unit.db, record.code))
    reasons.push_back({"/code", "duplicate_code",
                       std::string("There is a ") + kind.what + " with this code already."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  record.made_by = unit.actor().person;
  record.revision = 1;
  record.created_at = record.changed_at = unit.now();
  kind.add(unit.db, record);
  unit.tell(journal::created(kind.created, record));
  return record;
}

template <class T>
Result<T> change(journal::Unit& unit, const Kind<T>& kind, const Patch& patch) {
  using Status = decltype(T::status);
  auto before = unchanged(unit, kind, patch.id, patch.revision);
  if (!before) return before;
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = kind.complete(unit.db, *after); !reasons.empty())
    return invalid(std::move(reasons));
  if (before->status == Status::active && !is_only_ended(*before, *after))
    return already_in_force(kind.what);
  if (journal::changed(kind.changed, *before, *after).changes.empty()) return *before;
  // Who changed it last has made it, and approves nothing of it.
  if (before->status == Status::draft) after->made_by = unit.actor().person;
  after->revision = before->revision + 1;
  after->changed_at = unit.now();
  kind.save(unit.db, *after);
  unit.tell(journal::changed(kind.changed, *before, *after));
  return after;
}

template <class T>
Result<T> approve(journal::Unit& unit, const Kind<T>& kind, const std::string& id,
                  std::optional<std::int64_t> revision) {
  using Status = decltype(T::status);
  auto before = unchanged(unit, kind, id, revision);
  if (!before) return before;
  if (before->status == Status::active) return already_in_force(kind.what);
  if (auto refusal = check_approver(unit, before->made_by, kind.what)) return std::move(*refusal);
  T after = *before;
  after.status = Status::active;
  after.approved_by = unit.actor().person;
  after.approved_at = after.changed_at = unit.now();
  after.revision = before->revision + 1;
  kind.save_head(unit.db, after);
  unit.tell(journal::changed(kind.approved, *before, after));
  tell_when_own(unit,
                {.record = entity<T>().name,
                 .record_id = after.id.value,
                 .prefix = decltype(T::id)::prefix,
                 .revision = after.revision},
                before->made_by, kind.what);
  return after;
}

template <class T>
Result<T> get(const journal::Query& query, const Kind<T>& kind, const std::string& id) {
  auto found = kind.find(query.db, id);
  if (!found) return not_found(kind.what);
  return std::move(*found);
}

}  // namespace supercargo::enactments
