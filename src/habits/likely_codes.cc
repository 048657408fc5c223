#include "habits/likely_codes.h"

#include <optional>

#include "catalog/code_store.h"
#include "catalog/store.h"
#include "habits/store.h"
#include "stock/store.h"

namespace supercargo::habits {
namespace {

constexpr std::int64_t products_max = 20'000;
constexpr Duration stock_period = std::chrono::minutes(10);

// A supplier's code is no customer's word.
std::optional<checks::CodeKind> kind_of(catalog::CodeKind kind) {
  switch (kind) {
    case catalog::CodeKind::own:
    case catalog::CodeKind::old_code:
      return checks::CodeKind::old_code;
    case catalog::CodeKind::customer_code:
      return checks::CodeKind::customer_code;
    case catalog::CodeKind::gtin:
      return checks::CodeKind::gtin;
    case catalog::CodeKind::supplier_code:
      break;
  }
  return std::nullopt;
}

std::vector<checks::Candidate> candidates_in(const db::Reader& reader) {
  std::vector<checks::Candidate> candidates;
  std::unordered_map<std::int64_t, std::size_t> places;
  for (auto& [id, sku, name, gtin] : catalog::for_sale(reader, products_max)) {
    places[id.value] = candidates.size();
    checks::Candidate& made = candidates.emplace_back();
    made.code = std::move(sku);
    made.name = std::move(name);
    if (!gtin.empty()) made.alternates.push_back({checks::CodeKind::gtin, std::move(gtin)});
  }
  for (catalog::ProductCode& code : catalog::every_code(reader, products_max)) {
    const auto at = places.find(code.product_id.value);
    const auto kind = kind_of(code.kind);
    if (at == places.end() || !kind) continue;
    candidates[at->second].alternates.push_back(
        {*kind, std::move(code.code), code.customer_id ? text(code.customer_id) : std::string()});
  }
  for (const ProductId product : stock::products_on_hand(reader, products_max))
    if (const auto at = places.find(product.value); at != places.end())
      candidates[at->second].in_stock = true;
  return candidates;
}

// What this transaction has changed may never come to be: nobody else may find it on the shelf.
std::shared_ptr<const checks::CodeIndex> index_of(const db::Reader& reader, Shelf& shelf,
                                                  Instant now) {
  const auto make = [&] { return checks::CodeIndex(candidates_in(reader)); };
  if (reader.session().writes() > 0) return std::make_shared<checks::CodeIndex>(make());
  const std::int64_t period = now.us / stock_period.count();
  return shelf.get<checks::CodeIndex>(
      {reader.tenant(), "likely_codes", {catalog::catalog_version(reader), period}}, make);
}

}  // namespace

LikelyCodes LikelyCodes::gather(const db::Reader& reader, const std::vector<CustomerId>& customers,
                                Shelf& shelf, Instant now) {
  LikelyCodes made{index_of(reader, shelf, now)};
  Known::Pairs pairs;
  for (const CustomerId customer : customers) pairs.emplace_back(customer, ProductId{});
  const Known known = Known::gather(reader, pairs);
  for (const CustomerId customer : customers) {
    const RecentOrders* recent = known.recent(customer);
    if (recent == nullptr) continue;
    auto& bought = made.bought_[customer.value];
    for (const Digest& order : recent->orders)
      for (const DigestLine& line : order.lines) bought.push_back(line.sku);
  }
  return made;
}

std::vector<Suggestion> LikelyCodes::like(std::string_view code, CustomerId customer) const {
  const std::string whose = customer ? text(customer) : std::string();
  const auto bought = bought_.find(customer.value);
  checks::Asked asked{.text = code, .customer = whose};
  if (bought != bought_.end()) asked.bought = bought->second;
  return index_->suggest(asked);
}

}  // namespace supercargo::habits
