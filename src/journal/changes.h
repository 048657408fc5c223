// The changes of an entry as stored and as read: {"status":["\"draft\"" … ]} with personal fields
// sealed. A field that holds a list is open, one that holds a text is sealed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journal/entry.h"
#include "journal/subject_keys.h"
#include "journal/unit.h"

namespace supercargo::journal {

// A field's value before and after, as JSON; "erased" and "unreadable" stand for what is gone.
struct FieldChange {
  std::string field;
  RawJson before;
  RawJson after;
};

bool has_personal(const Fact& fact);
std::string stored_changes(const SubjectKeys& keys, const SealedPlace& place, const Fact& fact);

// Sealed as the place's field `reason`; empty stays empty.
std::string stored_reason(const SubjectKeys& keys, SealedPlace place, std::string_view reason);

// The entry's subject's key must have been read.
std::vector<FieldChange> opened_changes(const SubjectKeys& keys, std::int64_t tenant,
                                        const Entry& entry);
// Those alone that were sealed.
std::vector<FieldChange> opened_personal_changes(const SubjectKeys& keys, std::int64_t tenant,
                                                 const Entry& entry);
std::string opened_reason(const SubjectKeys& keys, std::int64_t tenant, const Entry& entry);
// Names alone, in the order told; nothing is opened.
std::vector<std::string> changed_fields(const Entry& entry);

}  // namespace supercargo::journal

namespace supercargo {
template <>
const Entity& entity<journal::FieldChange>();
}
