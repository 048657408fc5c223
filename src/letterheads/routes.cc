#include "http/routes.h"

#include "letterheads/commands.h"
#include "letterheads/store.h"
#include "printing/logo.h"

namespace supercargo::letterheads {
namespace {

// Domain 11: configuration is the administrator's; an auditor reads.
constexpr RoleSet readers{Role::administrator, Role::auditor};

// A picture of that size is written anew in a few milliseconds; only what came of it is stored.
Result<http::Reply> take_logo(journal::Unit& unit, const http::Asked& asked) {
  auto logo = printing::kept_logo(asked.body);
  if (!logo) return std::move(logo.error());
  const Letterhead after = set_logo(unit, std::move(*logo));
  return http::Reply{.body = to_json(after, http::answering::view_of(asked.call)),
                     .revision = after.revision};
}

Result<http::Reply> give_logo(const journal::Query& query, const http::Asked&) {
  Letterhead letterhead = letterhead_of(query.db);
  if (letterhead.logo.data.empty()) return not_found("logo");
  return http::Reply{.body = std::move(letterhead.logo.data),
                     .content_type = "image/png",
                     .headers = {{"Content-Security-Policy", "default-src 'none'; sandbox"}}};
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get({.path = "/letterhead",
              .name = "get_letterhead",
              .summary = "How the company's documents look and what they say",
              .may = readers},
             get);
  routes.patch({.path = "/letterhead",
                .name = "change_letterhead",
                .summary = "Change how the company's documents look and what they say",
                .may = {Role::administrator},
                .step_up = true},
               change);
  routes.raw_write(
      http::Method::put,
      {.path = "/letterhead/logo",
       .name = "set_letterhead_logo",
       .summary = "A PNG of 1,000 by 1,000 pixels at most; what is kept is written anew",
       .may = {Role::administrator},
       .body_max = printing::logo_bytes_max},
      "image/png", take_logo);
  routes.raw_read({.path = "/letterhead/logo",
                   .name = "get_letterhead_logo",
                   .summary = "The company's logo",
                   .may = readers},
                  give_logo);
  routes.del({.path = "/letterhead/logo",
              .name = "remove_letterhead_logo",
              .summary = "Set the company's name instead of a logo",
              .may = {Role::administrator},
              .status = 204},
             remove_logo);
}

}  // namespace supercargo::letterheads
