#include "app/file_owners.h"

#include "catalog/store.h"
#include "customers/store.h"
#include "files/owners.h"
#include "orders/store.h"

namespace supercargo::app {
namespace {

using journal::Actor;

bool holds(const Actor& actor, RoleSet roles) {
  return actor.sole_person || actor.kind == journal::ActorKind::shell_operator ||
         actor.roles.meets(roles);
}

// Domain 11: procurement and suppliers see no customers; a customer's own people see their own.
bool customer_visible(const db::Reader& reader, const Actor& actor, std::int64_t id) {
  constexpr RoleSet readers{Role::agent,           Role::order_desk,    Role::warehouse,
                            Role::sales_manager,   Role::finance,       Role::quality_manager,
                            Role::service_manager, Role::administrator, Role::auditor,
                            Role::customer_portal};
  const bool is_own = !actor.portal() || actor.party == id;
  return holds(actor, readers) && is_own && customers::find_by_id(reader, CustomerId{id});
}

bool product_visible(const db::Reader& reader, const Actor& actor, std::int64_t id) {
  return holds(actor, staff | RoleSet{Role::customer_portal}) &&
         !catalog::find_by_ids(reader, {ProductId{id}}).empty();
}

bool order_visible(const db::Reader& reader, const Actor& actor, std::int64_t id) {
  if (!holds(actor, staff | RoleSet{Role::customer_portal})) return false;
  const auto order = orders::find(reader, text(OrderId{id}));
  return order && (!actor.portal() || actor.party == order->customer_id.value);
}

}  // namespace

void add_file_owners() {
  files::add_owner_kind({"customer", CustomerId::prefix, customer_visible});
  files::add_owner_kind({"product", ProductId::prefix, product_visible});
  files::add_owner_kind({"sales_order", OrderId::prefix, order_visible});
}

}  // namespace supercargo::app
