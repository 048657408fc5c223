#include "http/routes.h"

#include "colleagues/colleague.h"
#include "db/listing.h"
#include "journal/unit.h"

namespace supercargo::colleagues {
namespace {

Result<db::Page<Colleague>> list(const journal::Query& query, const db::ListRequest& request) {
  return db::page<Colleague>(query.db, request);
}

}  // namespace

// Who does what is known to everybody who works here; addresses and second factors are not.
void add_routes(http::Routes& routes) {
  routes.list({.path = "/colleagues",
               .name = "list_colleagues",
               .summary = "Who works here and for what, by name",
               .may = staff},
              list);
}

}  // namespace supercargo::colleagues
