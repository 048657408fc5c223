// Records to JSON and back, by their field tables. Reading collects every reason at once, each with
// its JSON pointer; what is unknown, read-only or not the caller's to give is refused, never
// dropped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/fields.h"
#include "kernel/json.h"

namespace supercargo {

struct JsonReading {
  bool change = false;  // a merge patch (RFC 7396): absent leaves, null clears
  RoleSet roles = everyone;
  bool stored = false;  // we wrote it: nothing is refused for who may give it
};

// Reads `value` into `object`; what is refused is added to `reasons`.
void read_record(const Json& value, const Entity& entity, void* object, const JsonReading& reading,
                 std::string& pointer, std::vector<Reason>& reasons);

// A whole body: malformed, or invalid with every reason, or the record.
template <class T>
Result<T> from_json(std::string_view body, const JsonReading& reading = {}, T start = {}) {
  auto document = JsonDocument::parse(body);
  if (!document) return std::move(document.error());
  std::vector<Reason> reasons;
  std::string pointer;
  read_record(document->root(), entity<T>(), &start, reading, pointer, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  return start;
}

// A merge patch for one record: its reference, the revision it was made from, the document.
struct Patch {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string body;
  RoleSet roles = everyone;
};

// The record with the patch applied, or every reason against it; nothing is saved.
template <class T>
Result<T> patched(const T& record, const Patch& patch) {
  return from_json<T>(patch.body, {.change = true, .roles = patch.roles}, record);
}

struct JsonView {
  bool portal = false;  // internal fields stay inside
  bool sparse = false;  // what is empty is left out, for what we keep ourselves
};

void write_record(std::string& out, const Entity& entity, const void* object,
                  const JsonView& view = {});
// One field's value alone, as it stands in its record.
void write_field(std::string& out, const Field& field, const void* object,
                 const JsonView& view = {});
template <class T>
std::string to_json(const T& record, const JsonView& view = {}) {
  std::string out;
  write_record(out, entity<T>(), &record, view);
  return out;
}

}  // namespace supercargo
