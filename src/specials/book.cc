#include "specials/book.h"

#include "specials/rules.h"
#include "specials/store.h"
#include "terms/store.h"

namespace supercargo::specials {

using prices::Level;

namespace {

// The first of them that has a price, or that two disagree about, ends the way.
void put_before(prices::Resolved& resolved, const std::vector<prices::Picked>& agreed) {
  for (std::size_t i = 0; i < agreed.size(); ++i) {
    resolved.trace[i].found = agreed[i].found;
    resolved.trace[i].source = agreed[i].source;
    const bool is_hit = agreed[i].found == prices::Found::hit;
    if (!is_hit && agreed[i].found != prices::Found::tied) continue;
    resolved.price = agreed[i].price;
    resolved.level = is_hit ? resolved.trace[i].level : Level::manual;
    for (std::size_t later = i + 1; later < resolved.trace.size(); ++later)
      resolved.trace[later] = {resolved.trace[later].level, prices::Found::not_looked_at};
    if (!is_hit) resolved.trace.back().found = prices::Found::hit;
    return;
  }
}

}  // namespace

Book Book::gather(const db::Reader& reader, const std::vector<ProductId>& products,
                  const std::vector<CustomerId>& customers) {
  Book book;
  book.lists_ = prices::Book::gather(reader, products);
  for (Special& each : looked_at(reader, customers))
    book.specials_[each.customer_id.value].push_back(std::move(each));
  for (terms::Agreement& each : terms::looked_at(reader, customers))
    book.agreements_[each.customer_id.value].push_back(std::move(each));
  return book;
}

bool Book::is_bare(ProductId product, CustomerId customer) const {
  return lists_.of(product).empty() && specials_.count(customer.value) == 0 &&
         agreements_.count(customer.value) == 0;
}

prices::Picked Book::special_for(const catalog::Product& product,
                                 const terms::Wanted& wanted) const {
  const auto theirs = specials_.find(wanted.customer.value);
  if (theirs == specials_.end()) return {};
  const std::pair asking{wanted.order, wanted.line};
  std::vector<const Special*> open;
  for (const Special& each : theirs->second) {
    const auto given = given_.find(each.id.value);
    const bool is_gone = given != given_.end() && (wanted.order == 0 || given->second != asking);
    if (each.product == product.id && !is_gone) open.push_back(&each);
  }
  Match match = pick(product, wanted, open);
  if (match.picked.found == prices::Found::hit) given_[match.special->id.value] = asking;
  return std::move(match.picked);
}

prices::Resolved Book::resolve(const catalog::Product& product, const terms::Wanted& wanted) const {
  auto resolved = prices::resolve(product, wanted, lists_.of(product.id));
  std::vector<prices::Picked> agreed{special_for(product, wanted)};
  const auto theirs = agreements_.find(wanted.customer.value);
  if (theirs != agreements_.end())
    for (const Level level : {Level::customer_agreement, Level::group_agreement})
      agreed.push_back(terms::pick(level, product, wanted, resolved.price, theirs->second));
  put_before(resolved, agreed);
  return resolved;
}

}  // namespace supercargo::specials
