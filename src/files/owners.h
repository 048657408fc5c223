// Which kinds of record may have files, and who may see one. Files know no other slice: the program
// tells them at its start, before anything is served; afterwards this is only read.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "db/reader.h"
#include "journal/actor.h"

namespace supercargo::files {

struct OwnerKind {
  const char* kind = "";    // sales_order
  const char* prefix = "";  // so
  // True when the record exists and the actor may read it: who reads the record reads its files.
  bool (*visible)(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) = nullptr;
};

void add_owner_kind(const OwnerKind& kind);

struct Owner {
  const char* kind = "";
  const char* prefix = "";
  std::int64_t id = 0;
};

// The record behind a printed id; nothing when its kind has no files, it does not exist, or the
// actor may not see it: from outside these are the same.
std::optional<Owner> visible_owner(const db::Reader& reader, const journal::Actor& actor,
                                   std::string_view printed);

}  // namespace supercargo::files
