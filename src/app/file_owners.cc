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

// Domain 11: procurement and suppliers see no customers; who sees some of them sees their files.
bool customer_visible(const db::Reader& reader, const Actor& actor, std::int64_t id) {
  constexpr RoleSet readers =
      customers::readers_of_all | RoleSet{Role::agent, Role::customer_portal};
  return holds(actor, readers) &&
         customers::find_seen(reader, text(CustomerId{id}), customers::sight_of(actor));
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
