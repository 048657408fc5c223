// Cursors of lists, opaque and signed (security.md "Cursors"): base64url(version, where the page
// ended, 128 bits of keyed BLAKE2b over tenant, principal, route and filters with it). One that was
// changed, or is another's, or of another list, is refused. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "journal/seal.h"
#include "kernel/result.h"

namespace supercargo::http {

// Whose cursor it is and what it goes on with.
struct CursorScope {
  std::int64_t tenant = 0;
  std::int64_t principal = 0;
  std::string_view route;
  std::string filters;  // everything that decides which records the list has, and their order
};

class CursorSigner {
 public:
  explicit CursorSigner(const journal::Sealer& sealer) : key_(sealer.derived_key("list cursors")) {}

  std::string wrap(const CursorScope& scope, std::string_view after) const;
  Result<std::string> unwrap(const CursorScope& scope, std::string_view cursor) const;

 private:
  std::string signature(const CursorScope& scope, std::string_view after) const;

  const journal::KeyMemory key_;
};

}  // namespace supercargo::http
