#include "http/routes.h"

#include "imports/import.h"

namespace supercargo::imports {
namespace {

// Decisions 2: whose records come in by file; administrators run the machine, auditors read all.
constexpr RoleSet readers{Role::order_desk, Role::warehouse, Role::procurement, Role::administrator,
                          Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/imports",
               .name = "list_imports",
               .summary = "Files that were brought in, and what came of their rows",
               .may = readers},
              list_imports);
  routes.get({.path = "/imports/{id}",
              .name = "get_import",
              .summary = "One of them: how far it is, what was rejected and where that stands",
              .may = readers},
             get);
}

}  // namespace supercargo::imports
