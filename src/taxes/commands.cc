#include "taxes/commands.h"

#include "customers/store.h"
#include "journal/revision.h"
#include "taxes/rules.h"
#include "taxes/store.h"

namespace supercargo::taxes {
namespace {

std::vector<Reason> reasons_against(const db::Reader& reader, const TaxRate& rate) {
  return check_rate(rate, rates_of(reader, {rate.country}));
}
std::vector<Reason> reasons_against(const db::Reader& reader, const Registration& registration) {
  return check_registration(registration, all_registrations(reader));
}
std::vector<Reason> reasons_against(const db::Reader& reader, const Exemption& exemption) {
  return check_exemption(exemption, exemptions_of(reader, {exemption.customer_id}));
}

// Whose personal data the record holds.
template <class T>
std::int64_t subject_of(const T& /*record*/) {
  return 0;
}
std::int64_t subject_of(const Exemption& exemption) { return exemption.customer_id.value; }

template <class T>
Result<T> made(journal::Unit& unit, const char* fact, T record) {
  if (auto reasons = reasons_against(unit.db, record); !reasons.empty())
    return invalid(std::move(reasons));
  record.id = unit.make_id<decltype(record.id)>();
  record.revision = 1;
  record.created_at = record.changed_at = unit.now();
  add(unit.db, record);
  unit.tell(journal::created(fact, record, subject_of(record)));
  return record;
}

template <class T>
Result<T> changed(journal::Unit& unit, const char* fact, const std::optional<T>& before,
                  const Patch& patch) {
  if (!before) return not_found(entity<T>().name);
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = reasons_against(unit.db, *after); !reasons.empty())
    return invalid(std::move(reasons));
  auto told = journal::changed(fact, *before, *after, subject_of(*before));
  if (told.changes.empty()) return *before;
  after->revision = told.revision = before->revision + 1;
  after->changed_at = unit.now();
  save(unit.db, *after);
  unit.tell(journal::changed(fact, *before, *after, subject_of(*before)));
  return after;
}

template <class T>
Result<T> got(std::optional<T> found) {
  if (!found) return not_found(entity<T>().name);
  return std::move(*found);
}

}  // namespace

Result<TaxRate> create_rate(journal::Unit& unit, const TaxRate& given) {
  return made(unit, "tax_rate_created", given);
}
Result<TaxRate> change_rate(journal::Unit& unit, const Patch& patch) {
  return changed(unit, "tax_rate_changed", find_rate(unit.db, patch.id), patch);
}
Result<TaxRate> get_rate(const journal::Query& query, const TaxReference& reference) {
  return got(find_rate(query.db, reference.id));
}
Result<db::Page<TaxRate>> list_rates(const journal::Query& query, const db::ListRequest& request) {
  return db::page<TaxRate>(query.db, request);
}

Result<Registration> create_registration(journal::Unit& unit, const Registration& given) {
  return made(unit, "tax_registration_created", given);
}
Result<Registration> change_registration(journal::Unit& unit, const Patch& patch) {
  return changed(unit, "tax_registration_changed", find_registration(unit.db, patch.id), patch);
}
Result<Registration> get_registration(const journal::Query& query, const TaxReference& reference) {
  return got(find_registration(query.db, reference.id));
}
Result<db::Page<Registration>> list_registrations(const journal::Query& query,
                                                  const db::ListRequest& request) {
  return db::page<Registration>(query.db, request);
}

Result<Exemption> create_exemption(journal::Unit& unit, const Exemption& given) {
  const auto customer = customers::find(unit.db, given.customer);
  if (!customer)
    return invalid({{"/customer", "unknown_customer", "No customer has this id or code."}});
  Exemption exemption = given;
  exemption.customer = customer->code;
  exemption.customer_id = customer->id;
  return made(unit, "tax_exemption_created", std::move(exemption));
}
Result<Exemption> change_exemption(journal::Unit& unit, const Patch& patch) {
  return changed(unit, "tax_exemption_changed", find_exemption(unit.db, patch.id), patch);
}
Result<Exemption> get_exemption(const journal::Query& query, const TaxReference& reference) {
  return got(find_exemption(query.db, reference.id));
}
Result<db::Page<Exemption>> list_exemptions(const journal::Query& query,
                                            const db::ListRequest& request) {
  return db::page<Exemption>(query.db, request);
}

}  // namespace supercargo::taxes
