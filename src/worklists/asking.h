// What every worklist shares: who asks, at which hour, for whose matters and from where on; and how
// a row gets its clock.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/calendar.h"
#include "kernel/result.h"
#include "worklists/item.h"
#include "worklists/store.h"

namespace supercargo::worklists {

using Page = db::Page<Item>;

// What one request looks at, where rows must be judged before they count.
inline constexpr std::int64_t looked_at_most = 2000;

struct Asked {
  const journal::Query& query;
  Calendar calendar;  // the company's
  Instant now;
  Day today;
  PersonId owner;  // whose matters; nobody: everybody's
  Place after;
  std::size_t limit = 0;

  Slice slice(std::int64_t most) const { return {owner, after, most}; }
  // One more than is shown: it tells that there are more.
  Slice page() const { return slice(static_cast<std::int64_t>(limit) + 1); }
};

Asked asked_by(const journal::Query& query, PersonId owner);
// Refuses what worklists do not offer.
Result<Asked> asked_in(const journal::Query& query, const db::ListRequest& request);

// Drops what is more than the page; returns where it ends, or the empty text at the end.
template <class T>
std::string cut(std::vector<T>& found, std::size_t limit,
                const std::function<Place(const T&)>& place) {
  if (found.size() <= limit) return {};
  found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found.empty() ? std::string() : cursor_text(place(found.back()));
}

// A row about the order, without its reason.
Item about(const orders::Order& order);
void set_clock(Item& item, const Asked& asked, Instant since, Instant due);
void set_next(Item& item, Step step);

using Orders = std::map<std::int64_t, orders::Order>;
Orders by_id(std::vector<orders::Order> orders);

}  // namespace supercargo::worklists
