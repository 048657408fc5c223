#include "http/routes.h"

#include "uploads/rows.h"

namespace supercargo::uploads {
namespace {

// Which of them brings in what, the command knows by the kind of records.
constexpr RoleSet bringers{Role::order_desk, Role::warehouse, Role::sales_manager,
                           Role::procurement};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.post({.path = "/import-trials",
               .name = "try_import",
               .summary = "What bringing in these rows would come to; nothing is kept",
               .may = bringers,
               .rehearsed = true},
              try_rows);
  routes.post({.path = "/import-rows",
               .name = "import_rows",
               .summary = "Bring in rows of a table, at most 1,000, each in or rejected",
               .may = bringers},
              bring_rows);
}

}  // namespace supercargo::uploads
