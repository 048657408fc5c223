#include "files/owners.h"

#include <cstring>
#include <vector>

#include "kernel/id.h"
#include "kernel/result.h"

namespace supercargo::files {
namespace {

std::vector<OwnerKind>& known() {
  static std::vector<OwnerKind> kinds;
  return kinds;
}

}  // namespace

void add_owner_kind(const OwnerKind& kind) {
  SUPERCARGO_CHECK(kind.visible != nullptr && *kind.prefix != '\0');
  for (OwnerKind& each : known()) {
    if (std::strcmp(each.prefix, kind.prefix) != 0) continue;
    each = kind;
    return;
  }
  known().push_back(kind);
}

std::optional<Owner> visible_owner(const db::Reader& reader, const journal::Actor& actor,
                                   std::string_view printed) {
  for (const OwnerKind& each : known()) {
    const auto id = parse_id(each.prefix, printed);
    if (!id) continue;
    if (!each.visible(reader, actor, *id)) return std::nullopt;
    return Owner{each.kind, each.prefix, *id};
  }
  return std::nullopt;
}

}  // namespace supercargo::files
