// All SQL of price_list and price_list_price, and the prices that many orders ask for at once.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "prices/rules.h"

namespace supercargo::prices {

// By id or code, whole.
std::optional<PriceList> find(const db::Reader& reader, std::string_view reference);
// Without their prices.
Result<db::Page<PriceList>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const PriceList& list);
void save(db::Writer& writer, const PriceList& list);
// Also its prices.
void save_anew(db::Writer& writer, const PriceList& list);

// The listed prices of some products, in two statements; in one where no list names them.
class Book {
 public:
  Book() = default;
  Book(Book&&) = default;
  Book& operator=(Book&&) = default;
  static Book gather(const db::Reader& reader, const std::vector<ProductId>& products);
  std::span<const Offered> of(ProductId product) const;

 private:
  std::vector<ListPrice> prices_;
  std::vector<PriceList> lists_;
  std::unordered_map<std::int64_t, std::vector<Offered>> by_product_;  // looks into both
};

}  // namespace supercargo::prices
