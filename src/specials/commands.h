// The verbs on special prices, each in one transaction, their use by orders, and the reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "prices/price.h"
#include "specials/special.h"

namespace supercargo::specials {

// Asks whoever's tier it is; what is the agent's own to give is allowed at once.
Result<Special> request(journal::Unit& unit, const Special& given);
Result<Special> decide(journal::Unit& unit, const Decide& wanted);
// Tells who was informed; once everybody was, an order may use it.
Result<Special> inform(journal::Unit& unit, const Inform& wanted);

// Ends what nobody decided, and what nobody used in its time. True: more is left.
bool end_unused(journal::Unit& unit);

// The line that has got it, in the order's own transaction.
struct Use {
  std::string number;
  std::string order;  // as printed
  std::int64_t order_id = 0;
  std::int64_t line = 0;
};
void use(journal::Unit& unit, const Use& by);
// Every special price that the order's lines have got.
template <class Order>
void use_all(journal::Unit& unit, const Order& order) {
  for (const auto& line : order.lines) {
    for (const prices::Look& look : line.price_trace) {
      const bool is_hit =
          look.level == prices::Level::special_price && look.found == prices::Found::hit;
      if (is_hit && !line.price_given)
        use(unit, {look.source, text(order.id), order.id.value, line.line});
    }
  }
}

Result<Special> get(const journal::Query& query, const SpecialReference& reference);
// An agent those that they asked for.
Result<db::Page<Special>> list_specials(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::specials
