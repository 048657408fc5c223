#include "standings/standing.h"

#include <map>
#include <set>

namespace supercargo {

using standings::Standing;

namespace {

constexpr Rules shown{.access = Access::read_only};

constexpr Field standing_fields[] = {
    field<&Standing::sales_order>("sales_order",
                                  {.access = Access::read_only,
                                   .filter = true,
                                   .about = "Ids of at most 500 orders, by commas."}),
    field<&Standing::line_count>("line_count", shown),
    field<&Standing::quantities>("quantities",
                                 {.access = Access::read_only, .stored = Stored::as_json}),
};

}  // namespace

template <>
const Entity& entity<Standing>() {
  static constexpr Entity described =
      describe<Standing>("sales_order_standing", "", standing_fields);
  return described;
}

namespace standings {
namespace {

std::vector<OrderId> named_in(const db::ListRequest& request) {
  std::vector<OrderId> ids;
  for (const auto& [field, value] : request.filters) {
    std::string_view rest = value;
    while (field == "sales_order" && !rest.empty()) {
      const auto one = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      if (const auto id = parse<OrderId>(one)) ids.push_back(*id);
    }
  }
  return ids;
}

void add(orders::Buckets& sum, const orders::Buckets& more) {
  sum.open += more.open;
  sum.reserved += more.reserved;
  sum.backordered += more.backordered;
  sum.picked += more.picked;
  sum.despatched += more.despatched;
  sum.delivered += more.delivered;
  sum.cancelled += more.cancelled;
}

}  // namespace

Result<db::Page<Standing>> list(const journal::Query& query, const db::ListRequest& request) {
  const auto ids = named_in(request);
  if (ids.empty() || ids.size() > static_cast<std::size_t>(db::page_limit_max))
    return invalid({{"?sales_order", "required", "Name 1 to 500 orders by their ids."}});
  std::map<std::int64_t, Standing> by_order;
  for (const orders::Line& line : query.db.by_keys<orders::Line>("order", ids)) {
    Standing& standing = by_order[line.order.value];
    standing.sales_order = line.order;
    ++standing.line_count;
    add(standing.quantities, line.quantities);
  }
  // Every order has a line: what was not found is not there, or not theirs to see.
  const std::set<OrderId> named(ids.begin(), ids.end());
  if (by_order.size() != named.size()) return not_found("sales order");
  db::Page<Standing> page;
  page.items.reserve(by_order.size());
  for (auto& [id, standing] : by_order) page.items.push_back(standing);
  return page;
}

}  // namespace standings
}  // namespace supercargo
