#include "http/routes.h"

#include "settlements/commands.h"

namespace supercargo::settlements {
namespace {

// What comes in is finance's to book (domain 11).
constexpr RoleSet keepers{Role::finance};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.post({.path = "/payments",
               .name = "book_payment",
               .summary = "Book what came in, to the invoices or the order it names, or to those "
                          "invoices that are due first",
               .may = keepers,
               .status = 201},
              book);
  routes.post({.path = "/payments/{id}/reversal",
               .name = "reverse_payment",
               .summary = "Take a payment back that was none: what it settled is open again",
               .may = keepers},
              reverse);
}

}  // namespace supercargo::settlements
