#include "protections/commands.h"

#include "catalog/store.h"
#include "customers/store.h"
#include "protections/store.h"

namespace supercargo::protections {
namespace {

// The first time it is added, then changed.
template <class T>
T kept(journal::Unit& unit, const std::optional<T>& before, T record, const char* fact) {
  record.changed_by = unit.actor().person;
  record.changed_at = unit.now();
  record.revision = before ? before->revision + 1 : 1;
  if (before) {
    record.id = before->id;
    store::save(unit.db, record);
    unit.tell(journal::changed(fact, *before, record));
  } else {
    record.id = unit.make_id<decltype(record.id)>();
    store::add(unit.db, record);
    unit.tell(journal::created(fact, record));
  }
  return record;
}

}  // namespace

Result<ConsumerLaw> put_law(journal::Unit& unit, const PutLaw& given) {
  const auto customer = customers::find(unit.db, given.id);
  if (!customer) return not_found("customer");
  return kept(unit, store::law_of(unit.db, customer->id),
              {.customer_id = customer->id, .jurisdiction = given.jurisdiction},
              "consumer_law_kept");
}

Result<ProductExemption> put_exemption(journal::Unit& unit, const PutExemption& given) {
  const auto product = catalog::find(unit.db, given.id);
  if (!product) return not_found("product");
  if (given.exemption && given.reason.empty())
    return invalid({{"/reason", "required", "Say what shows that it is exempt."}});
  return kept(unit, store::exemption_of(unit.db, product->id),
              {.product_id = product->id,
               .exemption = given.exemption,
               .reason = given.exemption ? given.reason : ""},
              "product_exemption_kept");
}

Result<ConsumerLaw> get_law(const journal::Query& query,
                            const customers::CustomerReference& reference) {
  const auto customer = customers::find(query.db, reference.id);
  if (!customer) return not_found("customer");
  return store::law_of(query.db, customer->id).value_or(ConsumerLaw{.customer_id = customer->id});
}

Result<ProductExemption> get_exemption(const journal::Query& query,
                                       const catalog::ProductReference& reference) {
  const auto product = catalog::find(query.db, reference.id);
  if (!product) return not_found("product");
  return store::exemption_of(query.db, product->id)
      .value_or(ProductExemption{.product_id = product->id});
}

}  // namespace supercargo::protections
