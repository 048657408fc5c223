#include "history/queries.h"

#include "history/store.h"

namespace supercargo::history {

Result<Order> get(const journal::Query& query, const OrderReference& reference) {
  auto order = find(query.db, reference.id);
  if (!order) return not_found("history order");
  return std::move(*order);
}

Result<db::Page<Order>> list_orders(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::history
