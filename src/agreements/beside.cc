#include "agreements/beside.h"

#include <algorithm>

#include "kernel/json.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "people/store.h"

namespace supercargo::agreements {

using orders::Order;

Result<Order> find_living(const db::Reader& reader, const std::string& reference,
                          const char* wanted) {
  auto order = orders::find(reader, reference);
  if (!order) return not_found("sales order");
  if (order->status == orders::Status::closed || order->status == orders::Status::cancelled)
    return orders::not_in_this_state(*order, wanted);
  return std::move(*order);
}

Order order_of(const db::Reader& reader, OrderId id) {
  auto order = orders::find(reader, text(id));
  SUPERCARGO_CHECK(order.has_value());  // none is ever deleted
  return std::move(*order);
}

void check_line(const Order& order, std::optional<std::int64_t> line,
                std::vector<Reason>& reasons) {
  if (!line) return;
  const auto is_it = [&](const orders::Line& each) { return each.line == *line; };
  if (std::none_of(order.lines.begin(), order.lines.end(), is_it))
    reasons.push_back({"/line", "unknown_line", "The order has no such line."});
}

void check_works_here(const db::Reader& reader, PersonId person, const std::string& pointer,
                      std::vector<Reason>& reasons) {
  if (!person) return;
  const auto found = people::store::person(reader, person);
  if (!found || found->status != people::PersonStatus::active)
    reasons.push_back({pointer, "unknown_person", "Nobody of that id works here."});
}

void tell_on_order(journal::Unit& unit, const Order& order, const News& news) {
  journal::Fact fact = orders::about(order, news.fact);
  fact.changes.push_back({news.record, "null", json_text(news.record_id)});
  if (!news.words.empty())
    fact.changes.push_back({news.field, "null", json_text(news.words), true});
  unit.tell(std::move(fact));
}

db::ListRequest with_order_ids(const db::Reader& reader, db::ListRequest request) {
  for (auto& [name, value] : request.filters) {
    if (name != "sales_order" || parse<OrderId>(value)) continue;
    if (const auto order = orders::find(reader, value)) value = text(order->id);
  }
  return request;
}

Problem over_already(const std::string& words) {
  return {Refusal::not_in_this_state, "not_in_this_state", words, {}, {{"allowed", "[]"}}};
}

}  // namespace supercargo::agreements
