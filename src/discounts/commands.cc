#include "discounts/commands.h"

#include <algorithm>

#include "catalog/store.h"
#include "discounts/rules.h"
#include "discounts/store.h"
#include "enactments/enactment.h"

namespace supercargo::discounts {
namespace {

std::vector<Reason> complete(const db::Reader& reader, Rule& rule) {
  auto reasons = check_rule(rule);
  const auto products = catalog::find_by_skus(reader, rule.products);
  for (std::size_t i = 0; i < rule.products.size(); ++i) {
    const auto product = std::find_if(products.begin(), products.end(), [&](const auto& each) {
      return each.sku_key == comparison_key(rule.products[i]);
    });
    if (product != products.end())
      rule.products[i] = product->sku;
    else
      reasons.push_back(
          {"/products/" + std::to_string(i), "unknown_product", "No product has this code."});
  }
  enactments::name_customers(reader, rule.customers, reasons);
  return reasons;
}

constexpr enactments::Kind<Rule> kind{.what = "discount",
                                      .created = "discount_rule_created",
                                      .changed = "discount_rule_changed",
                                      .approved = "discount_rule_approved",
                                      .complete = complete,
                                      .find = find,
                                      .add = add,
                                      .save = save,
                                      .save_head = save};

}  // namespace

Result<Rule> create(journal::Unit& unit, const Rule& given) {
  return enactments::create(unit, kind, given);
}

Result<Rule> change(journal::Unit& unit, const Patch& patch) {
  return enactments::change(unit, kind, patch);
}

Result<Rule> approve(journal::Unit& unit, const ApproveRule& wanted) {
  return enactments::approve(unit, kind, wanted.id, wanted.revision);
}

Result<Rule> get(const journal::Query& query, const RuleReference& reference) {
  return enactments::get(query, kind, reference.id);
}

Result<db::Page<Rule>> list_rules(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::discounts
