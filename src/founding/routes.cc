#include "founding/routes.h"

#include "founding/commands.h"
#include "http/routes.h"

namespace supercargo::founding {
namespace {

constexpr std::size_t body_bytes_max = 4096;

http::Declared open_door(const char* name, const char* summary, int status) {
  return {.path = "/founding",
          .name = name,
          .summary = summary,
          .status = status,
          .door = http::Door::anonymous,
          .body_max = body_bytes_max};
}

}  // namespace

void add_routes(http::Routes& routes, std::shared_ptr<const people::PasswordHasher> hasher) {
  routes.get(open_door("get_founding", "Whether the company has still to be founded", 200),
             standing);
  http::Declared declared = open_door(
      "found_company", "Name the company, its first warehouse and person, by a set-up link", 204);
  declared.secret = true;
  declared.changes_principals = true;
  routes.write_slowly<Done, Found, Attempt>(
      http::Method::post, declared,
      {[](const journal::Query& query, const http::Asked&, const Found& given) {
         return look(query, given);
       },
       [hasher = std::move(hasher)](const Attempt& attempt) { return prepare(*hasher, attempt); },
       [](journal::Unit& unit, const http::Asked&, const Attempt& attempt) -> Result<http::Reply> {
         const auto done = found(unit, attempt);
         if (!done) return done.error();
         return http::Reply{.status = 204};
       }});
}

}  // namespace supercargo::founding
