#include "http/routes.h"

#include "files/owners.h"
#include "holds/commands.h"
#include "holds/credit_release.h"
#include "holds/rules.h"
#include "holds/store.h"

namespace supercargo::holds {
namespace {

// As the order, of our own people: why it is held is no portal's business.
constexpr RoleSet readers = staff;

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  return !actor.portal() && find(reader, HoldId{id}).has_value();
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind({.kind = "hold", .prefix = HoldId::prefix, .visible = may_see_files});
  routes.list({.path = "/holds",
               .name = "list_holds",
               .summary = "What holds orders back, by order, kind or status",
               .may = readers},
              list_holds);
  routes.get({.path = "/holds/{id}",
              .name = "get_hold",
              .summary = "One hold: who placed it, why, and who released it",
              .may = readers},
             get);
  routes.post({.path = "/sales-orders/{id}/holds",
               .name = "place_hold",
               .summary = "Hold the order: nothing of it is delivered until the hold is released",
               .may = placers,
               .status = 201},
              place);
  routes.post({.path = "/holds/{id}/release",
               .name = "release_hold",
               .summary = "Release a hold that somebody else has placed; each kind has its role",
               .may = releasers},
              release);
  routes.post({.path = "/sales-orders/{id}/credit-release",
               .name = "release_credit",
               .summary = "Let the order pass for a day although its customer owes too much",
               .may = {Role::finance},
               .status = 201},
              release_credit);
}

}  // namespace supercargo::holds
