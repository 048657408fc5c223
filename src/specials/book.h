// Every price that many orders ask for at once: what was allowed once, what was agreed for a time,
// and the lists. Four statements for a batch, none for a line.
#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "prices/store.h"
#include "specials/special.h"
#include "terms/rules.h"

namespace supercargo::specials {

class Book {
 public:
  static Book gather(const db::Reader& reader, const std::vector<ProductId>& products,
                     const std::vector<CustomerId>& customers);

  // Nothing is kept for either: the product's own price is all there is.
  bool is_bare(ProductId product, CustomerId customer) const;

  // All levels. A special price is given to one line: to the next that asks it is gone, also while
  // the first is not written yet.
  prices::Resolved resolve(const catalog::Product& product, const terms::Wanted& wanted) const;
  // What was given away is there again: it was only asked what would be.
  void take_back() { given_.clear(); }

 private:
  prices::Picked special_for(const catalog::Product& product, const terms::Wanted& wanted) const;

  prices::Book lists_;
  std::unordered_map<std::int64_t, std::vector<Special>> specials_;             // by customer
  std::unordered_map<std::int64_t, std::vector<terms::Agreement>> agreements_;  // by customer
  // The order and line that a special price was given to.
  mutable std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> given_;
};

}  // namespace supercargo::specials
