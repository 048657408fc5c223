#include "worklists/asking.h"

#include <algorithm>

#include "policies/store.h"

namespace supercargo::worklists {

using orders::Order;

Asked asked_by(const journal::Query& query, PersonId owner) {
  Calendar calendar = policies::calendar_of(policies::settings_of(query.db));
  const Day today = local_day(query.now(), calendar);
  return {query, std::move(calendar), query.now(), today, owner, {}, 0};
}

Result<Asked> asked_in(const journal::Query& query, const db::ListRequest& request) {
  std::vector<Reason> reasons;
  PersonId owner;
  for (const auto& [name, value] : request.filters) {
    const auto person = name == "owner" ? parse<PersonId>(value) : std::nullopt;
    if (person)
      owner = *person;
    else
      reasons.push_back({"?" + name, "malformed", "A person's id is wanted: per_…"});
  }
  if (!request.sort.empty())
    reasons.push_back({"?sort", "not_sortable", "Worklists have their own order."});
  if (!request.q.empty())
    reasons.push_back({"?q", "unknown_parameter", "Worklists are not searched: look in the list."});
  if (request.count)
    reasons.push_back({"?count", "unknown_parameter", "GET /api/v1/worklists counts."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const auto after = parse_place(request.after);
  if (!after)
    return Problem{Refusal::malformed, "invalid_cursor", "The cursor is not one of this list."};
  Asked asked = asked_by(query, owner);
  asked.after = *after;
  asked.limit = static_cast<std::size_t>(std::clamp(request.limit, 1, db::page_limit_max));
  return asked;
}

namespace {

std::string name_of(orders::Status status) {
  return choices<orders::Status>().names[static_cast<std::size_t>(status)];
}

}  // namespace

Item about(const Order& order) {
  return {.record = text(order.id),
          .link = "/api/v1/sales-orders/" + text(order.id),
          .sales_order = text(order.id),
          .sales_order_number = order.number,
          .customer_name = order.customer_name,
          .status = name_of(order.status),
          .urgent = order.urgent,
          .owner = order.owner};
}

void set_clock(Item& item, const Asked& asked, Instant since, Instant due) {
  item.since = since;
  item.working_minutes = working_minutes(since, asked.now, asked.calendar);
  item.due_at = due;
  item.overdue = due < asked.now;
}

void set_next(Item& item, Step step) {
  item.next = std::move(step.words);
  item.operation = std::move(step.operation);
}

Orders by_id(std::vector<Order> orders) {
  Orders found;
  for (Order& order : orders) found.emplace(order.id.value, std::move(order));
  return found;
}

}  // namespace supercargo::worklists
