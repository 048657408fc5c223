#include "prices/commands.h"

#include "catalog/store.h"
#include "enactments/enactment.h"
#include "prices/list_rules.h"
#include "prices/store.h"

namespace supercargo::prices {
namespace {

// Fills in what follows from skus and codes, and says what is wrong with the list.
std::vector<Reason> complete(const db::Reader& reader, PriceList& list) {
  std::vector<std::string> skus;
  for (const ListPrice& price : list.prices) skus.push_back(price.sku);
  std::map<std::string, catalog::Product> products;
  for (catalog::Product& each : catalog::find_by_skus(reader, skus))
    products.emplace(each.sku_key, std::move(each));
  std::int64_t position = 0;
  for (ListPrice& price : list.prices) {
    price.list = list.id;
    price.position = ++position;
    const auto product = products.find(comparison_key(price.sku));
    if (product == products.end()) continue;
    price.product = product->second.id;
    price.sku = product->second.sku;
    if (price.unit.empty()) price.unit = product->second.unit;
  }
  auto reasons = check_list(list, products);
  enactments::name_customers(reader, list.customers, reasons);
  return reasons;
}

constexpr enactments::Kind<PriceList> kind{.what = "price list",
                                           .created = "price_list_created",
                                           .changed = "price_list_changed",
                                           .approved = "price_list_approved",
                                           .complete = complete,
                                           .find = find,
                                           .add = add,
                                           .save = save_anew,
                                           .save_head = save};

}  // namespace

Result<PriceList> create(journal::Unit& unit, const PriceList& given) {
  return enactments::create(unit, kind, given);
}

Result<PriceList> change(journal::Unit& unit, const Patch& patch) {
  return enactments::change(unit, kind, patch);
}

Result<PriceList> approve(journal::Unit& unit, const ApproveList& wanted) {
  return enactments::approve(unit, kind, wanted.id, wanted.revision);
}

Result<PriceList> get(const journal::Query& query, const PriceListReference& reference) {
  return enactments::get(query, kind, reference.id);
}

Result<db::Page<PriceList>> list_price_lists(const journal::Query& query,
                                             const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::prices
