#include "catalog/commands.h"

#include "catalog/rules.h"
#include "catalog/store.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "policies/store.h"

namespace supercargo::catalog {
namespace {

Product with_keys(const journal::Unit& unit, Product product) {
  product.sku_key = comparison_key(product.sku);
  product.name_key = collation_key(product.name);
  if (product.currency.empty()) product.currency = policies::settings_of(unit.db).currency;
  product.changed_at = unit.now();
  return product;
}

Product save_changed(journal::Unit& unit, const Product& before, Product after) {
  after.changed_at = before.changed_at;
  if (journal::changed("product_changed", before, after).changes.empty()) return before;
  after = with_keys(unit, std::move(after));
  after.revision = before.revision + 1;
  save(unit.db, after);
  unit.tell(journal::changed("product_changed", before, after));
  return after;
}

}  // namespace

Result<Product> create(journal::Unit& unit, const Product& given) {
  auto reasons = check_product(given);
  if (find(unit.db, given.sku))
    reasons.push_back({"/sku", "duplicate_sku", "There is a product with this sku already."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Product product = with_keys(unit, given);
  product.id = unit.make_id<ProductId>();
  product.revision = 1;
  product.created_at = unit.now();
  add(unit.db, product);
  unit.tell(journal::created("product_created", product));
  return product;
}

Result<Product> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find(unit.db, patch.id);
  if (!before) return not_found("product");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = check_product(*after); !reasons.empty()) return invalid(std::move(reasons));
  return save_changed(unit, *before, std::move(*after));
}

Result<Product> put(journal::Unit& unit, const Product& given) {
  const auto before = find(unit.db, given.sku);
  if (!before) return create(unit, given);
  if (auto reasons = check_product(given); !reasons.empty()) return invalid(std::move(reasons));
  Product after = given;
  after.id = before->id;
  after.sku = before->sku;  // however it is spelt this time
  after.created_at = before->created_at;
  if (after.currency.empty()) after.currency = before->currency;
  return save_changed(unit, *before, std::move(after));
}

Result<Product> get(const journal::Query& query, const ProductReference& reference) {
  auto product = find(query.db, reference.id);
  if (!product) return not_found("product");
  return std::move(*product);
}

Result<db::Page<Product>> list_products(const journal::Query& query,
                                        const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::catalog
