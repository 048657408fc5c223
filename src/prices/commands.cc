#include "prices/commands.h"

#include "catalog/store.h"
#include "customers/store.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
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
  const auto known = customers::find_by_references(reader, list.customers);
  for (std::size_t i = 0; i < list.customers.size(); ++i) {
    if (const auto* customer = known.find(list.customers[i]))
      list.customers[i] = customer->code;
    else
      reasons.push_back({"/customers/" + std::to_string(i), "unknown_customer",
                         "No customer has this id or code."});
  }
  return reasons;
}

Problem in_force() {
  return {Refusal::not_in_this_state, "not_in_this_state",
          "The list is in force: end it, and make another."};
}

// Recorded instead of refused while one person does everything (decisions 1).
void tell_waived(journal::Unit& unit, const PriceList& list) {
  unit.tell({.name = "separation_waived",
             .record = entity<PriceList>().name,
             .record_id = list.id.value,
             .prefix = PriceListId::prefix,
             .revision = list.revision,
             .reason = "Who made a list put it in force: there is nobody else."});
}

// Of a list in force only its end may differ.
bool is_only_ended(const PriceList& before, const PriceList& after) {
  PriceList ended = before;
  ended.valid_until = after.valid_until;
  return to_json(ended) == to_json(after);
}

}  // namespace

Result<PriceList> create(journal::Unit& unit, const PriceList& given) {
  PriceList list = given;
  list.id = unit.make_id<PriceListId>();
  list.code_key = comparison_key(list.code);
  auto reasons = complete(unit.db, list);
  if (find(unit.db, list.code))
    reasons.push_back({"/code", "duplicate_code", "There is a list with this code already."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  list.made_by = unit.actor().person;
  list.revision = 1;
  list.created_at = list.changed_at = unit.now();
  add(unit.db, list);
  unit.tell(journal::created("price_list_created", list));
  return list;
}

Result<PriceList> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find(unit.db, patch.id);
  if (!before) return not_found("price list");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = complete(unit.db, *after); !reasons.empty())
    return invalid(std::move(reasons));
  if (before->status == ListStatus::active && !is_only_ended(*before, *after)) return in_force();
  if (journal::changed("price_list_changed", *before, *after).changes.empty()) return *before;
  // Who changed it last has made it, and approves nothing of it.
  if (before->status == ListStatus::draft) after->made_by = unit.actor().person;
  after->revision = before->revision + 1;
  after->changed_at = unit.now();
  save_anew(unit.db, *after);
  unit.tell(journal::changed("price_list_changed", *before, *after));
  return after;
}

Result<PriceList> approve(journal::Unit& unit, const ApproveList& wanted) {
  const auto before = find(unit.db, wanted.id);
  if (!before) return not_found("price list");
  if (auto conflict = journal::revision_conflict(unit.db, *before, wanted.revision))
    return std::move(*conflict);
  if (before->status == ListStatus::active) return in_force();
  const bool is_own = before->made_by && before->made_by == unit.actor().person;
  if (is_own && !unit.actor().sole_person)
    return invalid({{"", "separation_of_duties", "Who made a list does not approve it."}});
  PriceList after = *before;
  after.status = ListStatus::active;
  after.approved_by = unit.actor().person;
  after.approved_at = after.changed_at = unit.now();
  after.revision = before->revision + 1;
  save(unit.db, after);
  unit.tell(journal::changed("price_list_approved", *before, after));
  if (is_own) tell_waived(unit, after);
  return after;
}

Result<PriceList> get(const journal::Query& query, const PriceListReference& reference) {
  auto found = find(query.db, reference.id);
  if (!found) return not_found("price list");
  return std::move(*found);
}

Result<db::Page<PriceList>> list_price_lists(const journal::Query& query,
                                             const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::prices
