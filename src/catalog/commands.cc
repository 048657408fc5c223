#include "catalog/commands.h"

#include <set>
#include <unordered_map>

#include "catalog/costs.h"
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

Product made(journal::Unit& unit, const Product& given) {
  Product product = with_keys(unit, given);
  product.id = unit.make_id<ProductId>();
  product.revision = 1;
  product.created_at = unit.now();
  unit.tell(journal::created("product_created", product));
  return product;
}

// Nothing when it is as it was.
std::optional<Product> changed(journal::Unit& unit, const Product& before, Product after) {
  after.changed_at = before.changed_at;
  if (journal::changed("product_changed", before, after).changes.empty()) return std::nullopt;
  after = with_keys(unit, std::move(after));
  after.revision = before.revision + 1;
  unit.tell(journal::changed("product_changed", before, after));
  return after;
}

// What a table gives, on top of what stands.
Product given_on(const Product& before, const Product& given) {
  Product after = given;
  after.id = before.id;
  after.sku = before.sku;  // however it is spelt this time
  after.created_at = before.created_at;
  if (after.currency.empty()) after.currency = before.currency;
  return after;
}

// Substitutes are products that are there, or come in with it.
class Alternatives {
 public:
  Alternatives(const db::Reader& reader, std::span<const Product> given) {
    std::vector<std::string> named;
    for (const Product& each : given)
      named.insert(named.end(), each.substitutes.begin(), each.substitutes.end());
    for (const Product& each : find_by_skus(reader, named)) known_.insert(each.sku_key);
    for (const Product& each : given) known_.insert(comparison_key(each.sku));
  }
  std::vector<Reason> check(const Product& product) const {
    auto reasons = check_product(product);
    for (std::size_t i = 0; i < product.substitutes.size(); ++i) {
      if (known_.count(comparison_key(product.substitutes[i])) > 0) continue;
      reasons.push_back(
          {"/substitutes/" + std::to_string(i), "unknown_product", "There is no such product."});
    }
    return reasons;
  }

 private:
  std::set<std::string> known_;
};

}  // namespace

Result<Product> create(journal::Unit& unit, const Product& given) {
  auto reasons = Alternatives(unit.db, {&given, 1}).check(given);
  if (find(unit.db, given.sku))
    reasons.push_back({"/sku", "duplicate_sku", "There is a product with this sku already."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Product product = made(unit, given);
  add(unit.db, {product});
  return seen_by(unit.actor(), std::move(product));
}

Result<Product> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find(unit.db, patch.id);
  if (!before) return not_found("product");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = Alternatives(unit.db, {&*after, 1}).check(*after); !reasons.empty())
    return invalid(std::move(reasons));
  const auto saved = changed(unit, *before, std::move(*after));
  if (!saved) return seen_by(unit.actor(), *before);
  save(unit.db, {*saved});
  return seen_by(unit.actor(), *saved);
}

Result<Product> put(journal::Unit& unit, const Product& given) {
  return std::move(put_all(unit, {&given, 1}).front());
}

std::vector<Result<Product>> put_all(journal::Unit& unit, std::span<const Product> given) {
  std::vector<std::string> skus;
  for (const Product& each : given) skus.push_back(each.sku);
  std::unordered_map<std::string, Product> known;
  for (Product& each : find_by_skus(unit.db, skus)) known.emplace(each.sku_key, std::move(each));
  const Alternatives alternatives(unit.db, given);
  std::vector<Product> added;
  std::vector<Product> saved;
  std::vector<Result<Product>> answers;
  for (const Product& each : given) {
    if (auto reasons = alternatives.check(each); !reasons.empty()) {
      answers.emplace_back(invalid(std::move(reasons)));
      continue;
    }
    const auto before = known.find(comparison_key(each.sku));
    if (before == known.end()) {
      answers.emplace_back(added.emplace_back(made(unit, each)));
      continue;
    }
    auto after = changed(unit, before->second, given_on(before->second, each));
    answers.emplace_back(after ? saved.emplace_back(*after) : before->second);
  }
  add(unit.db, added);
  save(unit.db, saved);
  return answers;
}

Result<Product> get(const journal::Query& query, const ProductReference& reference) {
  auto product = find(query.db, reference.id);
  if (!product) return not_found("product");
  return seen_by(query.actor(), std::move(*product));
}

Result<db::Page<Product>> list_products(const journal::Query& query,
                                        const db::ListRequest& request) {
  auto page = list(query.db, request);
  if (page)
    for (Product& each : page->items) each = seen_by(query.actor(), std::move(each));
  return page;
}

}  // namespace supercargo::catalog
