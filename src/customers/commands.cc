#include "customers/commands.h"

#include <cstring>
#include <optional>

#include "customers/rules.h"
#include "customers/store.h"
#include "journal/attempt.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "people/store.h"
#include "policies/store.h"

namespace supercargo::customers {
namespace {

Customer with_keys(const journal::Unit& unit, Customer customer) {
  customer.code_key = comparison_key(customer.code);
  customer.name_key = collation_key(customer.name);
  if (customer.currency.empty()) customer.currency = policies::settings_of(unit.db).currency;
  stamp_currency(entity<Customer>(), &customer, customer.currency);
  return customer;
}

Touched touched_by(const journal::Fact& fact) {
  Touched touched;
  for (const journal::Change& change : fact.changes)
    (change.field == "credit_limit" ? touched.credit_limit : touched.master_data) = true;
  return touched;
}

std::optional<Problem> duty_refusal(const journal::Unit& unit, const Touched& touched,
                                    const Customer& before) {
  if (unit.actor().sole_person) return std::nullopt;
  if (!breaks_duty(touched, unit.actor().person, before)) return std::nullopt;
  Problem refusal =
      touched.credit_limit
          ? invalid({{"/credit_limit", "separation_of_duties",
                      "Nobody gives credit to a customer whose master data they keep."}})
          : invalid({{"", "separation_of_duties",
                      "Nobody keeps the master data of a customer to whom they gave credit."}});
  if (!before.id) return refusal;
  return journal::attempt_on(std::move(refusal), text(before.id));
}

// A customer is looked after by one of us, who still is.
void check_owner(const journal::Unit& unit, const Customer& customer,
                 std::vector<Reason>& reasons) {
  if (!customer.owner) return;
  const auto owner = people::store::person(unit.db, customer.owner);
  if (!owner || owner->party != 0 || owner->status == people::PersonStatus::removed)
    reasons.push_back({"/owner", "unknown_person", "There is no such person among us."});
}

// Whoever gave what last: the other duty is somebody else's from now on.
void sign(Customer& customer, const Touched& touched, PersonId by) {
  if (touched.master_data) customer.master_by = by;
  if (touched.credit_limit) customer.credit_by = by;
}

// While there is one person alone, what would be refused is recorded (decisions 1).
void tell_waived(journal::Unit& unit, const Touched& touched, const Customer& before,
                 const Customer& after) {
  if (!breaks_duty(touched, unit.actor().person, before)) return;
  unit.tell({.name = "separation_waived",
             .record = entity<Customer>().name,
             .record_id = after.id.value,
             .prefix = CustomerId::prefix,
             .revision = after.revision,
             .subject = after.id.value,
             .changes = {{"rule", "null", "\"customer_master_and_credit_limit\""}}});
}

// Shown, not kept: what the checks noticed and who may be the same (domain 10).
std::vector<checks::Finding> noticed(const journal::Unit& unit, const Customer& customer,
                                     const checks::Check& check) {
  std::vector<checks::Finding> shown = warnings(check);
  std::vector<checks::PartyFacts> others;
  for (const Customer& other : find_sharing(unit.db, duplicate_keys(customer), customer.id))
    others.push_back(party_facts(other));
  for (auto& finding : checks::check_party_is_new(party_facts(customer), others).findings)
    shown.push_back(std::move(finding));
  return shown;
}

Result<Customer> save_changed(journal::Unit& unit, const Customer& before, Customer after) {
  const checks::Check check = check_customer(after);
  auto reasons = refusals(check);
  if (after.owner != before.owner) check_owner(unit, after, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  after = with_keys(unit, std::move(after));
  const Touched touched =
      touched_by(journal::changed("customer_changed", before, after, after.id.value));
  if (!touched.master_data && !touched.credit_limit) return before;
  if (auto refusal = duty_refusal(unit, touched, before)) return std::move(*refusal);
  sign(after, touched, unit.actor().person);
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after, duplicate_keys(after));
  unit.tell(journal::changed("customer_changed", before, after, after.id.value));
  tell_waived(unit, touched, before, after);
  after.warnings = noticed(unit, after, check);
  return after;
}

// What an import does not give stays as it is.
template <class Value>
void keep_unless_given(Customer& given, const Customer& before, Value Customer::*member) {
  if ((given.*member).empty()) given.*member = before.*member;
}

}  // namespace

Result<Customer> create(journal::Unit& unit, const Customer& given) {
  const checks::Check check = check_customer(given);
  auto reasons = refusals(check);
  if (find(unit.db, given.code))
    reasons.push_back({"/code", "duplicate_code", "There is a customer with this code already."});
  check_owner(unit, given, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  const Touched touched{.master_data = true, .credit_limit = given.credit_limit.has_value()};
  if (auto refusal = duty_refusal(unit, touched, given)) return std::move(*refusal);
  Customer customer = with_keys(unit, given);
  customer.id = unit.make_id<CustomerId>();
  customer.revision = 1;
  customer.created_at = customer.changed_at = unit.now();
  sign(customer, touched, unit.actor().person);
  if (!customer.owner) customer.owner = unit.actor().person;
  add(unit.db, customer, duplicate_keys(customer));
  unit.tell(journal::created("customer_created", customer, customer.id.value));
  tell_waived(unit, touched, given, customer);
  customer.warnings = noticed(unit, customer, check);
  return customer;
}

Result<Customer> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find_seen(unit.db, patch.id, sight_of(unit.actor()));
  if (!before) return not_found("customer");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  return save_changed(unit, *before, std::move(*after));
}

Result<Customer> put(journal::Unit& unit, const Customer& given) {
  const auto before = find(unit.db, given.code);
  if (!before) return create(unit, given);
  Customer after = given;
  after.id = before->id;
  after.code = before->code;
  after.currency = before->currency;
  after.created_at = before->created_at;
  after.changed_at = before->changed_at;
  after.master_by = before->master_by;
  after.credit_by = before->credit_by;
  if (!after.owner) after.owner = before->owner;
  if (!after.credit_limit) after.credit_limit = before->credit_limit;
  if (after.status == CustomerStatus::active) after.status = before->status;
  for (const auto member : {&Customer::email, &Customer::phone, &Customer::vat_id,
                            &Customer::language, &Customer::notes})
    keep_unless_given(after, *before, member);
  keep_unless_given(after, *before, &Customer::addresses);
  keep_unless_given(after, *before, &Customer::contacts);
  return save_changed(unit, *before, std::move(after));
}

Result<Customer> get(const journal::Query& query, const CustomerReference& reference) {
  auto customer = find_seen(query.db, reference.id, sight_of(query.actor()));
  if (!customer) return not_found("customer");
  return std::move(*customer);
}

Result<db::Page<Customer>> list_customers(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, request, sight_of(query.actor()));
}

}  // namespace supercargo::customers
